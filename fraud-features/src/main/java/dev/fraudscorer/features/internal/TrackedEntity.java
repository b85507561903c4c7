package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.large.code.LargeCode;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.step.code.WindowCode;
import org.jspecify.annotations.Nullable;

/**
 * One entity of the policy with what belongs to it. Thread-safe.
 *
 * @param code that reads small records; null if the plan has none
 * @param largeCode that reads large ones; null if the plan has none
 */
record TrackedEntity(
        EntityPlan plan,
        @Nullable WindowCode code,
        @Nullable LargeCode largeCode,
        StreamClock clock,
        EntityCounts counts) {
    static TrackedEntity of(EntityPlan plan) {
        return new TrackedEntity(
                plan,
                WindowCode.compile(plan),
                LargeCode.compile(plan),
                new StreamClock(plan.idleMillis()),
                new EntityCounts());
    }
}
