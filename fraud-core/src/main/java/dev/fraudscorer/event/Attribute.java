package dev.fraudscorer.event;

import java.util.Objects;

/**
 * A raw input field of an event, as the policy declares it. Immutable.
 *
 * @param name the name in the policy, such as {@code amount}
 * @param type which values are accepted
 * @param required whether an event without it is refused
 * @param slot its place in the feature vector, 0 or above
 */
public record Attribute(String name, AttributeType type, boolean required, int slot) {
    public Attribute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        if (slot < 0) {
            throw new IllegalArgumentException("slot must be 0 or above but was " + slot);
        }
    }
}
