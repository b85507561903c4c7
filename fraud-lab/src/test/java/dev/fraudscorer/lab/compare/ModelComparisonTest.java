package dev.fraudscorer.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.metrics.Resampling;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySummaries;
import dev.fraudscorer.lab.replay.ReplaySummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A model in use against one in shadow, beside a rule, assessment by assessment. */
class ModelComparisonTest {
    private static final ScoringScheme SCHEME = ScoringScheme.of(
            Combiner.NOISY_OR, 0.01, new Thresholds(0.2, 0.8), ScoringScheme.DEFAULT_OVERRIDES, Decision.REVIEW);
    private static final Evidence RULE = Evidence.ruleRisk("rule", null, 0.5, 1, Mode.ACTIVE, "amount > 1");
    private static final Provenance POLICY = Provenance.of("p", "1", "sha256:0", "0");

    private final ModelComparison comparison = new ModelComparison(
            new ComparisonPlan(
                    new ReplayPlan(
                            Path.of("p"), Path.of("h.csv"), HistoryColumns.AS_NAMED, Duration.ZERO, Set.of(), 1, null),
                    null,
                    Resampling.DEFAULT),
            "old",
            "new");

    @Test
    void hear_modelInShadow_isJudgedAsIfItHadEffectAndTheOtherHadNone() {
        comparison.add(assessment(RULE, active("old", 0.1), shadow("new", 0.7)), LabelState.FRAUD);
        comparison.add(assessment(active("old", 0.9), shadow("new", 0.1)), LabelState.LEGIT);

        Comparison comparison = result();
        ModelScores models = Objects.requireNonNull(comparison.models());

        // 1 - 0.5 * 0.9 = 0.55 and 0.9; with the other 1 - 0.5 * 0.3 = 0.85 and 0.1.
        assertThat(comparison.decisions().of(Decision.REVIEW, Decision.DENY).frauds())
                .isEqualTo(1);
        assertThat(comparison.decisions().of(Decision.DENY, Decision.APPROVE).goods())
                .isEqualTo(1);
        assertThat(comparison.score().shift().bins().get(0).upTo()).isCloseTo(0.55, within(1e-12));
        assertThat(comparison.score().ranking().aucRoc().champion().value()).isZero();
        assertThat(comparison.score().ranking().aucRoc().challenger().value()).isEqualTo(1);
        assertThat(models.events()).isEqualTo(2);
        assertThat(models.score().shift().bins().get(0).upTo()).isEqualTo(0.1);
        assertThat(models.score().ranking().aucRoc().difference().value()).isEqualTo(1);
    }

    @Test
    void hear_modelWithoutScore_isCountedApartAndItsFailureHasItsEffect() {
        comparison.add(
                assessment(active("old", 0.1), Evidence.failure(FailureKind.SOURCE_FAILED, "new", Mode.SHADOW, "")),
                LabelState.LEGIT);
        comparison.add(
                assessment(Evidence.notEvaluable("old", Mode.ACTIVE, "amount: MISSING"), shadow("new", 0.1)),
                LabelState.LEGIT);
        comparison.add(
                assessment(
                        Evidence.failure(FailureKind.SOURCE_FAILED, "old", Mode.ACTIVE, ""),
                        Evidence.failure(FailureKind.SOURCE_FAILED, "new", Mode.SHADOW, "")),
                null);

        Comparison comparison = result();
        ModelScores models = Objects.requireNonNull(comparison.models());

        assertThat(models.events()).isZero();
        assertThat(models.championOnly()).isEqualTo(1);
        assertThat(models.challengerOnly()).isEqualTo(1);
        assertThat(models.neither()).isEqualTo(1);
        assertThat(comparison.decisions().of(Decision.APPROVE, Decision.REVIEW).events())
                .as("a failure in shadow has effect once the model has")
                .isEqualTo(1);
        assertThat(comparison.decisions().of(Decision.REVIEW, Decision.REVIEW).events())
                .isEqualTo(1);
        assertThat(comparison.decisions().of(Decision.APPROVE, Decision.APPROVE).events())
                .isEqualTo(1);
    }

    private Comparison result() {
        ReplaySummary summary = ReplaySummaries.empty();
        return comparison.result(
                new Contender(POLICY, "old", summary), new Contender(POLICY, "new", summary), Resampling.DEFAULT);
    }

    private static Evidence active(String model, double risk) {
        return Evidence.modelScore(model, null, risk, 1, Mode.ACTIVE, "probability");
    }

    private static Evidence shadow(String model, double risk) {
        return Evidence.modelScore(model, null, risk, 1, Mode.SHADOW, "probability");
    }

    private static Assessment assessment(Evidence... evidence) {
        List<Evidence> items = List.of(evidence);
        double score = SCHEME.score(items);
        Verdict verdict = SCHEME.decide(score, items);
        return Assessment.builder("tx", "payment")
                .eventTime(Instant.EPOCH)
                .score(score)
                .verdict(verdict)
                .evidence(items)
                .scheme(SCHEME)
                .provenance(POLICY)
                .build();
    }
}
