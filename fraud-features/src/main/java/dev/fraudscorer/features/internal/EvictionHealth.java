package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.record.EvictionCause;
import org.jspecify.annotations.Nullable;

/** What is said while entities leave before their time, with the cause and what to do. Stateless. */
final class EvictionHealth {
    private static final String AWAY = "who left is EVICTED, not new, until nothing of it could be in a window";
    private static final String FLOOD = ", or look for a flood of new keys";

    private EvictionHealth() {}

    /** @param cause null if none had to leave since the state was restored */
    static String text(TrackedEntity entity, @Nullable EvictionCause cause) {
        String name = "entity '" + entity.plan().name() + "': ";
        if (cause == null) {
            return name + "some had left before their time, or were left out, when its state was restored; " + AWAY;
        }
        return name + "some have to leave before their time, those with the least history first, since "
                + switch (cause) {
                    case MEMORY ->
                        "the memory of all entities is full; " + AWAY
                                + "; give profiles: { memory } more (fraud memory computes how much)" + FLOOD;
                    case LIMITS -> "its max_entities or max_bytes is reached; " + AWAY + "; raise them" + FLOOD;
                };
    }
}
