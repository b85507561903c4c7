package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;

/**
 * Which attributes name an entity. Immutable.
 *
 * @param name what its features begin with
 * @param attributes in the order of the policy; empty if there is a mistake in them, which was reported
 */
record KeyAttributes(String name, List<Variable> attributes) {
    /** How many attributes one entity may have. */
    static final int MOST = 4;

    KeyAttributes {
        Objects.requireNonNull(name, "name");
        attributes = List.copyOf(attributes);
    }

    boolean isBroken() {
        return attributes.isEmpty();
    }
}
