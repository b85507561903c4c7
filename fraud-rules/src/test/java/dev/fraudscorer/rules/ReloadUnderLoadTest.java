package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two threads score while lists and policy are reloaded, a third of the times broken. In each edition of the lists either
 * both hold the card or neither does; in each version of the policy every rule and the thresholds carry its number. An
 * assessment that shows anything else, or a digest of no reload, is of two versions.
 */
final class ReloadUnderLoadTest {
    private static final int LIST_RELOADS = Integer.getInteger("fraudscorer.list.reloads", 100);
    private static final int POLICY_RELOADS = Integer.getInteger("fraudscorer.policy.reloads", 20);
    private static final int SCORING_THREADS = 2;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(SCORING_THREADS);
    private final AtomicBoolean done = new AtomicBoolean();
    /** What assessments showed, each once. */
    private final Set<Shown> shown = ConcurrentHashMap.newKeySet();
    /** By digest, what its assessments must show. */
    private final Map<String, Shown> expected = new HashMap<>();

    private int edition;
    private int version;

    @AfterEach
    void stop() throws InterruptedException {
        done.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void score_whileAllIsReloaded_neverFailsAndIsAlwaysOfOneVersion() throws Exception {
        writeLists();
        writePolicy();
        try (FraudScorer scorer = new PolicyFiles(folder).load()) {
            recordVersion(scorer);
            Future<Long> one = threads.submit(scoring(scorer, "one"));
            Future<Long> two = threads.submit(scoring(scorer, "two"));
            int between = Math.max(1, LIST_RELOADS / POLICY_RELOADS);
            for (int i = 1; i <= LIST_RELOADS; i++) {
                reloadLists(scorer, i % 3 == 0);
                if (i % between == 0) {
                    reloadPolicy(scorer, i / between % 3 == 0);
                }
            }
            done.set(true);
            long all = one.get(30, TimeUnit.SECONDS) + two.get(30, TimeUnit.SECONDS);
            assertThat(scorer.metrics().counts().scored()).isEqualTo(all);
            assertThat(scorer.metrics().counts().degraded()).isZero();
        }
        assertThat(shown).allSatisfy(assessment -> assertThat(assessment).isEqualTo(expected.get(assessment.digest)));
        // The threads saw more than the first and the last.
        assertThat(shown).hasSizeGreaterThan(POLICY_RELOADS / 2);
    }

    private Callable<Long> scoring(FraudScorer scorer, String thread) {
        return () -> {
            long scored = 0;
            while (!done.get()) {
                Assessment assessment = scorer.score(scorer.event("payment", thread + scored++, NOON)
                        .set("card", "probe")
                        .set("merchant", "m")
                        .build());
                shown.add(Shown.of(assessment));
            }
            return scored;
        };
    }

    private void reloadLists(FraudScorer scorer, boolean broken) {
        if (broken) {
            file("two.csv", "key\n\"probe\n");
            String before = scorer.policy().provenance().digest();
            assertThatThrownBy(scorer.policy()::reloadLists).isInstanceOf(PolicyException.class);
            assertThat(scorer.policy().provenance().digest()).isEqualTo(before);
        }
        edition++;
        writeLists();
        scorer.policy().reloadLists();
        recordVersion(scorer);
    }

    private void reloadPolicy(FraudScorer scorer, boolean broken) {
        version++;
        if (broken) {
            new PolicyFiles(folder).policy("rules: [ { id: r, when: nobody > 1, reason: X, risk: 0.1 } ]\n");
            String before = scorer.policy().provenance().digest();
            assertThatThrownBy(scorer.policy()::reload).isInstanceOf(PolicyException.class);
            assertThat(scorer.policy().provenance().digest()).isEqualTo(before);
        }
        writePolicy();
        scorer.policy().reload();
        recordVersion(scorer);
    }

    private void recordVersion(FraudScorer scorer) {
        Set<String> fired = new TreeSet<>(Set.of("always " + version));
        if (edition % 2 == 0) {
            fired.addAll(Set.of("one " + version, "two " + version));
        }
        String digest = scorer.policy().provenance().digest();
        expected.put(digest, new Shown(digest, Integer.toString(version), threshold(version), fired));
    }

    /** Both lists hold the card in even editions; the edition's number makes each file another one. */
    private void writeLists() {
        String card = edition % 2 == 0 ? "probe\n" : "other\n";
        file("one.csv", "# " + edition + "\nkey\n" + card);
        file("two.csv", "# " + edition + "\nkey\n" + card);
    }

    private void writePolicy() {
        file(
                "policy.yaml",
                PolicyFiles.HEAD
                                .replace("version: \"1\"", "version: \"" + version + "\"")
                                .replace("deny: 0.8", "deny: " + threshold(version))
                        + """
                lists:
                  one: { file: one.csv, of: card }
                  two: { file: two.csv, of: card }
                rules:
                  - { id: always, when: merchant == 'm', reason: X, risk: 0.1, description: always %1$d }
                  - { id: one, when: card in lists.one, reason: X, risk: 0.1, description: one %1$d }
                  - { id: two, when: card in lists.two, reason: X, risk: 0.1, description: two %1$d }
                """.formatted(version));
    }

    private void file(String name, String content) {
        new PolicyFiles(folder).file(name, content);
    }

    private static double threshold(int version) {
        return 0.5 + version / 1_000.0;
    }

    private record Shown(String digest, String version, double deny, Set<String> fired) {
        static Shown of(Assessment assessment) {
            Set<String> fired = new TreeSet<>();
            for (Evidence item : assessment.evidence()) {
                fired.add(item.detail());
            }
            return new Shown(
                    assessment.provenance().digest(),
                    assessment.provenance().version(),
                    assessment.scheme().thresholds().deny(),
                    fired);
        }
    }
}
