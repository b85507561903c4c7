package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.step.code.WindowCode;
import org.jspecify.annotations.Nullable;

/**
 * One entity of the policy with what belongs to it. Thread-safe.
 *
 * @param code null if the plan has none
 */
record TrackedEntity(EntityPlan plan, @Nullable WindowCode code, StreamClock clock, EntityCounts counts) {
    static TrackedEntity of(EntityPlan plan) {
        return new TrackedEntity(
                plan, WindowCode.compile(plan), new StreamClock(plan.idleMillis()), new EntityCounts());
    }
}
