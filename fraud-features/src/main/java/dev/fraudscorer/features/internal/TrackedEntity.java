package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.plan.EntityPlan;

/** One entity of the policy with what belongs to it. Thread-safe. */
record TrackedEntity(EntityPlan plan, StreamClock clock, EntityCounts counts) {
    static TrackedEntity of(EntityPlan plan) {
        return new TrackedEntity(plan, new StreamClock(plan.idleMillis()), new EntityCounts());
    }
}
