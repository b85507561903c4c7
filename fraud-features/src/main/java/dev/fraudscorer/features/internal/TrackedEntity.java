package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.large.code.LargeCode;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.step.code.WindowCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entity of the policy with what belongs to it. Thread-safe.
 *
 * @param code that reads small records; null if the plan has none
 * @param largeCode that reads large ones; null if the plan has none
 * @param notes what is worth knowing of it and no mistake
 * @param past what of it was not kept
 */
record TrackedEntity(
        EntityPlan plan,
        @Nullable WindowCode code,
        @Nullable LargeCode largeCode,
        List<String> notes,
        StreamClock clock,
        EntityCounts counts,
        PastOf past) {
    static TrackedEntity of(EntityPlan plan) {
        List<String> notes = new ArrayList<>();
        WindowCode code = WindowCode.compile(
                plan,
                why -> notes.add("entity '" + plan.name()
                        + "': its windows are read by walking through the plan, with the same values in several times the time: "
                        + why));
        return new TrackedEntity(
                plan,
                code,
                LargeCode.compile(plan),
                List.copyOf(notes),
                new StreamClock(plan.idleMillis()),
                new EntityCounts(),
                new PastOf(plan));
    }
}
