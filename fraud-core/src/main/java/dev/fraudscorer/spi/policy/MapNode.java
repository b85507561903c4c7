package dev.fraudscorer.spi.policy;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.policy.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys with their values, in the order of the file. Immutable. */
public final class MapNode extends Node {
    private final List<Entry> entries;

    /**
     * @param entries in the order of the file
     * @throws IllegalArgumentException if a key occurs twice
     */
    public MapNode(Location at, List<Entry> entries) {
        super(at);
        this.entries = List.copyOf(entries);
        Set<String> keys = new HashSet<>();
        for (Entry entry : this.entries) {
            if (!keys.add(entry.key())) {
                throw new IllegalArgumentException(
                        "the key '" + ShownText.of(entry.key()) + "' occurs twice; expected each key once");
            }
        }
    }

    /** The entries in order; each key once. */
    public List<Entry> entries() {
        return entries;
    }

    /** The value under {@code key}; null if there is none. */
    public @Nullable Node get(String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    @Override
    public String describe() {
        return "a mapping";
    }

    /**
     * A key with its value. Immutable.
     *
     * @param key the key
     * @param at where the key is
     * @param value the value
     */
    public record Entry(String key, Location at, Node value) {
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(value, "value");
        }
    }
}
