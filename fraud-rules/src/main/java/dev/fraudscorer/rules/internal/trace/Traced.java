package dev.fraudscorer.rules.internal.trace;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.rules.internal.plan.node.Node;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * The value of a part.
 *
 * @param value null if it is missing
 * @param missingSlot the slot to blame, {@link Node#NO_SLOT} if it is none; of no meaning for a value that is there
 */
record Traced(@Nullable Object value, int missingSlot) {
    static Traced of(Object value) {
        return new Traced(value, Node.NO_SLOT);
    }

    static Traced missing(int slot) {
        return new Traced(null, slot);
    }

    boolean isMissing() {
        return value == null;
    }

    @Nullable
    String why(FeatureVector vector) {
        if (value != null) {
            return null;
        }
        return missingSlot == Node.NO_SLOT
                ? "a calculation: " + ValueState.UNDEFINED
                : vector.name(missingSlot) + ": " + vector.state(missingSlot);
    }
}
