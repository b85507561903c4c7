package dev.fraudscorer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small policy that the lab is tested with, where a test can change it. */
final class SmallPolicy {
    private static final Path POLICY = Path.of("../fraud-lab/src/test/resources/small/policy.yaml");

    private SmallPolicy() {}

    /** Copies it into a folder of its name. */
    static Path copy(Path into) throws IOException {
        Path folder = Files.createDirectories(into.resolve("small"));
        Files.copy(POLICY, folder.resolve("policy.yaml"));
        return folder;
    }
}
