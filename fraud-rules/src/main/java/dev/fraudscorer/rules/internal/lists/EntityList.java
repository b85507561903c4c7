package dev.fraudscorer.rules.internal.lists;

import java.util.Set;

/** A set of keys. Immutable. */
public final class EntityList {
    private final Set<String> keys;

    EntityList(Set<String> keys) {
        this.keys = Set.copyOf(keys);
    }

    /** Whether {@code key} is on it. */
    public boolean contains(String key) {
        return keys.contains(key);
    }
}
