package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.RowMapping;

/**
 * What records were written under that come from outside: the columns of their rows, how far back their windows reached, and how
 * late events could come. Immutable.
 *
 * @param mapping from those columns to the present ones
 */
public record WrittenUnder(RowMapping mapping, long retentionMillis, long latenessMillis) {
    /** What the plan itself writes. */
    public static WrittenUnder same(EntityPlan plan) {
        return new WrittenUnder(
                RowMapping.of(plan.columns(), plan.columns()), plan.retentionMillis(), plan.latenessMillis());
    }

    /** By how much longer a record is of use under a plan; below 0 if it is of use for less long. */
    long longerUnder(EntityPlan plan) {
        return plan.idleMillis() - retentionMillis - latenessMillis;
    }
}
