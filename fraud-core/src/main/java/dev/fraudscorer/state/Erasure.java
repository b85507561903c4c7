package dev.fraudscorer.state;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ScorerState.forget} removed of an entity, and what stays and why. Shows the kind of entity and never its key.
 * Immutable.
 */
public final class Erasure {
    private final String entity;
    private final SortedMap<String, Long> removed;
    private final SortedMap<String, String> remaining;

    private Erasure(String entity, Map<String, Long> removed, Map<String, String> remaining) {
        this.entity = Objects.requireNonNull(entity, "entity");
        this.removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
        this.remaining = Collections.unmodifiableSortedMap(new TreeMap<>(remaining));
    }

    /** Makes it of its parts, which the accessors describe. */
    public static Erasure of(String entity, Map<String, Long> removed, Map<String, String> remaining) {
        return new Erasure(entity, removed, remaining);
    }

    /** The kind of entity, by its name in the policy. */
    public String entity() {
        return entity;
    }

    /** Whether anything was found. */
    public boolean found() {
        return removed.values().stream().anyMatch(count -> count > 0);
    }

    /**
     * How much was removed, by where and what it was: {@code features.card.records}, {@code features.card.events}, {@code
     * idempotency.events}. What was looked for and not found has 0.
     */
    public SortedMap<String, Long> removed() {
        return removed;
    }

    /** Why something stays, by where and what it is, such as snapshots that were written before, or lists of the policy. */
    public SortedMap<String, String> remaining() {
        return remaining;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Erasure that
                        && entity.equals(that.entity)
                        && removed.equals(that.removed)
                        && remaining.equals(that.remaining));
    }

    @Override
    public int hashCode() {
        return Objects.hash(entity, removed, remaining);
    }

    @Override
    public String toString() {
        return "Erasure[entity=" + entity + ", removed=" + removed + ", remaining=" + remaining + "]";
    }
}
