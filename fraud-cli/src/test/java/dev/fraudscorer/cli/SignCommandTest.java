package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fraud sign}. */
class SignCommandTest {
    @TempDir
    Path folder;

    private Path policy = Path.of("");
    private String key = "";

    @BeforeEach
    void makeKey() {
        policy = RecordedPayments.policy(folder.resolve("policy"));
        key = folder.resolve("ops.pem").toString();
        CommandOutput output = CommandOutput.of("sign", "--new-key", key);
        assertThat(output.exit()).as(output.err()).isZero();
    }

    @Test
    void newKey_privateFile_isReadByItsOwnerOnlyAndNeverOverwritten() throws IOException {
        String text = Files.readString(Path.of(key));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key))))
                    .isEqualTo("rw-------");
        }
        assertThat(text).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(Files.readString(Path.of(key + ".pub"))).startsWith("-----BEGIN PUBLIC KEY-----\n");

        CommandOutput again = CommandOutput.of("sign", "--new-key", key);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("expected none of that name");
        Files.delete(Path.of(key + ".pub"));
        assertThat(CommandOutput.of("sign", "--new-key", key).exit()).isEqualTo(1);
        assertThat(Path.of(key)).hasContent(text);
    }

    @Test
    void sign_policy_isTakenByAHostThatTrustsTheKey() throws IOException {
        CommandOutput output = sign("--sequence", "7");

        assertThat(output.exit()).as(output.err()).isZero();
        assertThat(output.out())
                .containsPattern(
                        "signed [0-9]+ files by the key 'ops-2026' with the sequence number 7: .*policy\\.sig\n")
                .doesNotContain("PRIVATE");
        try (FraudScorer scorer = load()) {
            PolicySignature signature = Objects.requireNonNull(scorer.policy().signature());
            assertThat(signature.sequence()).isEqualTo(7);
        }
        Path yaml = policy.resolve("policy.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "\n# changed\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("it has been changed since it was signed");
    }

    @Test
    void sign_again_countsOnFromItsOwnSignatureOnly() throws IOException {
        assertThat(sign().err())
                .contains("found no ")
                .contains("expected --sequence NUMBER: 1 for a policy that was never signed");
        sign("--sequence", "41");
        assertThat(sign().out()).contains("with the sequence number 42");

        Path signature = policy.resolve(PolicySignature.FILE);
        String last = "sequence: " + Long.MAX_VALUE;
        Files.writeString(signature, Files.readString(signature).replace("sequence: 42", last));
        CommandOutput refused = sign();
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("that is not by this key");
        assertThat(signature).content().contains(last);
    }

    @Test
    void sign_brokenPolicy_isNotSigned() throws IOException {
        Path yaml = policy.resolve("policy.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("amount > 100", "amuont > 100"));

        CommandOutput output = sign("--sequence", "1");

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("amuont");
        assertThat(policy.resolve(PolicySignature.FILE)).doesNotExist();
    }

    @Test
    void sign_publicKeyOfAnother_isRefusedBeforeAnythingIsWritten() throws IOException {
        String other = folder.resolve("other.pem").toString();
        CommandOutput.of("sign", "--new-key", other);
        Files.copy(Path.of(other + ".pub"), Path.of(key + ".pub"), StandardCopyOption.REPLACE_EXISTING);

        CommandOutput output = sign("--sequence", "1");

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.err()).contains("belongs to another private key");
        assertThat(policy.resolve(PolicySignature.FILE)).doesNotExist();
    }

    @Test
    void sign_misused_namesWhatIsMissing() throws IOException {
        assertThat(CommandOutput.of("sign").exit()).isEqualTo(2);
        assertThat(CommandOutput.of("sign", policy.toString()).err()).contains("expected --key FILE and --key-id ID");
        assertThat(CommandOutput.of("sign", policy.toString(), "--new-key", key).exit())
                .isEqualTo(2);
        Files.writeString(Path.of(key), "no key");
        assertThat(sign("--sequence", "1").err())
                .contains("found no PRIVATE KEY in PEM")
                .doesNotContain("no key\n");
    }

    private CommandOutput sign(String... more) {
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"sign", policy.toString(), "--key", key, "--key-id", "ops-2026"}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return CommandOutput.of(arguments);
    }

    private FraudScorer load() throws IOException {
        return FraudScorer.builder(policy)
                .secrets(KeyRing.random())
                .trustedKeys(PolicyKeys.ofPem("ops-2026", Files.readString(Path.of(key + ".pub"))))
                .load();
    }
}
