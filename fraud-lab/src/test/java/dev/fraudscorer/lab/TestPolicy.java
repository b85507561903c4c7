package dev.fraudscorer.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Puts the policies of the test resources where a test can load and change them. */
public final class TestPolicy {
    private TestPolicy() {}

    /** Copies {@code name/policy.yaml} of the test resources into a folder of that name. */
    public static Path copy(String name, Path into) {
        Path folder = into.resolve(name);
        try (InputStream in = TestPolicy.class.getResourceAsStream("/" + name + "/policy.yaml")) {
            Files.createDirectories(folder);
            Files.copy(Objects.requireNonNull(in, name), folder.resolve("policy.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
