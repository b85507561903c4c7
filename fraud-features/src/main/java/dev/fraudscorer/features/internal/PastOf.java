package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.plan.EntityPlan;

/** What of the past of one kind of entity was not kept, as a restore has it. Thread-safe. */
final class PastOf {
    private final EntityPlan plan;
    private volatile Past now;

    PastOf(EntityPlan plan) {
        this.plan = plan;
        this.now = new Past(UnkeptPast.none(plan.columns()), ColdFeatures.NONE);
    }

    UnkeptPast unkept() {
        return now.unkept();
    }

    ColdFeatures cold() {
        return now.cold();
    }

    void set(UnkeptPast unkept) {
        now = new Past(unkept, unkept.features(plan));
    }

    private record Past(UnkeptPast unkept, ColdFeatures cold) {}
}
