package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringSchemeTest {
    private static final Thresholds THRESHOLDS = new Thresholds(0.2, 0.8);
    private static final double[] SCORES = {0, 0.1, Math.nextDown(0.2), 0.2, 0.5, Math.nextDown(0.8), 0.8, 1};

    @Test
    void decide_scoreAgainstThresholds_approvesBelowAlphaDeniesFromBeta() {
        assertThat(THRESHOLDS.decide(Math.nextDown(0.2))).isEqualTo(Decision.APPROVE);
        assertThat(THRESHOLDS.decide(0.2)).isEqualTo(Decision.REVIEW);
        assertThat(THRESHOLDS.decide(Math.nextDown(0.8))).isEqualTo(Decision.REVIEW);
        assertThat(THRESHOLDS.decide(0.8)).isEqualTo(Decision.DENY);
    }

    @Test
    void decide_alphaEqualsBeta_leavesNobodyToReview() {
        Thresholds sharp = new Thresholds(0.5, 0.5);

        assertThat(sharp.decide(Math.nextDown(0.5))).isEqualTo(Decision.APPROVE);
        assertThat(sharp.decide(0.5)).isEqualTo(Decision.DENY);
    }

    /** Every order of overrides, every set of rules that decide, every failure policy, every side of the thresholds. */
    @Test
    void decide_allCombinations_followOverridesThenThresholdsThenFailure() {
        for (List<Decision> order : permutations()) {
            for (Decision onFailure : Decision.values()) {
                ScoringScheme scheme = ScoringScheme.of(Combiner.NOISY_OR, 0.5, THRESHOLDS, order, onFailure);
                for (int rules = 0; rules < 8; rules++) {
                    for (boolean failed : new boolean[] {false, true}) {
                        for (double score : SCORES) {
                            checkOne(scheme, rules, failed, score);
                        }
                    }
                }
            }
        }
    }

    private static void checkOne(ScoringScheme scheme, int rules, boolean failed, double score) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.ruleDecision("in-shadow", null, Decision.DENY, Mode.SHADOW, ""));
        evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "model-in-shadow", Mode.SHADOW, ""));
        for (Decision decision : Decision.values()) {
            if ((rules >> decision.ordinal() & 1) == 1) {
                evidence.add(Evidence.ruleDecision("rule-" + decision, null, decision, Mode.ACTIVE, ""));
            }
        }
        if (failed) {
            evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "model", Mode.ACTIVE, ""));
        }

        Verdict verdict = scheme.decide(score, evidence);

        Decision expected = null;
        for (Decision decision : scheme.overrides()) {
            if (expected == null && (rules >> decision.ordinal() & 1) == 1) {
                expected = decision;
            }
        }
        DecidedBy by =
                expected == null ? DecidedBy.THRESHOLDS : new DecidedBy(DecidedBy.Cause.OVERRIDE, "rule-" + expected);
        if (expected == null) {
            expected = score < 0.2 ? Decision.APPROVE : score < 0.8 ? Decision.REVIEW : Decision.DENY;
        }
        if (failed && scheme.onFailure().ordinal() > expected.ordinal()) {
            expected = scheme.onFailure();
            by = new DecidedBy(DecidedBy.Cause.ON_FAILURE, "model");
        }
        assertThat(verdict)
                .as(
                        "order %s, on_failure %s, rules %d, failed %s, score %s",
                        scheme.overrides(), scheme.onFailure(), rules, failed, score)
                .isEqualTo(new Verdict(expected, by));
    }

    @Test
    void construct_overridesThatLackOne_isRefused() {
        assertThatThrownBy(() -> ScoringScheme.of(
                        Combiner.MAX,
                        0.5,
                        THRESHOLDS,
                        List.of(Decision.DENY, Decision.DENY, Decision.REVIEW),
                        Decision.REVIEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each decision once");
    }

    @Test
    void construct_thresholdsOutOfOrderOrNaN_isRefused() {
        assertThatThrownBy(() -> new Thresholds(0.8, 0.2))
                .hasMessageContaining("0.8")
                .hasMessageContaining("0.2");
        assertThatThrownBy(() -> new Thresholds(Double.NaN, 0.2)).hasMessageContaining("NaN");
    }

    private static List<List<Decision>> permutations() {
        List<List<Decision>> all = new ArrayList<>();
        for (Decision a : Decision.values()) {
            for (Decision b : Decision.values()) {
                for (Decision c : Decision.values()) {
                    if (a != b && b != c && a != c) {
                        all.add(List.of(a, b, c));
                    }
                }
            }
        }
        return all;
    }
}
