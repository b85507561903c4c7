package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.internal.load.section.BudgetOptions;

/**
 * What a budget has counted: outlives the version of the policy that began it, as long as a version has a budget of the same
 * source, attribute and window. Guarded by the lock of its {@link BudgetBook}.
 */
final class BudgetCount {
    private final BudgetOptions begunAs;
    private final RecentKeys denied;
    private long limited;
    /** Since the budget was spent for the first time after it was at least half free. */
    private long limitedInSuccession;

    BudgetCount(BudgetOptions begunAs) {
        this.begunAs = begunAs;
        this.denied = new RecentKeys(begunAs.window().toMillis());
    }

    boolean isOf(BudgetOptions options) {
        return begunAs.countsAs(options);
    }

    /** How many different entities were denied within the window. */
    int denied(long now) {
        denied.expire(now);
        return denied.size();
    }

    /** Whether the entity is one of them, or may become one. */
    boolean admits(long entity, long limit, long now) {
        return denied(now) < limit || denied.contains(entity);
    }

    /** The entity is denied now. */
    void add(long entity, long limit, long now) {
        denied.add(entity, now);
        if (denied.size() * 2L <= limit) {
            limitedInSuccession = 0;
        }
    }

    /** A denial became a review; whether it is the 1st, 2nd, 4th, 8th in succession and so on. */
    boolean limit() {
        limited++;
        limitedInSuccession++;
        return Long.bitCount(limitedInSuccession) == 1;
    }

    /** How many denials became reviews so far. */
    long limited() {
        return limited;
    }
}
