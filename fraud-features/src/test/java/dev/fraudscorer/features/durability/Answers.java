package dev.fraudscorer.features.durability;

import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The features of one event, to the last bit. Immutable. */
public final class Answers {
    private static final Pattern ADDED_UP = Pattern.compile("\\.(sum|mean|stddev)_");

    private final String[] names;
    private final ValueState[] states;
    private final long[] bits;

    public Answers(FeatureValues values) {
        this.names = new String[values.size()];
        this.states = new ValueState[values.size()];
        this.bits = new long[values.size()];
        for (int slot = 0; slot < names.length; slot++) {
            names[slot] = values.name(slot);
            states[slot] = values.state(slot);
            bits[slot] = Double.doubleToRawLongBits(values.number(slot));
        }
    }

    /** The values of the other that differ from these; empty if they are the same. */
    public List<String> differencesTo(Answers other) {
        List<String> differences = new ArrayList<>();
        for (int slot = 0; slot < names.length; slot++) {
            if (bits[slot] != other.bits[slot] || states[slot] != other.states[slot]) {
                differences.add(difference(slot, other));
            }
        }
        return differences;
    }

    /**
     * The same, but that sums, means and deviations may be neighbours: an entity that was once given a number that is no whole
     * hundredth adds up doubles.
     */
    List<String> differencesBeyondTheFormTo(Answers other) {
        List<String> differences = new ArrayList<>();
        for (int slot = 0; slot < names.length; slot++) {
            boolean near = states[slot] == other.states[slot]
                    && ADDED_UP.matcher(names[slot]).find()
                    && Math.abs(bits[slot] - other.bits[slot]) <= 1;
            if (!near && (bits[slot] != other.bits[slot] || states[slot] != other.states[slot])) {
                differences.add(difference(slot, other));
            }
        }
        return differences;
    }

    private String difference(int slot, Answers other) {
        return names[slot] + ": " + describe(slot) + ", but there " + other.describe(slot);
    }

    /** Those of one entity. */
    List<String> differencesTo(Answers other, String entity) {
        return differencesTo(other).stream()
                .filter(difference -> difference.startsWith(entity + "."))
                .toList();
    }

    /** The states in which the features of one entity are. */
    Set<ValueState> states(String entity) {
        Set<ValueState> found = EnumSet.noneOf(ValueState.class);
        for (int slot = 0; slot < names.length; slot++) {
            if (names[slot].startsWith(entity + ".")) {
                found.add(states[slot]);
            }
        }
        return found;
    }

    /** The number of a feature that is present. */
    public double number(String feature) {
        int slot = List.of(names).indexOf(feature);
        if (slot < 0 || states[slot] != ValueState.PRESENT) {
            throw new AssertionError(feature + " is missing");
        }
        return Double.longBitsToDouble(bits[slot]);
    }

    private String describe(int slot) {
        return states[slot] + " " + Double.longBitsToDouble(bits[slot]);
    }
}
