package dev.fraudscorer.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips made for tests. */
public final class Zips {
    private Zips() {}

    /**
     * A zip of entries in this order.
     *
     * @param namesAndTexts the name of an entry, then its text, and so on; the text of a folder is empty
     */
    public static byte[] of(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The same bytes with every occurrence of one name replaced by another of the same length. */
    public static byte[] renamed(byte[] zip, String name, String other) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(name, other).getBytes(StandardCharsets.ISO_8859_1);
    }
}
