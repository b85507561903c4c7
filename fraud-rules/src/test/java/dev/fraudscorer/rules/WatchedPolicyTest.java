package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.policy.ScorerChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a watcher takes of a policy of several files: its lists alone, a new file that a new document names, what is signed as a whole. */
final class WatchedPolicyTest {
    private static final String POLICY =
            "lists:\n  cards: { file: cards.csv, of: card }\nrules: [ { file: rules/*.yaml } ]\n";

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<ScorerChange> changes = new LinkedBlockingQueue<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        new PolicyFiles(folder).policy(POLICY).file("cards.csv", "key\na\n").file("rules/one.yaml", rule("one"));
        scorer = watch(FraudScorer.builder(folder));
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void lists_alone_areReloadedWithoutThePolicy() throws InterruptedException {
        put("cards.csv", "key\na\nb\n");

        ScorerChange change = next();
        assertThat(change.kind()).isEqualTo(ChangeKind.RELOAD_LISTS);
        assertThat(change.subject()).isEqualTo("cards");
        assertThat(scorer.policy().lists()).extracting(ListVersion::entries).containsExactly(2L);
    }

    @Test
    void rollback_thenLists_doNotBringTheVersionBack() throws InterruptedException {
        put("rules/one.yaml", rule("wrong"));
        assertThat(next().kind()).isEqualTo(ChangeKind.RELOAD);
        String wrong = scorer.policy().provenance().digest();
        scorer.policy().rollback();
        assertThat(next().kind()).isEqualTo(ChangeKind.ROLLBACK);

        put("cards.csv", "key\na\nb\n");
        put("rules/one.yaml", rule("mended"));
        ScorerChange mended = next();
        assertThat(mended.isRefused()).isFalse();
        assertThat(Objects.requireNonNull(mended.to()).digest()).isNotEqualTo(wrong);
        assertThat(scorer.metrics().ruleCounts()).extracting(RuleCounts::rule).containsExactly("mended");
    }

    @Test
    void document_thatNamesAFileWhichComesLater_isTakenWhenBothAreThere() throws InterruptedException {
        put("policy.yaml", PolicyFiles.HEAD + POLICY.replace("cards.csv", "new/cards.csv"));
        assertThat(next().problems()).singleElement().asString().contains("no file 'new/cards.csv'");
        put("new/cards.csv", "key\nx\ny\nz\n");

        assertThat(next().isRefused()).isFalse();
        assertThat(scorer.policy().lists()).extracting(ListVersion::entries).containsExactly(3L);
    }

    @Test
    void pattern_fileAddedAndTakenAway_isTaken() throws Exception {
        put("rules/two.yaml", rule("two"));
        assertThat(next().isRefused()).isFalse();
        assertThat(scorer.metrics().ruleCounts()).hasSize(2);
        Files.delete(folder.resolve("rules/one.yaml"));
        assertThat(next().isRefused()).isFalse();
        assertThat(scorer.metrics().ruleCounts()).extracting(RuleCounts::rule).containsExactly("two");
    }

    @Test
    void signed_whatIsNotSigned_isReportedOnceAndWhatIsIsTaken() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        sign(keys, 1);
        scorer.close();
        changes.clear();
        scorer = watch(FraudScorer.builder(folder).trustedKeys(PolicyKeys.of("ops", keys.getPublic())));

        put("rules/one.yaml", rule("other"));
        assertThat(next().isRefused()).isTrue();
        sign(keys, 2);
        assertThat(next().isRefused()).isFalse();
        assertThat(Objects.requireNonNull(scorer.policy().signature()).sequence())
                .isEqualTo(2);
        put("cards.csv", "key\na\nb\n");
        assertThat(next().isRefused()).isTrue();
        sign(keys, 3);
        ScorerChange lists = next();
        assertThat(lists.kind()).isEqualTo(ChangeKind.RELOAD_LISTS);
        assertThat(lists.isRefused()).as(lists.toString()).isFalse();
        assertThat(Objects.requireNonNull(scorer.policy().signature()).sequence())
                .isEqualTo(3);
        sign(keys, 4);
        assertThat(next().kind()).isEqualTo(ChangeKind.RELOAD);
        assertThat(Objects.requireNonNull(scorer.policy().signature()).sequence())
                .isEqualTo(4);
    }

    private FraudScorer watch(FraudScorer.Builder builder) {
        FraudScorer watched = builder.watch(Duration.ofMillis(20))
                .changeListener(changes::add)
                .load();
        assertThat(Objects.requireNonNull(changes.poll()).kind()).isEqualTo(ChangeKind.LOAD);
        return watched;
    }

    private ScorerChange next() throws InterruptedException {
        ScorerChange change = changes.poll(60, TimeUnit.SECONDS);
        return Objects.requireNonNull(change, "no change");
    }

    /** Moved into place as a whole, as a deployment does it: the watcher looks at any moment. */
    private void put(String name, String content) {
        try {
            Path aside = Files.writeString(folder.resolve("aside"), content);
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AssertionError("cannot write " + name, e);
        }
    }

    private void sign(KeyPair keys, long sequence) {
        PolicySignature signature = FraudScorer.builder(folder).sign("ops", keys.getPrivate(), sequence);
        put(PolicySignature.FILE, signature.text());
    }

    private static String rule(String id) {
        return "- { id: " + id + ", when: merchant == 'm', reason: X, risk: 0.1 }\n";
    }
}
