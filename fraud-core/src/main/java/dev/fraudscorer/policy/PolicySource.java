package dev.fraudscorer.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where a policy is: in a folder, on the class path, or in a zip. It is opened at each load and reload, so that a
 * reload reads what is there then. Immutable; thread-safe.
 *
 * <p>Archives are unpacked into memory while a policy is loaded: at most 4,096 entries and 512 MiB, or a quarter of the memory
 * that the process may take ({@link Runtime#maxMemory}) if that is less; the archive itself is not larger either. An archive with
 * an entry that would lie outside of it, with two of one name, or whose directory has other entries than it holds, is refused.
 */
public final class PolicySource {
    private final String name;
    private final Supplier<PolicyFiles> opening;

    private PolicySource(String name, Supplier<PolicyFiles> opening) {
        this.name = name;
        this.opening = opening;
    }

    /**
     * A folder of the file system.
     *
     * @param folder holds {@code policy.yaml} or {@code policy.json} and the files that it names; need not exist yet
     */
    public static PolicySource folder(Path folder) {
        Path written = Objects.requireNonNull(folder, "folder").toAbsolutePath().normalize();
        return new PolicySource(nameOf(written), () -> new FolderFiles(written));
    }

    /**
     * A folder on the class path, in a jar or beside the classes. All files are read from the first place that holds the
     * policy's document.
     *
     * @param loader where the folder is looked for
     * @param folder such as {@code policies/cards}, without a slash at its beginning and end
     * @throws IllegalArgumentException if the folder's name is no such name
     */
    public static PolicySource classPath(ClassLoader loader, String folder) {
        Objects.requireNonNull(loader, "loader");
        requirePlain(folder);
        return new PolicySource(folder, () -> ClassPathFolder.open(folder, loader::getResource));
    }

    /**
     * A folder on the class path of a class. If the class is in a named module, this module opens the package of the folder's
     * name, or the folder's name is none that a package can have, such as {@code cards-policy}.
     *
     * @param folder such as {@code policies/cards}, from the root, without a slash at its beginning and end
     * @throws IllegalArgumentException if the folder's name is no such name
     */
    public static PolicySource classPath(Class<?> anchor, String folder) {
        Objects.requireNonNull(anchor, "anchor");
        requirePlain(folder);
        return new PolicySource(
                folder, () -> ClassPathFolder.open(folder, resource -> anchor.getResource("/" + resource)));
    }

    /** A zip or jar whose files, from its root, are the policy's. */
    public static PolicySource zip(Path file) {
        return zip(file, "");
    }

    /**
     * A zip or jar that holds the policy in a folder.
     *
     * @param folder such as {@code cards-1.2}, without a slash at its beginning and end; empty for the root
     * @throws IllegalArgumentException if the folder's name is no such name
     */
    public static PolicySource zip(Path file, String folder) {
        Path written = Objects.requireNonNull(file, "file").toAbsolutePath().normalize();
        requirePlainOrEmpty(folder);
        String name = nameOf(written);
        return new PolicySource(name, () -> {
            if (Files.exists(written) && !Files.isRegularFile(written)) {
                // Opening a pipe would wait for somebody to write to it.
                throw Unpacking.problem(name, "what is no regular file", "a zip");
            }
            try (InputStream in = Files.newInputStream(written)) {
                return ZipArchive.read(name, folder, bytes(name, in));
            } catch (IOException e) {
                throw Unpacking.problem(
                        name, "a file that cannot be read (" + PolicyFiles.fault(e) + ")", "a readable zip");
            }
        });
    }

    /**
     * A zip whose files, from its root, are the policy's. Another zip is another source: a reload from this one reads the
     * same.
     *
     * @param zip read to its end at once; not closed
     * @throws IOException if it cannot be read
     * @throws PolicyException if it is too large, or needs more memory than there is
     */
    public static PolicySource zip(InputStream zip) throws IOException {
        return zip(zip, "");
    }

    /**
     * A zip that holds the policy in a folder. Another zip is another source: a reload from this one reads the same.
     *
     * @param zip read to its end at once; not closed
     * @param folder such as {@code cards-1.2}, without a slash at its beginning and end; empty for the root
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if the folder's name is no such name
     * @throws PolicyException if it is too large, or needs more memory than there is
     */
    public static PolicySource zip(InputStream zip, String folder) throws IOException {
        requirePlainOrEmpty(folder);
        byte[] bytes = bytes("zip", zip);
        return new PolicySource("zip", () -> ZipArchive.read("zip", folder, bytes));
    }

    /** What reports call it: the name of the folder or file, {@code zip} for a stream. */
    public String name() {
        return name;
    }

    /**
     * Opens it, as a load does.
     *
     * @throws PolicyException if it cannot be opened, as an archive that is broken
     */
    public PolicyFiles open() {
        try {
            return opening.get();
        } catch (OutOfMemoryError e) {
            // What is small may unpack to the bound, which is more than some processes have left.
            throw outOfMemory(name);
        }
    }

    @Override
    public String toString() {
        return "PolicySource[" + name + "]";
    }

    private static byte[] bytes(String name, InputStream in) throws IOException {
        try {
            byte[] bytes = in.readNBytes(Unpacking.MOST_BYTES);
            if (bytes.length == Unpacking.MOST_BYTES && in.read() >= 0) {
                throw Unpacking.problem(
                        name, "more than " + Unpacking.MOST_BYTES + " bytes", Unpacking.EXPECTED_SMALLER);
            }
            return bytes;
        } catch (OutOfMemoryError e) {
            throw outOfMemory(name);
        }
    }

    private static PolicyException outOfMemory(String name) {
        return Unpacking.problem(name, "an archive that needs more memory than there is", Unpacking.EXPECTED_SMALLER);
    }

    private static String nameOf(Path written) {
        Path last = written.getFileName();
        return last == null ? written.toString() : last.toString();
    }

    private static void requirePlainOrEmpty(String folder) {
        if (!folder.isEmpty()) {
            requirePlain(folder);
        }
    }

    private static void requirePlain(String folder) {
        if (!Unpacking.isPlain(folder)) {
            throw new IllegalArgumentException("found the folder '" + folder
                    + "'; expected a name such as policies/cards, without a slash at its beginning and end");
        }
    }
}
