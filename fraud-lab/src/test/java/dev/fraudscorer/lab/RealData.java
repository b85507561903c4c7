package dev.fraudscorer.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real transactions and models, which are not part of the repository. */
public final class RealData {
    private RealData() {}

    /** The file; the test is skipped where it is absent. */
    public static Path file(String relative) {
        Path file = Path.of(System.getProperty("fraudscorer.data", "../../shared/data"))
                .resolve(relative);
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: no real data at " + file + "; name their folder with -Dfraudscorer.data");
        return file;
    }
}
