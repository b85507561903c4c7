package dev.fraudscorer.spi;

import dev.fraudscorer.event.ValueType;
import java.util.Objects;

/**
 * A name that rules and models can use: an attribute or a feature. Immutable.
 *
 * @param name such as {@code amount} or {@code card.count_1h}
 * @param type the kind of value
 * @param slot its place in the feature vector
 * @param isKey whether it is an attribute that names an entity: a key or an IP address
 */
public record Variable(String name, ValueType type, int slot, boolean isKey) {
    public Variable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
