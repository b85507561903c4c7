package dev.fraudscorer.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * A source whose decline budget is spent cannot deny any more: a denial stands only if it would without what that source added;
 * if not, it is a review, never less, whatever else would have been decided. So a rule that denies everything takes with it
 * neither the denials of other rules nor those by the score of the others.
 *
 * The budget of the whole policy limits all but the denials that are exempt.
 *
 * The control group comes after the budgets, since what is over a budget is to be seen by a person. It is for denials by the
 * score alone, and not where a part failed: then the score is not the one whose errors it measures.
 */

/** What decline budgets and the control group make of a denial. Stateless. */
final class DenialLimits {
    private DenialLimits() {}

    /** @param planned what overrides and thresholds decide of the same evidence */
    static Verdict apply(ScoringScheme scheme, Verdict planned, List<Evidence> evidence) {
        if (planned.decision() != Decision.DENY) {
            return planned;
        }
        Evidence budget = firstActive(EvidenceKind.BUDGET, evidence);
        if (budget != null) {
            return overBudget(scheme, budget, evidence);
        }
        boolean letThrough = planned.decidedBy().cause() == DecidedBy.Cause.THRESHOLDS
                && firstActive(EvidenceKind.CONTROL, evidence) != null
                && !ScoringScheme.hasFailure(evidence);
        return letThrough ? new Verdict(Decision.APPROVE, DecidedBy.CONTROL) : planned;
    }

    private static Verdict overBudget(ScoringScheme scheme, Evidence budget, List<Evidence> evidence) {
        Set<String> limited = new HashSet<>();
        for (Evidence item : evidence) {
            if (isActive(EvidenceKind.BUDGET, item)) {
                limited.add(item.source());
            }
        }
        boolean all = limited.contains(ScoringScheme.WHOLE_POLICY);
        List<Evidence> others = new ArrayList<>(evidence.size());
        for (Evidence item : evidence) {
            if (isExempt(item) || !(all || limited.contains(item.source()))) {
                others.add(item);
            }
        }
        Verdict without = scheme.withoutLimits(scheme.score(others), others);
        // Where β is 0, thresholds deny without any evidence; the budget of the policy holds for that, too.
        boolean stands = without.decision() == Decision.DENY
                && !(all && without.decidedBy().cause() == DecidedBy.Cause.THRESHOLDS);
        return stands ? without : new Verdict(Decision.REVIEW, new DecidedBy(DecidedBy.Cause.BUDGET, budget.source()));
    }

    private static boolean isExempt(Evidence item) {
        return item.exemptFromBudget() && item.decides() == Decision.DENY;
    }

    private static @Nullable Evidence firstActive(EvidenceKind kind, List<Evidence> evidence) {
        for (int i = 0; i < evidence.size(); i++) {
            if (isActive(kind, evidence.get(i))) {
                return evidence.get(i);
            }
        }
        return null;
    }

    private static boolean isActive(EvidenceKind kind, Evidence item) {
        return item.kind() == kind && item.mode() == Mode.ACTIVE;
    }
}
