package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.policy.ListReload;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists are read again while the policy stays. */
final class ListReloadTest {
    @TempDir
    Path folder;

    private PolicyFiles files;
    private FraudScorer scorer;
    private int events;

    @BeforeEach
    void load() {
        files = new PolicyFiles(folder)
                .file("one.csv", "key\na\n")
                .file("two.txt", "b\n")
                .policy("""
                        lists:
                          one: { file: one.csv, of: card }
                          two: { file: two.txt, of: card }
                          same: { file: two.txt, of: card }
                        rules:
                          - { id: one, when: card in lists.one, reason: ONE, decide: deny }
                          - { id: two, when: card in lists.two && card in lists.same, reason: TWO, decide: review }
                        """);
        scorer = files.load();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void reloadLists_changedFile_isInEffectAndTold() {
        Provenance before = scorer.policy().provenance();
        files.file("one.csv", "key\nc\nd\n");

        ListReload reload = scorer.policy().reloadLists();

        assertThat(decision("a")).isEqualTo(Decision.APPROVE);
        assertThat(decision("c")).isEqualTo(Decision.DENY);
        assertThat(decision("b")).isEqualTo(Decision.REVIEW);
        assertThat(reload.changed()).extracting(ListVersion::name).containsExactly("one");
        assertThat(reload.changed()).extracting(ListVersion::entries).containsExactly(2L);
        assertThat(reload.provenance()).isEqualTo(scorer.policy().provenance()).isNotEqualTo(before);
        assertThat(scorer.policy().lists()).extracting(ListVersion::name).containsExactly("one", "two", "same");
    }

    @Test
    void reloadLists_provenance_isThatOfThePolicyLoadedAfresh() {
        files.file("one.csv", "key\nc\n").file("two.txt", "e\n");
        Provenance reloaded = scorer.policy().reloadLists().provenance();
        try (FraudScorer afresh = files.load()) {
            assertThat(reloaded).isEqualTo(afresh.policy().provenance());
            assertThat(scorer.policy().lists()).isEqualTo(afresh.policy().lists());
        }
        assertThat(scorer.policy().reload()).isEqualTo(reloaded);
    }

    @Test
    void reloadLists_nothingChanged_saysSo() {
        Provenance before = scorer.policy().provenance();
        files.file("one.csv", "key\na\n");
        ListReload reload = scorer.policy().reloadLists();
        assertThat(reload.changed()).isEmpty();
        assertThat(reload.provenance()).isEqualTo(before);
    }

    @Test
    void reloadLists_oneBroken_leavesAllAsTheyWere() {
        Provenance before = scorer.policy().provenance();
        files.file("one.csv", "key\nc\n").file("two.txt", "4111111111111111\n");

        assertThatThrownBy(() -> scorer.policy().reloadLists())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("two.txt:1: found a card number");

        assertThat(scorer.policy().provenance()).isEqualTo(before);
        assertThat(decision("a")).isEqualTo(Decision.DENY);
        assertThat(decision("c")).isEqualTo(Decision.APPROVE);
    }

    @Test
    void reloadLists_named_passesTheOthersBy() {
        files.file("one.csv", "key\nc\n").file("two.txt", "4111111111111111\n");
        assertThat(scorer.policy().reloadLists(List.of("one")).changed())
                .extracting(ListVersion::name)
                .containsExactly("one");
        assertThat(decision("c")).isEqualTo(Decision.DENY);
        assertThat(decision("b")).isEqualTo(Decision.REVIEW);
    }

    @Test
    void reloadLists_namedWithASharedFile_takesAllOfThatFile() {
        files.file("two.txt", "e\n");
        assertThat(scorer.policy().reloadLists(List.of("same")).changed())
                .extracting(ListVersion::name)
                .containsExactly("two", "same");
        assertThat(decision("e")).isEqualTo(Decision.REVIEW);
    }

    @Test
    void reloadLists_unknownName_isRefused() {
        assertThatThrownBy(() -> scorer.policy().reloadLists(List.of("onee")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the policy has no list 'onee'; expected one of [one, two, same]; did you mean 'one'?");
    }

    @Test
    void reloadLists_missingFile_isRefused() {
        assertThat(folder.resolve("one.csv").toFile().delete()).isTrue();
        assertThatThrownBy(() -> scorer.policy().reloadLists())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("one.csv: found a file that cannot be read (NoSuchFileException); expected the"
                        + " readable file of list 'one'");
        assertThat(decision("a")).isEqualTo(Decision.DENY);
    }

    private Decision decision(String card) {
        return scorer.score(scorer.event("payment", "tx" + events++, Instant.parse("2026-01-01T00:00:00Z"))
                        .set("card", card)
                        .set("merchant", "m")
                        .build())
                .decision();
    }
}
