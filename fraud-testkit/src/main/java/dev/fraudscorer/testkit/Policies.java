package dev.fraudscorer.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Policies that several modules are tested with, as folders seen from the folder of a module, in which its tests run. */
public final class Policies {
    /** Card payments with windows, derived features and rules, of the columns that the simulator writes. */
    public static final String SMALL = "../fraud-testkit/src/main/resources/policies/small";

    /** Rules of which lint finds nothing, and whose four cases all hold. */
    public static final String LINT_CLEAN = "../fraud-testkit/src/main/resources/policies/lint-clean";

    private Policies() {}

    /**
     * Copies a policy to where a test can change it.
     *
     * @param policy its folder
     * @param into in which a folder of the policy's name is made
     * @return the copy's folder
     */
    public static Path copy(String policy, Path into) {
        Path from = Path.of(policy);
        Path copy = into.resolve(from.getFileName());
        try (Stream<Path> walk = Files.walk(from)) {
            List<Path> all = walk.toList();
            Files.createDirectories(into);
            for (Path each : all) {
                Files.copy(each, copy.resolve(from.relativize(each).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
