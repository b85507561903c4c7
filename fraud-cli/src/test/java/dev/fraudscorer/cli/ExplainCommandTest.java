package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fraud explain}. */
class ExplainCommandTest {
    @TempDir
    Path folder;

    private Path policy = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void record() {
        policy = RecordedPayments.policy(folder.resolve("policy"));
        file = RecordedPayments.record(policy, folder.resolve("records"), 60, 5);
    }

    @Test
    void explain_oneId_printsDecisionWhyAndByWhat() {
        CommandOutput output = CommandOutput.of("explain", file.toString(), "--id", "tx-7", "--all-values");

        assertThat(output.exit()).as(output.err()).isZero();
        assertThat(output.out())
                .containsPattern("(APPROVE|REVIEW|DENY) payment tx-7 at 2026-")
                .containsPattern("  score 0\\.[0-9]+, approve below 0\\.2, deny from 0\\.8; decided by ")
                .contains("  received 2026-11-30T12:00:07Z, answered in ")
                .contains("    card = 'hmac:2026-11:")
                .contains("(secret, its token)")
                .contains("    model trees, risk ")
                .contains("  policy hosts 1, library ")
                .contains("  list watched of 1 entries, lists/watched.txt")
                .contains("  model network")
                .endsWith("1 record\n");
    }

    @Test
    void explain_hostileTexts_printsEachRecordOnItsOwnLines() throws IOException {
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"channel\":\"CNP\"", "\"channel\":\"5425 2334 3010 9903\\n\\u202eDENY\""));

        CommandOutput output = CommandOutput.of("explain", file.toString());

        assertThat(output.exit()).isZero();
        assertThat(output.out())
                .contains("channel = '#### #### #### ####\\n\\u202eDENY'")
                .doesNotContain("\u202e", "9903");
    }

    @Test
    void explain_withItsPolicy_saysThatAllComeOutTheSameButWhatAListOfSecretsFound() {
        CommandOutput output = CommandOutput.of("explain", "--quiet", "--policy", policy.toString(), file.toString());

        // Without the keys nobody is found on a list of secrets.
        assertThat(output.exit()).as(output.out() + output.err()).isBetween(0, 1);
        assertThat(output.out()).containsPattern("60 records, (5[0-9]|60) came out the same\n$");
    }

    @Test
    void explain_changedPolicy_saysWhatComesOutOtherwise() throws IOException {
        Path yaml = policy.resolve("policy.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("amount > 100", "amount > 1"));

        CommandOutput output = CommandOutput.of("explain", "--policy", policy.toString(), file.toString());

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.out())
                .contains("  again: the same, ")
                .contains("  again: otherwise, ")
                .contains("    rule watched-merchant: new")
                .contains("    policy is another one");
    }

    @Test
    void explain_brokenLines_areNamedAndTheOthersPrinted() throws IOException {
        Files.writeString(file, Files.readString(file) + "{\"schema_version\":1}\n{\"sch");

        CommandOutput output = CommandOutput.of("explain", "--quiet", file.toString());

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.out())
                .contains(":61: field 'assessment' is missing")
                .contains(":62: a decision record in JSON was expected")
                .contains("the line has no end, as when its writer is killed")
                .endsWith("60 records, 2 lines are no record\n");
    }

    @Test
    void explain_nothingFound_isNoSuccess() throws IOException {
        assertThat(CommandOutput.of("explain", file.toString(), "--id", "none").exit())
                .isEqualTo(1);
        assertThat(CommandOutput.of("explain", folder.resolve("none").toString())
                        .exit())
                .isEqualTo(2);
        Path empty = Files.writeString(folder.resolve("empty"), "");
        assertThat(CommandOutput.of("explain", empty.toString()).exit()).isEqualTo(1);
    }
}
