package dev.fraudscorer.assessment;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that an item of evidence shows whenever it is given, chosen when a policy is loaded. Immutable.
 *
 * <p>Whoever chooses leaves out the keys of entities: evidence is read by people and kept in files.
 */
public final class DisplayedValue extends AbstractValue {
    private final String name;
    private final ValueType type;
    private final int slot;
    private final double limit;
    private final @Nullable String text;

    DisplayedValue(String name, ValueType type, int slot, double limit, @Nullable String text) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        if (Double.isInfinite(limit)) {
            throw new IllegalArgumentException(
                    "the limit of '" + ShownText.of(name) + "' must be finite, or NaN for none, but was " + limit);
        }
        this.slot = slot;
        this.limit = limit;
        this.text = text;
    }

    /** The name of the attribute or feature. */
    public String name() {
        return name;
    }

    /** Its kind of value. */
    public ValueType type() {
        return type;
    }

    /** Where it is in the feature vector; -1 for a text that is in no slot. */
    public int slot() {
        return slot;
    }

    /** The constant that the condition compares it with; NaN if there is none. */
    public double limit() {
        return limit;
    }

    /** The text; null if the value is in the feature vector. */
    public @Nullable String text() {
        return text;
    }

    /** A value that is in the feature vector. */
    public static DisplayedValue ofSlot(String name, ValueType type, int slot) {
        return new DisplayedValue(name, type, slot, Double.NaN, null);
    }

    /**
     * A number that is in the feature vector, with the limit that the condition compares it with, or NaN.
     *
     * @throws IllegalArgumentException if the limit is infinite
     */
    public static DisplayedValue ofSlot(String name, ValueType type, int slot, double limit) {
        return new DisplayedValue(name, type, slot, limit, null);
    }

    /** A text that is in no slot of the vector. */
    public static DisplayedValue ofText(String name, String text) {
        return new DisplayedValue(name, ValueType.TEXT, -1, Double.NaN, Objects.requireNonNull(text, "text"));
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {"name", name, "type", type, "slot", slot, "limit", limit, "text", text};
    }
}
