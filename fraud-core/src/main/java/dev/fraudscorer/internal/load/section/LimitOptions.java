package dev.fraudscorer.internal.load.section;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What limits the decisions of a policy. Immutable.
 *
 * @param ids of its rules, models and detectors: what can be snoozed
 * @param budgets in policy order, each source once
 * @param control the control group; null for none
 */
public record LimitOptions(
        Set<String> ids,
        List<BudgetOptions> budgets,
        @Nullable ControlOptions control) {
    public LimitOptions {
        ids = Set.copyOf(ids);
        budgets = List.copyOf(budgets);
    }
}
