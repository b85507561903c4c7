package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host gets for one event: the assessment, and every value as rules and models saw it. Immutable.
 *
 * @param values by slot: its text, or the bits of its number, or its state where it is missing
 */
record HonestAnswer(Assessment assessment, List<Object> values) {
    static List<Object> values(FeatureValues seen) {
        List<Object> values = new ArrayList<>(seen.size());
        for (int slot = 0; slot < seen.size(); slot++) {
            ValueState state = seen.state(slot);
            if (state != ValueState.PRESENT) {
                values.add(state);
            } else if (seen.type(slot) == ValueType.TEXT) {
                values.add(String.valueOf(seen.text(slot)));
            } else {
                values.add(Double.doubleToRawLongBits(seen.number(slot)));
            }
        }
        return List.copyOf(values);
    }

    /** How the law is broken if this is the answer among hostile events, and {@code alone} the one without; null if it holds. */
    @Nullable
    String breachAgainst(HonestAnswer alone) {
        if (assessment.equals(alone.assessment) && values.equals(alone.values)) {
            return null;
        }
        if (!assessment.degraded()) {
            return "another answer, and it is not degraded";
        }
        if (assessment.decision().compareTo(assessment.scheme().onFailure()) < 0) {
            return "a degraded answer below on_failure";
        }
        for (int slot = 0; slot < values.size(); slot++) {
            boolean same = values.get(slot).equals(alone.values.get(slot));
            // What is derived from a missing value may be missing for a cause of its own.
            boolean known = !(values.get(slot) instanceof ValueState);
            if (!same && known) {
                return "slot " + slot + " has another value, and it is not marked";
            }
        }
        return null;
    }
}
