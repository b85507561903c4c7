package dev.fraudscorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes policies for tests. */
public final class PolicyText {
    /** A policy of the test engine. */
    public static final String TEST_POLICY = """
            policy: test
            version: 1
            events:
              payment: { card: key, device: { type: key, required: false }, amount: number, country: country,
                         currency: currency, ip: ip, new_device: boolean, fail: text }
              login: { card: key, ip: ip }
            test: { feature: seen }
            score:
              thresholds: { approve: 0.20, deny: 0.80 }
            """;

    private PolicyText() {}

    /** Writes {@code text} as {@code policy.yaml} into {@code folder}. */
    public static Path write(Path folder, String text) {
        return write(folder, "policy.yaml", text);
    }

    /** Writes {@code text} as {@code file} into {@code folder}. */
    public static Path write(Path folder, String file, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), text);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
