package dev.fraudscorer.assessment;

import dev.fraudscorer.event.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that an item of evidence shows whenever it is given, chosen when a policy is loaded. Immutable.
 *
 * <p>Whoever chooses leaves out the keys of entities: evidence is read by people and kept in files.
 *
 * @param name of the attribute or feature
 * @param type its kind of value
 * @param slot where it stands in the feature vector; -1 for a text that is known already
 * @param limit the constant that the condition compares it with; NaN if there is none
 * @param known the text; null if the value stands in the feature vector
 */
public record DisplayedValue(
        String name,
        ValueType type,
        int slot,
        double limit,
        @Nullable String known) {
    public DisplayedValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** A value that stands in the feature vector. */
    public DisplayedValue(String name, ValueType type, int slot, double limit) {
        this(name, type, slot, limit, null);
    }

    /** A text that is known already, and stands in no slot. */
    public static DisplayedValue ofText(String name, String text) {
        return new DisplayedValue(name, ValueType.TEXT, -1, Double.NaN, Objects.requireNonNull(text, "text"));
    }
}
