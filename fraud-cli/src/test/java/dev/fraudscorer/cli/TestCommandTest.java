package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.testkit.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fraud test}: the cases beside rules. */
class TestCommandTest {
    private static final Path CLEAN = Path.of(Policies.LINT_CLEAN);

    @TempDir
    Path folder;

    @Test
    void test_casesThatHold_exitsWithZero() {
        CommandOutput output = CommandOutput.of("test", CLEAN.toString());

        assertThat(output.out()).isEqualTo("4 cases passed, 0 failed\n");
        assertThat(output.exit()).isZero();
    }

    @Test
    void test_caseThatFails_exitsWithOneAndReportsWhy() throws IOException {
        String policy = Files.readString(CLEAN.resolve("policy.yaml"));
        Files.writeString(folder.resolve("policy.yaml"), policy.replace("card.count_1h >= 5", "card.count_1h >= 6"));
        Files.copy(CLEAN.resolve("blocked.csv"), folder.resolve("blocked.csv"));

        CommandOutput output = CommandOutput.of("test", folder.toString());

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out())
                .contains("rule 'burst', the fifth within an hour: expected that it fires, but it does not fire")
                .contains("card.count_1h", "3 cases passed, 1 failed");
    }

    @Test
    void test_policyThatDoesNotLoad_exitsWithTwo() {
        assertThat(CommandOutput.of("test", folder.toString()).exit()).isEqualTo(2);
        assertThat(CommandOutput.of("test").exit()).isEqualTo(2);
    }
}
