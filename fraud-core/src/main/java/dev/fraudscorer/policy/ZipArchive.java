package dev.fraudscorer.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the files of a policy out of the bytes of a zip. */
final class ZipArchive {
    private static final String EXPECTED = "a whole zip, in which only the entries of its directory stand";

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
        ZipDirectory directory = new ZipDirectory(zip);
        int listed = directory.size();
        if (listed != unpacking.entries()) {
            throw unpacking.refused(
                    unpacking.entries() + " entries, and "
                            + (listed < 0 ? "no directory of them" : listed + " in its directory"),
                    EXPECTED);
        }
        String other = directory.firstOther(unpacking.names(), unpacking::content);
        if (other != null) {
            throw unpacking.refused(
                    other.isEmpty()
                            ? "a directory that does not end where the archive says, or is not at its end"
                            : "an entry '" + other + "' of its directory that is not the one of that name",
                    EXPECTED);
        }
        return unpacking.files();
    }
}
