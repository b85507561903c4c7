package dev.fraudscorer.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The tree of sources that a test runs in, whichever of its modules the test is of. */
public final class Repository {
    private Repository() {}

    /** The folder of the whole tree. */
    public static Path root() {
        Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("fraud-bom").resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new AssertionError("expected a folder with the module fraud-bom at or above " + start);
    }

    /**
     * A file or folder of the tree, which is there.
     *
     * @param relative from the root, such as {@code docs/models.md}
     */
    public static Path file(String relative) {
        Path file = root().resolve(relative);
        if (!Files.exists(file)) {
            throw new AssertionError("expected a file at " + file + ": it has moved, or its name has changed");
        }
        return file;
    }
}
