package dev.fraudscorer.record;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From where the next items of evidence in a record are: those of one source stand together. Immutable.
 *
 * <p>What a source gives does not say so by itself: a rule is named by its own id, and a host's source names its items as it
 * likes.
 */
public final class EvidenceOrigin {
    private final @Nullable String source;
    private final boolean reasons;
    private final int items;

    private EvidenceOrigin(@Nullable String source, boolean reasons, int items) {
        this.source = source == null ? null : ShownText.of(source);
        this.reasons = reasons;
        this.items = items;
        if (items < 1) {
            throw new IllegalArgumentException("items must be 1 or more but was " + items);
        }
    }

    /**
     * Makes it of its parts, which the accessors describe.
     *
     * @throws IllegalArgumentException if there is no item
     */
    public static EvidenceOrigin of(@Nullable String source, boolean reasons, int items) {
        return new EvidenceOrigin(source, reasons, items);
    }

    /** The source's name, such as {@code rules} or a model's id; null for the library itself, such as for what is not known. */
    public @Nullable String source() {
        return source;
    }

    /** Whether they are reasons, which come after the decision. */
    public boolean reasons() {
        return reasons;
    }

    /** How many items there are, 1 or more. */
    public int items() {
        return items;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EvidenceOrigin that
                && Objects.equals(source, that.source)
                && reasons == that.reasons
                && items == that.items;
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, reasons, items);
    }

    @Override
    public String toString() {
        return items + (reasons ? " reasons of " : " of ") + (source == null ? "the scorer" : source);
    }
}
