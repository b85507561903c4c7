package dev.fraudscorer.features.internal.definition;

import java.util.Objects;

/**
 * The interval {@code (t - offset - length, t - offset]} of event time before an event at t. Immutable.
 *
 * @param name as written in the policy, such as {@code 1h} or {@code 7d_offset_7d}; 24h and 1d are two names
 * @param lengthMillis above 0
 * @param offsetMillis 0 or above
 */
public record WindowDefinition(String name, long lengthMillis, long offsetMillis) {
    public WindowDefinition {
        Objects.requireNonNull(name, "name");
        if (lengthMillis <= 0 || offsetMillis < 0) {
            throw new IllegalArgumentException(
                    "window " + name + " needs a length above 0 ms and an offset of 0 ms or above");
        }
    }

    /** The same window measured {@code lead} after the event; if it held the event, it reaches on to there. */
    WindowDefinition seenFrom(long lead) {
        return offsetMillis == 0
                ? new WindowDefinition(name, lengthMillis + lead, 0)
                : new WindowDefinition(name, lengthMillis, offsetMillis + lead);
    }

    /** How far back it looks. */
    public long reachMillis() {
        return offsetMillis + lengthMillis;
    }
}
