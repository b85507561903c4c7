package dev.fraudscorer.internal.run.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.ScorerChange;
import dev.fraudscorer.state.SnapshotException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changed what, in the listeners and in the history. */
final class ChangesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final List<ScorerChange> announced = new ArrayList<>();

    @BeforeEach
    void write() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
    }

    @Test
    void load_isTheFirstChange_byTheProcess() {
        try (FraudScorer scorer = load()) {
            ScorerChange loaded = announced.get(0);
            assertThat(scorer.policy().changes()).containsExactly(loaded);
            assertThat(loaded.kind()).isEqualTo(ChangeKind.LOAD);
            assertThat(loaded.by().actor()).isEqualTo("process");
            assertThat(loaded.at()).isEqualTo(NOON);
            assertThat(loaded.from()).isNull();
            assertThat(loaded.to()).isEqualTo(scorer.policy().provenance());
        }
    }

    @Test
    void reload_bySomebody_namesHimAndBothVersions() {
        try (FraudScorer scorer = load()) {
            Provenance before = scorer.policy().provenance();
            PolicyText.write(folder, PolicyText.TEST_POLICY.replace("version: 1", "version: 2"));
            Provenance after = scorer.policy().reload(Change.by("alice").because("FRAUD-812"));
            scorer.policy().rollback(Change.by("bob"));

            assertThat(announced).hasSize(3).isEqualTo(scorer.policy().changes());
            ScorerChange reload = announced.get(1);
            assertThat(reload.kind()).isEqualTo(ChangeKind.RELOAD);
            assertThat(reload.by().actor()).isEqualTo("alice");
            assertThat(reload.by().reason()).isEqualTo("FRAUD-812");
            assertThat(reload.from()).isEqualTo(before);
            assertThat(reload.to()).isEqualTo(after);
            assertThat(reload.isRefused()).isFalse();
            ScorerChange rollback = announced.get(2);
            assertThat(rollback.kind()).isEqualTo(ChangeKind.ROLLBACK);
            assertThat(rollback.by().actor()).isEqualTo("bob");
            assertThat(rollback.to()).isEqualTo(before);
        }
    }

    @Test
    void reload_refused_isAChangeWithItsProblems() {
        try (FraudScorer scorer = load()) {
            PolicyText.write(folder, PolicyText.TEST_POLICY.replace("deny: 0.80", "deny: 0.1"));
            assertThatThrownBy(() -> scorer.policy().reload(Change.by("alice"))).isInstanceOf(PolicyException.class);

            ScorerChange refused = announced.get(1);
            assertThat(refused.isRefused()).isTrue();
            assertThat(refused.to()).isNull();
            assertThat(refused.from()).isEqualTo(scorer.policy().provenance());
            assertThat(refused.problems())
                    .singleElement()
                    .asString()
                    .contains("policy.yaml:9")
                    .contains("above deny");
        }
    }

    @Test
    void rollback_nothingBefore_isARefusedChange() {
        try (FraudScorer scorer = load()) {
            assertThatThrownBy(() -> scorer.policy().rollback(Change.by("alice")))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(announced.get(1).problems()).singleElement().asString().contains("no version before");
        }
    }

    @Test
    void restore_madeAndRefused_areChangesOfTheFile() {
        try (FraudScorer scorer = load()) {
            Path file = folder.resolve("state");
            scorer.state().snapshot(file);
            scorer.state().restore(file, Change.by("alice"));
            assertThatThrownBy(() -> scorer.state().restore(folder.resolve("none"), Change.by("bob")))
                    .isInstanceOf(SnapshotException.class);

            assertThat(announced.get(1).kind()).isEqualTo(ChangeKind.RESTORE);
            assertThat(announced.get(1).subject()).isEqualTo("state");
            assertThat(announced.get(1).isRefused()).isFalse();
            assertThat(announced.get(2).by().actor()).isEqualTo("bob");
            assertThat(announced.get(2).problems()).singleElement().asString().contains("no such file");
        }
    }

    @Test
    void reloadLists_nothingChanged_isNoChange() {
        try (FraudScorer scorer = load()) {
            scorer.policy().reloadLists(Change.by("alice"));
            assertThat(announced).hasSize(1);
        }
    }

    @Test
    void changes_moreThanAreKeptOfAKind_dropTheEarliestOfIt() {
        try (FraudScorer scorer = load()) {
            for (int i = 0; i < Changes.MOST + 5; i++) {
                assertThatThrownBy(scorer.policy()::rollback).isInstanceOf(IllegalStateException.class);
            }
            assertThat(scorer.policy().changes())
                    .hasSize(1 + Changes.MOST)
                    .satisfies(changes -> assertThat(changes.get(0).kind()).isEqualTo(ChangeKind.LOAD))
                    .filteredOn(change -> change.kind() == ChangeKind.ROLLBACK)
                    .hasSize(Changes.MOST);
        }
    }

    @Test
    void listener_thatThrowsOrChangesThePolicyItself_holdsUpNobody() {
        List<String> failed = new ArrayList<>();
        FraudScorer[] scorers = new FraudScorer[1];
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .failureListener((part, kind, cause) -> failed.add(part))
                .changeListener(change -> {
                    if (change.kind() == ChangeKind.RELOAD
                            && change.by().actor().equals("alice")) {
                        scorers[0].policy().reload(Change.by("listener"));
                        throw new IllegalStateException("a fault of the host");
                    }
                })
                .changeListener(announced::add)
                .load()) {
            scorers[0] = scorer;
            scorer.policy().reload(Change.by("alice"));

            assertThat(announced)
                    .extracting(change -> change.by().actor())
                    .containsExactly("process", "listener", "alice");
            assertThat(scorer.policy().changes())
                    .extracting(change -> change.by().actor())
                    .containsExactly("process", "alice", "listener");
            assertThat(failed).containsExactly("a change listener");
        }
    }

    @Test
    void clock_thatThrows_holdsUpNoChange() {
        Clock broken = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                throw new IllegalStateException("no time");
            }
        };
        try (FraudScorer scorer = FraudScorer.builder(folder).clock(broken).load()) {
            scorer.policy().reload(Change.by("alice"));
            assertThat(scorer.policy().changes()).hasSize(2);
        }
    }

    @Test
    void by_blankOrLong_isRefused() {
        assertThatThrownBy(() -> Change.by(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank");
        assertThatThrownBy(() -> Change.by("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Change.byProcess().because("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void by_cardNumberOrAnotherLine_isShownWithout() {
        assertThat(Change.by("alice 4111111111111111").actor()).doesNotContain("4111111111111111");
        assertThat(Change.by("alice\nRELOAD by bob").actor()).isEqualTo("alice\\nRELOAD by bob");
    }

    private FraudScorer load() {
        return FraudScorer.builder(folder)
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .changeListener(announced::add)
                .load();
    }
}
