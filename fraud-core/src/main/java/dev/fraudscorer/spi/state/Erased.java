package dev.fraudscorer.spi.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a source has removed of an entity, and what it still has. Immutable.
 *
 * <p>A source that keeps nothing of entities returns {@link #nothing}. One that does not override {@code forget} returns {@link
 * #unknown}, which the report names: nothing is taken for erased only since nobody said otherwise.
 */
public final class Erased {
    private static final Erased NOTHING = new Erased(true, new TreeMap<>(), new TreeMap<>());
    private static final Erased UNKNOWN = new Erased(false, new TreeMap<>(), new TreeMap<>());

    private final boolean known;
    private final SortedMap<String, Long> removed;
    private final SortedMap<String, String> remaining;

    private Erased(boolean known, SortedMap<String, Long> removed, SortedMap<String, String> remaining) {
        this.known = known;
        this.removed = Collections.unmodifiableSortedMap(removed);
        this.remaining = Collections.unmodifiableSortedMap(remaining);
    }

    /** Of a source that keeps nothing of any entity. */
    public static Erased nothing() {
        return NOTHING;
    }

    /** Of a source that does not say whether it keeps anything. */
    public static Erased unknown() {
        return UNKNOWN;
    }

    /**
     * Of a source that has looked.
     *
     * @param removed how much, by what it is, such as {@code card.records}; 0 or more each
     * @param remaining why something stays, by what it is; names no key
     * @throws IllegalArgumentException if a count is below 0
     */
    public static Erased of(Map<String, Long> removed, Map<String, String> remaining) {
        removed.forEach((what, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(what + ": removed " + count + "; expected 0 or more");
            }
        });
        return new Erased(true, new TreeMap<>(removed), new TreeMap<>(remaining));
    }

    /** Whether the source says what it keeps. */
    public boolean isKnown() {
        return known;
    }

    /** How much was removed, by what it is. */
    public SortedMap<String, Long> removed() {
        return removed;
    }

    /** Why something stays, by what it is. */
    public SortedMap<String, String> remaining() {
        return remaining;
    }

    @Override
    public String toString() {
        return known ? "Erased[removed=" + removed + ", remaining=" + remaining + "]" : "Erased[unknown]";
    }
}
