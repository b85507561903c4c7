package dev.fraudscorer.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the files of a policy out of the bytes of a zip. */
final class ZipArchive {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    private ZipArchive() {}

    /**
     * The files of a folder.
     *
     * @throws PolicyException if the archive is broken, or one of its entries is refused
     */
    static PolicyFiles read(String name, String folder, byte[] zip) {
        Unpacking unpacking = new Unpacking(name, folder);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null) {
                unpacking.add(entry.getName(), in);
                entry = in.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unpacking.refused(
                    "an archive that cannot be read (" + e.getClass().getSimpleName() + ")",
                    "a whole zip, not encrypted");
        }
        // The stream ends where anything but an entry begins, and throws nothing: a pattern would then match fewer
        // files.
        int listed = entriesListed(zip);
        if (listed != unpacking.entries()) {
            throw unpacking.refused(
                    unpacking.entries() + " entries, and "
                            + (listed < 0 ? "no directory of them" : listed + " in its directory"),
                    "a whole zip, in which only the entries of its directory stand");
        }
        return unpacking.files();
    }

    /** How many entries the archive's own directory has, by the record at its end; -1 if there is none. */
    private static int entriesListed(byte[] zip) {
        for (int at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT); at--) {
            if (int16(zip, at) == (END & 0xffff)
                    && int16(zip, at + 2) == END >>> 16
                    && at + END_BYTES + int16(zip, at + 20) == zip.length) {
                return int16(zip, at + 10);
            }
        }
        return -1;
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }
}
