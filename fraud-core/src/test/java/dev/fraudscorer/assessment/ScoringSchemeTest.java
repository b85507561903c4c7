package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /**
     * Every reaction of the policy, every one of two sources or none, every answer to nothing or none, every set of what failed (each
     * source, a part of the second, one in shadow, all together), every rule that decides, every side of the thresholds.
     */
    @Test
    void decide_allReactionsToAllFailures_raiseTheDecisionAtLeast() {
        List<@Nullable Decision> maybe = Arrays.asList(null, Decision.APPROVE, Decision.REVIEW, Decision.DENY);
        for (Decision onFailure : Decision.values()) {
            for (Decision ofModel : maybe) {
                for (Decision ofRules : maybe) {
                    for (Decision onNothing : maybe) {
                        Map<String, Decision> reactions = new HashMap<>();
                        put(reactions, "model", ofModel);
                        put(reactions, "rules", ofRules);
                        put(reactions, "shadow", Decision.DENY);
                        ScoringScheme scheme = ScoringScheme.of(
                                        Combiner.NOISY_OR, 0.5, THRESHOLDS, ScoringScheme.DEFAULT_OVERRIDES, onFailure)
                                .withReactions(reactions, onNothing);
                        assertThat(scheme.onNothing()).isEqualTo(onNothing == null ? Decision.DENY : onNothing);
                        for (int failed = 0; failed < 32; failed++) {
                            for (Decision override : maybe) {
                                for (double score : SCORES) {
                                    checkReaction(scheme, failed, override, score);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static void put(Map<String, Decision> reactions, String source, @Nullable Decision reaction) {
        if (reaction != null) {
            reactions.put(source, reaction);
        }
    }

    private static void checkReaction(ScoringScheme scheme, int failed, @Nullable Decision override, double score) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        if (override != null) {
            evidence.add(Evidence.ruleDecision("rule", null, override, Mode.ACTIVE, ""));
        }
        if ((failed & 1) != 0) {
            evidence.add(Evidence.failure(FailureKind.DEADLINE, "model", Mode.ACTIVE, ""));
            owners.add("model");
        }
        if ((failed & 2) != 0) {
            // Called as the other source is, so that only what it is a part of distinguishes them.
            evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "model", Mode.ACTIVE, "").toBuilder()
                    .partOf("rules")
                    .build());
            owners.add("rules");
        }
        if ((failed & 4) != 0) {
            evidence.add(Evidence.failure(FailureKind.INVALID, "event", Mode.ACTIVE, "country"));
            owners.add("event");
        }
        if ((failed & 8) != 0) {
            evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "shadow", Mode.SHADOW, ""));
        }
        boolean nothing = (failed & 16) != 0;
        if (nothing) {
            evidence.add(Evidence.nothingEvaluated());
        }

        Verdict verdict = scheme.decide(score, evidence);

        Decision expected = override == null ? THRESHOLDS.decide(score) : override;
        if (nothing) {
            expected = scheme.onNothing();
        }
        for (String owner : owners) {
            Decision own = scheme.onFailureOf().get(owner);
            Decision reaction = own != null ? own : nothing ? Decision.APPROVE : scheme.onFailure();
            expected = expected.orWorse(reaction);
        }
        String as = scheme + " " + evidence + " " + score;
        assertThat(verdict.decision()).as(as).isEqualTo(expected);
        boolean raised = nothing || expected.compareTo(override == null ? THRESHOLDS.decide(score) : override) > 0;
        assertThat(verdict.decidedBy().cause() == DecidedBy.Cause.ON_FAILURE)
                .as(as)
                .isEqualTo(raised);
    }

    @Test
    void onNothing_notGiven_isTheMostSevereOfAllReactionsAndOfNoRisk() {
        ScoringScheme mild =
                ScoringScheme.of(Combiner.MAX, 0.5, THRESHOLDS, ScoringScheme.DEFAULT_OVERRIDES, Decision.APPROVE);
        ScoringScheme strict = ScoringScheme.of(
                Combiner.MAX, 0.5, new Thresholds(0, 0.8), ScoringScheme.DEFAULT_OVERRIDES, Decision.APPROVE);

        assertThat(mild.onNothing()).isEqualTo(Decision.APPROVE);
        assertThat(mild.withReactions(Map.of("rules", Decision.DENY), null).onNothing())
                .isEqualTo(Decision.DENY);
        assertThat(strict.onNothing()).isEqualTo(Decision.REVIEW);
    }

    /** Evidence has the id of a source as it is shown, and so have reactions. */
    @Test
    void decide_sourceWhoseIdHidesSomething_isFoundAllTheSame() {
        String id = "vendor\u202e\n";
        ScoringScheme scheme = ScoringScheme.of(
                        Combiner.MAX, 0.5, THRESHOLDS, ScoringScheme.DEFAULT_OVERRIDES, Decision.REVIEW)
                .withReactions(Map.of(id, Decision.DENY), null);

        Verdict verdict = scheme.decide(0, List.of(Evidence.failure(FailureKind.SOURCE_FAILED, id, Mode.ACTIVE, "")));

        assertThat(verdict.decision()).isEqualTo(Decision.DENY);
        assertThat(scheme.onFailureOf()).containsOnlyKeys("vendor\\u202e\\n");
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
