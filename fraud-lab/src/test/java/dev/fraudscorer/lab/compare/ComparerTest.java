package dev.fraudscorer.lab.compare;

import static dev.fraudscorer.assessment.Decision.APPROVE;
import static dev.fraudscorer.assessment.Decision.DENY;
import static dev.fraudscorer.assessment.Decision.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.history.HistoryException;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two policies over a history of eight payments, all figures by hand. */
class ComparerTest {
    private static final ReplaySink QUIET = new ReplaySink() {};

    /** Scores 0, 0.5 and 0.95: approve, review, deny. */
    private static final String CHAMPION = """
            policy: hand
            version: 1
            events: { payment: { card: key, amount: number } }
            rules:
              - { id: high, when: amount >= 100, reason: HIGH, risk: 0.5 }
              - { id: very-high, when: amount >= 1000, reason: HIGH, risk: 0.9 }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    Path folder;

    private Path champion;
    private Path challenger;

    @BeforeEach
    void writePolicies() throws IOException {
        champion = policy("champion", CHAMPION);
        challenger = policy(
                "challenger",
                CHAMPION.replace("version: 1", "version: 2")
                        .replace("1000", "2000")
                        .replace(">= 100,", ">= 50,"));
    }

    @Test
    void policies_eightPayments_decisionsMoveAsByHand() throws IOException {
        DecisionShift shift = compare(history()).decisions();

        assertCell(shift, APPROVE, APPROVE, 2, 0, 1);
        assertCell(shift, APPROVE, REVIEW, 3, 1, 1);
        assertCell(shift, APPROVE, DENY, 0, 0, 0);
        assertCell(shift, REVIEW, APPROVE, 0, 0, 0);
        assertCell(shift, REVIEW, REVIEW, 1, 0, 1);
        assertCell(shift, REVIEW, DENY, 0, 0, 0);
        assertCell(shift, DENY, APPROVE, 0, 0, 0);
        assertCell(shift, DENY, REVIEW, 1, 1, 0);
        assertCell(shift, DENY, DENY, 1, 1, 0);
        assertThat(shift.events()).isEqualTo(8);
        assertThat(shift.changed()).isEqualTo(4);
    }

    @Test
    void policies_eightPayments_scoresShiftAndRankAsByHand() throws IOException {
        Comparison comparison = compare(history());

        // Champion: 0 five times, 0.5 once, 0.95 twice; challenger: twice, five times, once.
        double psi = -3 / 8.0 * Math.log(2 / 5.0) + 4 / 8.0 * Math.log(5) - 1 / 8.0 * Math.log(1 / 2.0);
        assertThat(comparison.score().shift().psi()).isCloseTo(psi, within(1e-12));
        assertThat(comparison.score().shift().bins()).hasSize(3);
        // Of nine pairs, the champion wins two times three and ties two; the challenger wins 1 + 1 + 3 and ties four.
        assertThat(comparison.score().ranking().frauds()).isEqualTo(3);
        assertThat(comparison.score().ranking().goods()).isEqualTo(3);
        assertThat(comparison.score().ranking().aucRoc().champion().value()).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(comparison.score().ranking().aucRoc().challenger().value()).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(comparison.events()).isEqualTo(8);
        assertThat(comparison.champion().policy().version()).isEqualTo("1");
        assertThat(comparison.challenger().policy().version()).isEqualTo("2");
        assertThat(comparison.challenger().policy().digest())
                .isNotEqualTo(comparison.champion().policy().digest());
        assertThat(comparison.models()).isNull();
    }

    @Test
    void policies_theSamePolicy_nothingMoves() throws IOException {
        Comparison comparison = Comparer.policies(ComparisonPlan.of(plan(history())), champion, QUIET, QUIET);

        assertThat(comparison.score().shift().psi()).isZero();
        assertThat(comparison.decisions().changed()).isZero();
        assertThat(comparison.score().ranking().aucRoc().difference().high()).isZero();
    }

    @Test
    void policies_fromAMoment_comparesOnlyWhatComesThenOn() throws IOException {
        ComparisonPlan plan = ComparisonPlan.of(plan(history())).withFrom(Instant.parse("2026-01-01T00:05:00Z"));

        Comparison comparison = Comparer.policies(plan, challenger, QUIET, QUIET);

        assertThat(comparison.events()).isEqualTo(4); // the 5th minute itself is in
        assertThat(comparison.decisions().of(DENY, DENY).events()).isEqualTo(1);
        assertThat(comparison.champion().replay().scored()).isEqualTo(8);
    }

    @Test
    void policies_noLabels_rankingIsUnknownAndTheRestIsNot() throws IOException {
        Comparison comparison = compare(history("", "", ""));

        assertThat(comparison.score().ranking().isKnown()).isFalse();
        assertThat(comparison.score().ranking().aucRoc().difference().value()).isNaN();
        assertThat(comparison.score().shift().psi()).isPositive();
        assertThat(comparison.decisions().changed()).isEqualTo(4);
        assertThat(comparison.decisions().of(DENY, DENY).frauds()).isZero();
        assertThat(ComparisonJson.write(comparison)).contains("\"psi\"").doesNotContain("NaN");
    }

    @Test
    void policies_goodEventsOnly_rankingIsUnknown() throws IOException {
        Comparison comparison = compare(history("0", "0", ""));

        assertThat(comparison.score().ranking().isKnown()).isFalse();
        assertThat(comparison.score().ranking().goods()).isEqualTo(6);
    }

    @Test
    void policies_challengerHasAndNeedsAnotherColumn_pairsWhatBothScore() throws IOException {
        Files.writeString(
                challenger.resolve("policy.yaml"),
                CHAMPION.replace("amount: number", "amount: number, channel: { type: text, required: true }"));
        List<String> lines = new ArrayList<>(List.of("event_id,event_time,card,total,channel,fraud"));
        lines.add("1,2026-01-01T00:00:00Z,c,10,CNP,0");
        lines.add("2,2026-01-01T00:01:00Z,c,10,,0");
        lines.add("3,2026-01-01T00:02:00Z,c,5000,CNP,1");
        Path events = Files.write(folder.resolve("channels.csv"), lines);
        List<Long> refused = new ArrayList<>();
        ReplayPlan plan = plan(events).withColumns(new HistoryColumns(Map.of("amount", "total"), Set.of()));

        Comparison comparison = Comparer.policies(ComparisonPlan.of(plan), challenger, QUIET, new ReplaySink() {
            @Override
            public void refused(HistoryLine line) {
                refused.add(line.number());
            }
        });

        assertThat(comparison.events()).isEqualTo(2);
        assertThat(comparison.championOnly()).isEqualTo(1);
        assertThat(comparison.challengerOnly()).isZero();
        assertThat(comparison.decisions().of(DENY, DENY).frauds()).isEqualTo(1);
        assertThat(refused).containsExactly(3L);
    }

    @Test
    void policies_nothingToCompare_isRefused() throws IOException {
        ComparisonPlan plan = ComparisonPlan.of(plan(history())).withFrom(Instant.parse("2027-01-01T00:00:00Z"));

        assertThatThrownBy(() -> Comparer.policies(plan, challenger, QUIET, QUIET))
                .isInstanceOf(HistoryException.class)
                .hasMessage("no event to compare: none that both sides scored is in the history from"
                        + " 2027-01-01T00:00:00Z on");
    }

    @Test
    void models_thatThePolicyDoesNotHave_areRefusedBeforeTheReplay() throws IOException {
        ComparisonPlan plan = ComparisonPlan.of(plan(history()));

        assertThatThrownBy(() -> Comparer.models(plan, "gbt", "gbt2", QUIET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("policy 'hand' has no model 'gbt'; ");
        assertThatThrownBy(() -> Comparer.models(plan, "gbt", "gbt", QUIET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected two models");
    }

    private Comparison compare(Path events) {
        return Comparer.policies(ComparisonPlan.of(plan(events)), challenger, QUIET, QUIET);
    }

    private ReplayPlan plan(Path events) {
        return ReplayPlan.of(champion, events);
    }

    private Path history() throws IOException {
        return history("0", "1", "");
    }

    private Path history(String good, String fraud, String unknown) throws IOException {
        String[] amounts = {"10", "60", "70", "150", "20", "1500", "2500", "80"};
        String[] labels = {good, good, fraud, good, unknown, fraud, fraud, unknown};
        List<String> lines = new ArrayList<>(List.of("event_id,event_time,card,amount,fraud"));
        for (int i = 0; i < amounts.length; i++) {
            lines.add("tx-" + i + ",2026-01-01T00:0" + (i + 1) + ":00Z,card-1," + amounts[i] + "," + labels[i]);
        }
        return Files.write(folder.resolve("history.csv"), lines);
    }

    private Path policy(String name, String text) throws IOException {
        Path policy = Files.createDirectory(folder.resolve(name));
        Files.writeString(policy.resolve("policy.yaml"), text);
        return policy;
    }

    private static void assertCell(
            DecisionShift shift, Decision champion, Decision challenger, long events, long frauds, long goods) {
        assertThat(shift.of(champion, challenger))
                .isEqualTo(new DecisionMove(champion, challenger, events, frauds, goods));
    }
}
