package dev.fraudscorer.assessment;

import dev.fraudscorer.event.ValueType;
import java.util.Objects;

/**
 * A value that an item of evidence shows whenever it is given, chosen when a policy is loaded. Immutable.
 *
 * <p>Whoever chooses leaves out the keys of entities: evidence is read by people and kept in files.
 *
 * @param name of the attribute or feature
 * @param type its kind of value
 * @param slot where it stands in the feature vector
 * @param limit the constant that the condition compares it with; NaN if there is none
 */
public record ShownValue(String name, ValueType type, int slot, double limit) {
    public ShownValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
