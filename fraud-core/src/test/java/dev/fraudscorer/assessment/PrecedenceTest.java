package dev.fraudscorer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The table of precedence in docs/guarantees.md, in all its combinations: failure (a deadline's among them), decline budgets,
 * control group, snooze, overrides, thresholds; what the policy demands of a source by its name, and where nothing could be evaluated. The expectation is written down from the table, not from the scheme.
 */
final class PrecedenceTest {
    private static final double ALPHA = 0.2;
    private static final double BETA = 0.8;
    private static final double[] MODEL_RISKS = {0.1, 0.5, 0.9};
    private static final double[] RULE_RISKS = {0, 0.9};

    /** How a rule that denies stands in the evidence. */
    private enum Presence {
        ABSENT,
        ACTIVE,
        SHADOW,
        SNOOZED;

        @Nullable
        Mode mode() {
            return this == ABSENT ? null : Mode.valueOf(name());
        }
    }

    /** Which failure there is. */
    private enum Failed {
        NONE,
        IN_SHADOW,
        SNOOZED,
        SOURCE,
        DEADLINE,
        /** It failed, and nothing else could be evaluated. */
        NOTHING;

        boolean hasEffect() {
            return this == SOURCE || this == DEADLINE;
        }
    }

    /**
     * What is wrong, and what the policy makes of it.
     *
     * @param reaction to failures of the part by its name, {@code APPROVE} for {@code skip}; null if it has none of its own
     */
    private record Trouble(Failed failed, @Nullable Decision reaction, Decision onNothing) {
        static List<Trouble> all() {
            List<Trouble> all = new ArrayList<>();
            // Without effect, so the most severe demands must have none either.
            for (Failed failed : List.of(Failed.NONE, Failed.IN_SHADOW, Failed.SNOOZED)) {
                all.add(new Trouble(failed, Decision.DENY, Decision.DENY));
            }
            for (Decision reaction : Arrays.asList(null, Decision.APPROVE, Decision.REVIEW, Decision.DENY)) {
                all.add(new Trouble(Failed.SOURCE, reaction, Decision.DENY));
                all.add(new Trouble(Failed.DEADLINE, reaction, Decision.DENY));
                for (Decision onNothing : Decision.values()) {
                    all.add(new Trouble(Failed.NOTHING, reaction, onNothing));
                }
            }
            return all;
        }

        Map<String, Decision> reactions() {
            return reaction == null ? Map.of() : Map.of("part", reaction);
        }
    }

    private record Row(
            List<Decision> order,
            Decision onFailure,
            Trouble trouble,
            Presence limitedRule,
            boolean otherRule,
            boolean exemptRule,
            boolean approves,
            boolean reviews,
            double modelRisk,
            double ruleRisk,
            boolean ruleBudget,
            boolean modelBudget,
            boolean policyBudget,
            boolean control) {
        Failed failed() {
            return trouble.failed;
        }
    }

    @Test
    void decide_allCombinations_followTheTable() {
        int rows = 0;
        for (List<Decision> order : orders()) {
            for (Decision onFailure : Decision.values()) {
                for (Trouble trouble : Trouble.all()) {
                    ScoringScheme scheme = ScoringScheme.of(
                                    Combiner.NOISY_OR, 0.5, new Thresholds(ALPHA, BETA), order, onFailure)
                            .withReactions(trouble.reactions(), trouble.onNothing);
                    for (Row row : rows(order, onFailure, trouble)) {
                        check(scheme, row);
                        rows++;
                    }
                }
            }
        }
        assertThat(rows).isEqualTo(6 * 3 * (3 + 4 * (2 + 3)) * 4 * 2 * 2 * 2 * 2 * 3 * 2 * 2 * 2 * 2 * 2);
    }

    private static void check(ScoringScheme scheme, Row row) {
        List<Evidence> evidence = evidence(row);

        Verdict verdict = scheme.decide(scheme.score(evidence), evidence);

        if (!verdict.equals(expected(row))) {
            assertThat(verdict).as("%s", row).isEqualTo(expected(row));
        }
    }

    private static Verdict expected(Row row) {
        Decision own = row.trouble.reaction;
        if (row.failed() == Failed.NOTHING) {
            Decision decision = own == null ? row.trouble.onNothing : row.trouble.onNothing.orWorse(own);
            return verdict(decision, DecidedBy.Cause.ON_FAILURE, "part");
        }
        Verdict softened = softened(row);
        Decision reaction = own == null ? row.onFailure : own;
        boolean raised = row.failed().hasEffect() && reaction.compareTo(softened.decision()) > 0;
        return raised ? verdict(reaction, DecidedBy.Cause.ON_FAILURE, "part") : softened;
    }

    private static Verdict softened(Row row) {
        boolean ruleDenies = row.limitedRule == Presence.ACTIVE || row.otherRule || row.exemptRule;
        for (Decision decision : row.order) {
            if (decision == Decision.DENY && ruleDenies) {
                return deniedByRule(row);
            }
            if (decision == Decision.APPROVE && row.approves) {
                return verdict(Decision.APPROVE, DecidedBy.Cause.OVERRIDE, "trusted");
            }
            if (decision == Decision.REVIEW && row.reviews) {
                return verdict(Decision.REVIEW, DecidedBy.Cause.OVERRIDE, "odd");
            }
        }
        double score = 1 - (1 - row.modelRisk) * (1 - row.ruleRisk);
        if (score < BETA) {
            return new Verdict(score < ALPHA ? Decision.APPROVE : Decision.REVIEW, DecidedBy.THRESHOLDS);
        }
        return deniedByScore(row, true);
    }

    /** Who denies is named in policy order: the limited rule, the other one, the exempt one. */
    private static Verdict deniedByRule(Row row) {
        boolean limitedRuleCan = row.limitedRule == Presence.ACTIVE && !row.ruleBudget && !row.policyBudget;
        if (limitedRuleCan) {
            return verdict(Decision.DENY, DecidedBy.Cause.OVERRIDE, "limited");
        }
        if (row.otherRule && !row.policyBudget) {
            return verdict(Decision.DENY, DecidedBy.Cause.OVERRIDE, "other");
        }
        if (row.exemptRule) {
            return verdict(Decision.DENY, DecidedBy.Cause.OVERRIDE, "exempt");
        }
        // No rule that denies is left; the score may still, but not against another rule that decides.
        return row.approves || row.reviews ? reviewed(row) : deniedByScore(row, false);
    }

    private static Verdict deniedByScore(Row row, boolean alone) {
        boolean ruleBudgetHolds = row.ruleBudget;
        if (row.policyBudget) {
            return reviewed(row);
        }
        if (row.modelBudget || ruleBudgetHolds) {
            double modelRisk = row.modelBudget ? 0 : row.modelRisk;
            double score = 1 - (1 - modelRisk) * (1 - row.ruleRisk);
            return score >= BETA ? new Verdict(Decision.DENY, DecidedBy.THRESHOLDS) : reviewed(row);
        }
        return alone && row.control && !row.failed().hasEffect()
                ? new Verdict(Decision.APPROVE, DecidedBy.CONTROL)
                : new Verdict(Decision.DENY, DecidedBy.THRESHOLDS);
    }

    private static Verdict reviewed(Row row) {
        String first = row.ruleBudget ? "limited" : row.modelBudget ? "model" : ScoringScheme.WHOLE_POLICY;
        return verdict(Decision.REVIEW, DecidedBy.Cause.BUDGET, first);
    }

    private static Verdict verdict(Decision decision, DecidedBy.Cause cause, String source) {
        return new Verdict(decision, new DecidedBy(cause, source));
    }

    private static List<Evidence> evidence(Row row) {
        List<Evidence> evidence = new ArrayList<>();
        Mode limited = row.limitedRule.mode();
        if (limited != null) {
            evidence.add(Evidence.ruleDecision("limited", null, Decision.DENY, limited, ""));
        }
        if (row.approves) {
            evidence.add(Evidence.ruleDecision("trusted", null, Decision.APPROVE, Mode.ACTIVE, ""));
        }
        if (row.otherRule) {
            evidence.add(Evidence.ruleDecision("other", null, Decision.DENY, Mode.ACTIVE, ""));
        }
        if (row.exemptRule) {
            evidence.add(Evidence.ruleDecision("exempt", null, Decision.DENY, Mode.ACTIVE, "").toBuilder()
                    .exemptFromBudget(true)
                    .build());
        }
        if (row.reviews) {
            evidence.add(Evidence.ruleDecision("odd", null, Decision.REVIEW, Mode.ACTIVE, ""));
        }
        if (row.ruleRisk > 0) {
            evidence.add(Evidence.ruleRisk("risky", null, row.ruleRisk, 1, Mode.ACTIVE, ""));
        }
        evidence.add(Evidence.modelScore("model", null, row.modelRisk, 1, Mode.ACTIVE, ""));
        // Without effect whatever the rest is.
        evidence.add(Evidence.modelScore("challenger", null, 0.95, 1, Mode.SHADOW, ""));
        evidence.add(Evidence.ruleRisk("asleep", null, 0.95, 1, Mode.ACTIVE, "").snoozed());
        switch (row.failed()) {
            case NONE -> {}
            case IN_SHADOW -> evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "part", Mode.SHADOW, ""));
            case SNOOZED -> evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "part", Mode.SNOOZED, ""));
            case SOURCE -> evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "part", Mode.ACTIVE, ""));
            case DEADLINE -> evidence.add(Evidence.failure(FailureKind.DEADLINE, "part", Mode.ACTIVE, ""));
            case NOTHING -> {
                evidence.add(Evidence.failure(FailureKind.SOURCE_FAILED, "part", Mode.ACTIVE, ""));
                evidence.add(Evidence.nothingEvaluated());
            }
        }
        if (row.ruleBudget) {
            evidence.add(Evidence.overBudget("limited", ""));
        }
        if (row.modelBudget) {
            evidence.add(Evidence.overBudget("model", ""));
        }
        if (row.policyBudget) {
            evidence.add(Evidence.overBudget(ScoringScheme.WHOLE_POLICY, ""));
        }
        if (row.control) {
            evidence.add(Evidence.control(0.005, ""));
        }
        return evidence;
    }

    private static List<Row> rows(List<Decision> order, Decision onFailure, Trouble trouble) {
        List<Row> rows = new ArrayList<>();
        for (Presence limited : Presence.values()) {
            for (double modelRisk : MODEL_RISKS) {
                for (double ruleRisk : RULE_RISKS) {
                    for (int bits = 0; bits < 1 << 8; bits++) {
                        rows.add(new Row(
                                order,
                                onFailure,
                                trouble,
                                limited,
                                isSet(bits, 0),
                                isSet(bits, 1),
                                isSet(bits, 2),
                                isSet(bits, 3),
                                modelRisk,
                                ruleRisk,
                                isSet(bits, 4),
                                isSet(bits, 5),
                                isSet(bits, 6),
                                isSet(bits, 7)));
                    }
                }
            }
        }
        return rows;
    }

    private static boolean isSet(int bits, int bit) {
        return (bits >> bit & 1) == 1;
    }

    private static List<List<Decision>> orders() {
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
