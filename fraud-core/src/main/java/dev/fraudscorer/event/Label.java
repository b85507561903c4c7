package dev.fraudscorer.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What turned out to be true about an event, with its source, and since when it is known. Immutable.
 *
 * <p>A label counts for an event at time t if {@code knownAt <= t}. There is no default state: a caller gives fraud or
 * legit.
 */
public final class Label {
    private final LabelState state;
    private final LabelSource source;
    private final Instant knownAt;

    Label(LabelState state, LabelSource source, Instant knownAt) {
        this.state = Objects.requireNonNull(state, "state");
        this.source = Objects.requireNonNull(source, "source");
        this.knownAt = Objects.requireNonNull(knownAt, "knownAt");
    }

    /** Makes it of its parts, which the accessors describe. */
    public static Label of(LabelState state, LabelSource source, Instant knownAt) {
        return new Label(state, source, knownAt);
    }

    /** Fraud or legit. */
    public LabelState state() {
        return state;
    }

    /** Its source. */
    public LabelSource source() {
        return source;
    }

    /** From when it counts. */
    public Instant knownAt() {
        return knownAt;
    }

    /** The event was fraud. */
    public static Label fraud(LabelSource source, Instant knownAt) {
        return of(LabelState.FRAUD, source, knownAt);
    }

    /** The event was legitimate; this also takes back an earlier {@link #fraud}. */
    public static Label legit(LabelSource source, Instant knownAt) {
        return of(LabelState.LEGIT, source, knownAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Label that
                        && state.equals(that.state)
                        && source.equals(that.source)
                        && knownAt.equals(that.knownAt));
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, source, knownAt);
    }

    @Override
    public String toString() {
        return "Label[state=" + state + ", source=" + source + ", knownAt=" + knownAt + "]";
    }
}
