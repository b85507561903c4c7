package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.rules.code.JavaRule;
import dev.fraudscorer.rules.code.JavaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With trusted keys, a policy is what was signed, and nothing older comes in its place. */
final class SignedPolicyTest {
    private static final String POLICY =
            "lists:\n  cards: { file: cards.csv, of: card }\nrules: [ { file: rules/*.yaml } ]\n";

    @TempDir
    Path folder;

    private final KeyPair keys = keys();
    private PolicyFiles files;

    @BeforeEach
    void write() {
        files = new PolicyFiles(folder)
                .policy(POLICY)
                .file("cards.csv", "key\na\n")
                .file("rules/one.yaml", rule("one"))
                .file("rules/two.yaml", rule("two"));
    }

    @Test
    void load_signed_hasTheSignatureAndTheDigestOfTheUnsignedOne() {
        String unsigned;
        try (FraudScorer scorer = files.load()) {
            unsigned = scorer.policy().provenance().digest();
            assertThat(scorer.policy().signature()).isNull();
        }
        sign(1);
        try (FraudScorer scorer = load()) {
            assertThat(Objects.requireNonNull(scorer.policy().signature()).sequence())
                    .isEqualTo(1);
            assertThat(Objects.requireNonNull(scorer.policy().signature()).files())
                    .containsOnlyKeys("cards.csv", "policy.yaml", "rules/one.yaml", "rules/two.yaml");
            assertThat(scorer.policy().provenance().digest()).isEqualTo(unsigned);
        }
    }

    @Test
    void load_unsigned_isRefusedWithWhatToDo() {
        assertThatThrownBy(this::load)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(
                        "policy.sig: found no signature; expected a signature by one of the keys [ops], as 'fraud sign' makes it");
    }

    @Test
    void load_unknownKey_isRefused() {
        file(
                PolicySignature.FILE,
                signature(FraudScorer.builder(folder), "old", keys, 1).text());
        assertThatThrownBy(this::load)
                .hasMessageContaining("a signature by the key 'old', which is not trusted")
                .hasMessageContaining("[ops]");
    }

    @Test
    void load_byAnotherKeyOfThatName_isRefused() {
        file(
                PolicySignature.FILE,
                signature(FraudScorer.builder(folder), "ops", keys(), 1).text());
        assertThatThrownBy(this::load).hasMessageContaining("a signature that the key 'ops' has not made");
    }

    @Test
    void load_changedFile_isRefusedByName() {
        sign(1);
        file("rules/two.yaml", rule("changed"));
        assertThatThrownBy(this::load)
                .hasMessageContaining("'rules/two.yaml'")
                .hasMessageContaining("it has been changed since it was signed; sign the policy again");
    }

    @Test
    void load_changedList_isRefused() {
        sign(1);
        file("cards.csv", "key\nb\n");
        assertThatThrownBy(this::load).hasMessageContaining("cards.csv").hasMessageContaining("changed since");
    }

    @Test
    void load_convertedLineEnds_areNamed() {
        sign(1);
        file("rules/two.yaml", rule("two").replace("\n", "\r\n"));
        assertThatThrownBy(this::load).hasMessageContaining("its line ends were converted since it was signed");
    }

    @Test
    void load_addedFile_isRefused() {
        sign(1);
        file("rules/three.yaml", rule("three"));
        assertThatThrownBy(this::load)
                .hasMessageContaining("'rules/three.yaml'")
                .hasMessageContaining("it was not signed");
    }

    @Test
    void load_fileTakenAway_isRefused() throws IOException {
        sign(1);
        Files.delete(folder.resolve("rules/two.yaml"));
        assertThatThrownBy(this::load).hasMessageContaining("no file 'rules/two.yaml'");
    }

    @Test
    void load_anotherDocumentBesideIt_isRefused() {
        sign(1);
        file("policy.json", "{}");
        assertThatThrownBy(this::load).hasMessageContaining("both of");
    }

    @Test
    void load_signatureOfAnotherPolicy_isRefused(@TempDir Path other) throws IOException {
        new PolicyFiles(other).policy("description: other\n");
        Files.writeString(
                folder.resolve(PolicySignature.FILE),
                signature(FraudScorer.builder(other), "ops", keys, 9).text());
        assertThatThrownBy(this::load).isInstanceOf(PolicyException.class).hasMessageContaining("since it was signed");
    }

    @Test
    void load_brokenSignatures_areRefusedWithTheLine() {
        file(PolicySignature.FILE, "");
        assertThatThrownBy(this::load).hasMessageContaining("what is no whole signature (policy.sig:1");
        file(PolicySignature.FILE, "x".repeat(5_000_000));
        assertThatThrownBy(this::load).hasMessageContaining("more than 4194304 bytes");
    }

    @Test
    void load_olderThanTheHostDemands_isRefusedAlsoWhereNothingIsInUse() {
        sign(6);
        PolicyKeys demanding = PolicyKeys.of("ops", keys.getPublic()).atLeast(7);
        assertThatThrownBy(
                        () -> FraudScorer.builder(folder).trustedKeys(demanding).load())
                .hasMessageContaining("found the sequence number 6; expected at least 7, which the host demands");
        sign(7);
        FraudScorer.builder(folder).trustedKeys(demanding).load().close();
    }

    @Test
    void load_secondKey_isTrustedToo() {
        KeyPair next = keys();
        file(
                PolicySignature.FILE,
                signature(FraudScorer.builder(folder), "next", next, 1).text());
        FraudScorer.builder(folder)
                .trustedKeys(PolicyKeys.of("ops", keys.getPublic()).and(PolicyKeys.of("next", next.getPublic())))
                .load()
                .close();
    }

    @Test
    void load_sectionsByCodeAndLeftOut_needNoOtherSignature() {
        sign(1);
        JavaRule rule = JavaRule.builder("by-code")
                .reads("merchant")
                .when(values -> true)
                .reason("X")
                .risk(0.1)
                .description("by code")
                .build();
        FraudScorer.builder(folder)
                .without("rules")
                .section(JavaRules.SECTION, JavaRules.of(rule))
                .trustedKeys(PolicyKeys.of("ops", keys.getPublic()))
                .load()
                .close();
    }

    @Test
    void reload_later_isTaken_olderIsRefusedUnlessForced() {
        sign(5);
        try (FraudScorer scorer = load()) {
            String first = scorer.policy().provenance().digest();
            file("rules/two.yaml", rule("three"));
            sign(6);
            scorer.policy().reload();
            file("rules/two.yaml", rule("two"));
            sign(5);

            assertThatThrownBy(() -> scorer.policy().reload())
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("found the sequence number 5, which is older than 6 of the version in use")
                    .hasMessageContaining("sign the policy again, or force the change");
            assertThat(scorer.policy().check().isAccepted()).isFalse();

            scorer.policy().reload(Change.by("alice").because("incident").force());
            assertThat(scorer.policy().provenance().digest()).isEqualTo(first);
            assertThat(scorer.policy().changes().get(3).by().isForced()).isTrue();
        }
    }

    @Test
    void reload_sameSequence_isTakenForTheSameFilesOnly() {
        sign(5);
        try (FraudScorer scorer = load()) {
            scorer.policy().reload();
            file("rules/two.yaml", rule("three"));
            sign(5);
            assertThatThrownBy(() -> scorer.policy().reload())
                    .hasMessageContaining("the sequence number 5, which the version in use has, with other files");
        }
    }

    @Test
    void reload_anotherPolicyOfTheSameKey_isRefused(@TempDir Path other) {
        sign(5);
        new PolicyFiles(other).file("policy.yaml", PolicyFiles.HEAD.replace("policy: test", "policy: staging"));
        new PolicyFiles(other)
                .file(
                        PolicySignature.FILE,
                        signature(FraudScorer.builder(other), "ops", keys, 9).text());
        try (FraudScorer scorer = load()) {
            assertThatThrownBy(() -> scorer.policy().reload(other))
                    .hasMessageContaining("a signature of another policy, 'staging'")
                    .hasMessageContaining("force the change if it is meant");
            assertThat(scorer.policy()
                            .reload(
                                    PolicySource.folder(other),
                                    Change.by("alice").force())
                            .policy())
                    .isEqualTo("staging");
        }
    }

    @Test
    void reload_unsignedOrTampered_leavesTheVersionInUse() throws IOException {
        sign(5);
        try (FraudScorer scorer = load()) {
            String digest = scorer.policy().provenance().digest();
            file("rules/two.yaml", rule("three"));
            assertThatThrownBy(() -> scorer.policy().reload(Change.by("mallory").force()))
                    .isInstanceOf(PolicyException.class);
            Files.delete(folder.resolve(PolicySignature.FILE));
            assertThatThrownBy(() -> scorer.policy().reload(Change.by("mallory").force()))
                    .hasMessageContaining("no signature");
            assertThat(scorer.policy().provenance().digest()).isEqualTo(digest);
        }
    }

    @Test
    void rollback_toALowerSequence_isNoDowngrade() throws IOException {
        sign(5);
        try (FraudScorer scorer = load()) {
            String first = scorer.policy().provenance().digest();
            file("rules/two.yaml", rule("three"));
            sign(6);
            scorer.policy().reload();
            Files.delete(folder.resolve(PolicySignature.FILE));

            assertThat(scorer.policy().rollback().digest()).isEqualTo(first);
            assertThat(Objects.requireNonNull(scorer.policy().signature()).sequence())
                    .isEqualTo(5);
        }
    }

    @Test
    void reloadLists_signedWithThem_areTaken() {
        sign(5);
        try (FraudScorer scorer = load()) {
            file("cards.csv", "key\nb\nc\n");
            assertThatThrownBy(() -> scorer.policy().reloadLists())
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("it has been changed since it was signed");
            sign(6);
            assertThat(scorer.policy().reloadLists().changed()).hasSize(1);
            assertThat(Objects.requireNonNull(scorer.policy().signature()).sequence())
                    .isEqualTo(6);
            file("cards.csv", "key\na\n");
            sign(5);
            assertThatThrownBy(() -> scorer.policy().reloadLists()).hasMessageContaining("which is older than 6");
            assertThatThrownBy(() -> scorer.policy().reload()).hasMessageContaining("which is older than 6");
        }
    }

    @Test
    void reloadLists_withASignatureOfAnotherVersionOfThePolicy_areRefused() {
        sign(5);
        try (FraudScorer scorer = load()) {
            file("cards.csv", "key\nb\n");
            file("rules/two.yaml", rule("three"));
            sign(6);
            assertThatThrownBy(() -> scorer.policy().reloadLists())
                    .hasMessageContaining(
                            "rules/two.yaml: found another content than the one that policy.sig was made for")
                    .hasMessageContaining("reload the policy as a whole");
            file("rules/two.yaml", rule("two"));
            file("rules/three.yaml", rule("three"));
            sign(7);
            assertThatThrownBy(() -> scorer.policy().reloadLists())
                    .hasMessageContaining("rules/three.yaml: found a file that policy.sig covers");
            scorer.policy().reload();
        }
    }

    private FraudScorer load() {
        return FraudScorer.builder(folder)
                .trustedKeys(PolicyKeys.of("ops", keys.getPublic()))
                .load();
    }

    private void sign(long sequence) {
        String text =
                signature(FraudScorer.builder(folder), "ops", keys, sequence).text();
        try {
            Path aside = Files.writeString(folder.resolve("aside"), text);
            Files.move(aside, folder.resolve(PolicySignature.FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError("cannot write", e);
        }
    }

    private static PolicySignature signature(FraudScorer.Builder builder, String id, KeyPair keys, long sequence) {
        return builder.sign(id, keys.getPrivate(), sequence);
    }

    private void file(String name, String content) {
        files.file(name, content);
    }

    private static String rule(String id) {
        return "- { id: " + id + ", when: merchant == 'm', reason: X, risk: 0.1 }\n";
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Ed25519", e);
        }
    }
}
