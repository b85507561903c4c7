package dev.fraudscorer.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Transactions and models from elsewhere, which are not part of the repository: they lie in the folder that {@code
 * -Dfraudscorer.data} names, by default {@code shared/data} beside the tree. A test that reads one that is absent is
 * skipped.
 */
public final class RealData {
    private RealData() {}

    /** A file of the data folder. */
    public static Path file(String name) {
        return present(folder().resolve(name));
    }

    /** The folder of a case, in the folder {@code cases} beside the data. */
    public static Path caseFolder(String name) {
        return present(folder().resolveSibling("cases").resolve(name));
    }

    /** A compressed text of the data folder, which the caller closes. */
    public static BufferedReader reader(String name) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file(name))), StandardCharsets.UTF_8));
    }

    /** The rows of a compressed CSV file without quotes; the header is the first. */
    public static List<String[]> rows(String name) {
        try (BufferedReader reader = reader(name)) {
            return reader.lines().map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String named = System.getProperty("fraudscorer.data", "");
        Path folder = named.isEmpty() ? Repository.root().resolve("../shared/data") : Path.of(named);
        return folder.toAbsolutePath().normalize();
    }

    private static Path present(Path file) {
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: no real data at " + file + "; name their folder with -Dfraudscorer.data");
        return file;
    }
}
