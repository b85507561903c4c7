package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.RowMapping;

/**
 * What records were written under that come from outside: the columns of their rows, and how far back their windows reached. Immutable.
 *
 * @param mapping from those columns to the present ones
 * @param retentionMillis not shorter than the present one
 */
public record WrittenUnder(RowMapping mapping, long retentionMillis) {
    /** What the plan itself writes. */
    public static WrittenUnder same(EntityPlan plan) {
        return new WrittenUnder(RowMapping.of(plan.columns(), plan.columns()), plan.retentionMillis());
    }
}
