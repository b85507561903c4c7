package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One policy with a mistake of each kind, and the whole report of it as an analyst reads it. */
final class BadInputReportTest {
    @Test
    void load_mistakeOfEachKind_givesTheWrittenReport(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("bad-input"));
        Files.writeString(folder.resolve("policy.yaml"), resource("policy.yaml"));
        Files.writeString(folder.resolve("cards.csv"), "key\ntok_1\n");
        Files.writeString(folder.resolve("ranges.csv"), "key,valid_to\n10.0.0.1/8,\n10.0.0.0/8,2026-02-30\n");

        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> FraudScorer.load(folder).close());

        assertThat(refused.getMessage()).isEqualTo(resource("report.txt").stripTrailing());
    }

    private static String resource(String name) throws IOException {
        try (var in =
                Objects.requireNonNull(BadInputReportTest.class.getResourceAsStream("/bad-input/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
