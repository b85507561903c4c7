package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.ScorerChange;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.policy.rollout.RolloutStage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How rollouts begin and end, and what then is closed. */
final class RolloutChangesTest {
    @TempDir
    Path folder;

    private final CloserThreads closerThreads = new CloserThreads();
    private TriedPolicies tried;
    private Path challenger;

    @BeforeEach
    void load() {
        tried = new TriedPolicies(folder);
        challenger = tried.challenger("3", "approve: 0.5, deny: 0.9");
        TestEngine.CLOSED.set(0);
    }

    @AfterEach
    void close() {
        tried.scorer.close();
    }

    private RolloutReport start() {
        return tried.scorer.rollout().start(Rollout.of(challenger).share(1).build(), Change.by("ann"));
    }

    private RolloutEnd end() {
        return Objects.requireNonNull(
                Objects.requireNonNull(tried.scorer.rollout().report()).end());
    }

    @Test
    void report_noRollout_isNull() {
        assertThat(tried.scorer.rollout().report()).isNull();
        assertThat(tried.scorer.rollout().end(Change.by("ann"))).isNull();
        assertThat(TestGauges.of(tried.scorer.metrics().gauges())).doesNotContainKey("rollout.running");
    }

    @Test
    void end_running_championAnswersAndTheChallengersSourcesAreClosed() {
        start();
        int made = TestEngine.CLOSED.get();
        tried.score("tx-1", 10);

        RolloutReport ended = Objects.requireNonNull(tried.scorer.rollout().end(Change.by("ann")));

        closerThreads.awaitEnd();
        assertThat(ended.stage()).isEqualTo(RolloutStage.ENDED);
        assertThat(end().cause()).isEqualTo(RolloutEnd.Cause.HOST);
        assertThat(end().detail()).isEqualTo("ended by ann");
        assertThat(ended.answered()).isEqualTo(1);
        assertThat(TriedPolicies.isByChallenger(tried.score("tx-2", 10))).isFalse();
        assertThat(tried.seen).containsExactly(1.0, 2.0);
        // Its counter was closed when it was loaded, in favour of the champion's, and now its risk; nothing of the
        // champion.
        assertThat(made).isEqualTo(1);
        assertThat(TestEngine.CLOSED).hasValue(2);
        tried.scorer.close();
        closerThreads.awaitEnd();
        assertThat(TestEngine.CLOSED).hasValue(4);
    }

    @Test
    void promote_running_challengerIsTheChampionWithTheState() {
        start();
        tried.score("tx-1", 300);

        Provenance promoted = tried.scorer.rollout().promote(Change.by("ann"));

        closerThreads.awaitEnd();
        Assessment after = tried.score("tx-2", 300);
        assertThat(promoted.version()).isEqualTo("3");
        assertThat(tried.scorer.policy().provenance()).isEqualTo(promoted);
        assertThat(after.provenance()).isEqualTo(promoted);
        assertThat(tried.seen).containsExactly(1.0, 2.0);
        assertThat(end().cause()).isEqualTo(RolloutEnd.Cause.PROMOTED);
        assertThat(Objects.requireNonNull(tried.scorer.rollout().report()).compared())
                .isEqualTo(1);
        // The counter that was made in vain, and the risk of the champion before.
        assertThat(TestEngine.CLOSED).hasValue(2);
        assertThat(tried.scorer.policy().reload().version()).isEqualTo("3");
        assertThatThrownBy(() -> tried.scorer.rollout().promote(Change.by("ann")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no rollout is running; expected one that was started and has not ended");
    }

    @Test
    void rollback_promoted_isTheChampionBefore() {
        Provenance champion = tried.scorer.policy().provenance();
        start();
        tried.score("tx-1", 300);
        tried.scorer.rollout().promote(Change.by("ann"));

        assertThat(tried.scorer.policy().rollback(Change.by("ben"))).isEqualTo(champion);

        assertThat(tried.score("tx-2", 300).provenance()).isEqualTo(champion);
        assertThat(tried.seen).containsExactly(1.0, 2.0);
    }

    @Test
    void startAndPromote_areChangesWithTheirActor() {
        List<ScorerChange> changes = new ArrayList<>();
        TriedPolicies watched =
                new TriedPolicies(folder.resolve("watched"), builder -> builder.changeListener(changes::add));
        try (FraudScorer scorer = watched.scorer) {
            scorer.rollout()
                    .start(
                            Rollout.of(watched.denyingAll()).build(),
                            Change.by("ann").because("FRAUD-1"));
            scorer.rollout().promote(Change.by("ben"));

            assertThat(changes)
                    .extracting(ScorerChange::kind)
                    .containsExactly(ChangeKind.LOAD, ChangeKind.ROLLOUT, ChangeKind.PROMOTE);
            assertThat(changes.get(1).by()).isEqualTo(Change.by("ann").because("FRAUD-1"));
            assertThat(changes.get(2).by()).isEqualTo(Change.by("ben"));
            assertThat(changes.get(2).to()).isEqualTo(scorer.policy().provenance());
            assertThat(changes).noneMatch(ScorerChange::isRefused);
        }
    }

    @Test
    void reload_champion_endsTheRollout() {
        start();
        PolicyText.write(folder.resolve("champion"), PolicyText.TEST_POLICY.replace("version: 1", "version: 1.1"));

        tried.scorer.policy().reload();

        assertThat(end().cause()).isEqualTo(RolloutEnd.Cause.CHAMPION_REPLACED);
        assertThat(end().detail())
                .isEqualTo(
                        "another version of the policy is in use: test 1.1; start the rollout again to compare with that");
        assertThat(tried.score("tx-1", 10).provenance().version()).isEqualTo("1.1");
        assertThat(tried.scorer.health().notes()).isEmpty();
        start();
        assertThat(tried.score("tx-2", 10).provenance().version()).isEqualTo("3");
        assertThat(tried.seen).containsExactly(1.0, 2.0);
    }

    @Test
    void reload_brokenVersion_rolloutGoesOn() {
        start();
        PolicyText.write(folder.resolve("champion"), "policy: test\n");

        assertThatThrownBy(() -> tried.scorer.policy().reload()).isInstanceOf(PolicyException.class);

        assertThat(TriedPolicies.isByChallenger(tried.score("tx-1", 10))).isTrue();
    }

    @Test
    void start_whileOneRuns_takesItsPlace() {
        start();
        RolloutReport second =
                tried.scorer.rollout().start(Rollout.of(tried.denyingAll()).build(), Change.by("ben"));

        closerThreads.awaitEnd();
        assertThat(second.challenger().version()).isEqualTo("2");
        assertThat(second.stage()).isEqualTo(RolloutStage.SHADOW);
        assertThat(TriedPolicies.isByChallenger(tried.score("tx-1", 10))).isFalse();
        assertThat(TestEngine.CLOSED).hasValue(3);
    }

    @Test
    void start_otherFeatures_isRefusedWithWhatToDo() {
        start();
        Path other = tried.write("4", PolicyText.TEST_POLICY.replace("feature: seen", "feature: counted"));
        Counter.isCarried = true;
        try {
            assertThatThrownBy(
                            () -> tried.scorer.rollout().start(Rollout.of(other).build(), Change.by("ann")))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("features of 'counter' that are not those of the champion")
                    .hasMessageContaining("reload the champion with these, which fills them, then start the rollout");
        } finally {
            Counter.isCarried = false;
        }

        closerThreads.awaitEnd();
        // The one that runs goes on; what the other one had is closed.
        assertThat(TriedPolicies.isByChallenger(tried.score("tx-1", 10))).isTrue();
        assertThat(tried.seen).containsExactly(1.0);
        assertThat(TestEngine.CLOSED).hasValue(3);
    }

    @Test
    void start_otherEvents_isRefusedWithWhatToDo() {
        Path other = tried.write(
                "4",
                PolicyText.TEST_POLICY.replace("login: { card: key, ip: ip }", "login: { card: key, fail: text }"));

        assertThatThrownBy(() -> tried.scorer.rollout().start(Rollout.of(other).build(), Change.by("ann")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("other events than those of the champion")
                .hasMessageContaining("reload the champion with these, then start the rollout");
        assertThat(tried.scorer.rollout().report()).isNull();
    }

    @Test
    void start_brokenChallenger_isRefusedAsAReloadWouldBe() {
        Path broken = tried.write("4", "policy: test\n");

        assertThatThrownBy(() -> tried.scorer.rollout().start(Rollout.of(broken).build(), Change.by("ann")))
                .isInstanceOf(PolicyException.class);
        assertThat(TriedPolicies.isByChallenger(tried.score("tx-1", 10))).isFalse();
    }

    @Test
    void start_namesThatThePolicyHasNot_areRefused() {
        assertRefused(
                Rollout.of(challenger).eventTypes("paiment"),
                "the policy has no event type 'paiment'; did you mean 'payment'?");
        assertRefused(
                Rollout.of(challenger).share(0.1).stickyBy("crad"),
                "the policy has no attribute 'crad'; did you mean 'card'?");
        assertRefused(Rollout.of(challenger).share(0.1).stickyBy("seen"), "the policy has no attribute 'seen'");
        assertRefused(
                Rollout.of(challenger).share(0.1).stickyBy("amount"),
                "the attribute 'amount' names no entity; expected a key or an address");
        assertThatThrownBy(() -> tried.scorer
                        .rollout()
                        .start(Rollout.of(challenger).when("amount > 5").build(), Change.by("ann")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("a condition, which no module on the class path reads")
                .hasMessageContaining("fraud-rules");
        closerThreads.awaitEnd();
        // Of each both sources, and nothing of the champion.
        assertThat(TestEngine.CLOSED).hasValue(10);
    }

    private void assertRefused(Rollout.Builder rollout, String message) {
        assertThatThrownBy(() -> tried.scorer.rollout().start(rollout.build(), Change.by("ann")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void share_withoutEntityOrRollout_isRefused() {
        assertThatThrownBy(() -> tried.scorer.rollout().share(1, Change.by("ann")))
                .isInstanceOf(IllegalStateException.class);
        start();

        assertThatThrownBy(() -> tried.scorer.rollout().share(0.5, Change.by("ann")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a share of 0.5 without an entity; expected stickyBy, such as 'card'");
        assertThat(TriedPolicies.isByChallenger(tried.score("tx-1", 10))).isTrue();
    }

    @Test
    void close_scorer_endsTheRolloutAndClosesEverySourceOnce() {
        start();
        tried.score("tx-1", 10);

        tried.scorer.close();

        closerThreads.awaitEnd();
        assertThat(end().cause()).isEqualTo(RolloutEnd.Cause.CLOSED);
        assertThat(TestEngine.CLOSED).hasValue(4);
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this scorer is closed");
    }
}
