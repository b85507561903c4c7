package dev.fraudscorer.event;

import java.time.Instant;
import java.util.Objects;

/**
 * What turned out to be true about an event, who says so, and since when it was known. Immutable.
 *
 * <p>A label counts for an event at time t if {@code knownAt <= t}. There is no default state: a caller says fraud
 * or legit.
 *
 * @param state fraud or legit
 * @param source who says so
 * @param knownAt when it became known
 */
public record Label(LabelState state, LabelSource source, Instant knownAt) {
    public Label {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(knownAt, "knownAt");
    }

    /** The event was fraud. */
    public static Label fraud(LabelSource source, Instant knownAt) {
        return new Label(LabelState.FRAUD, source, knownAt);
    }

    /** The event was legitimate; this also takes back an earlier {@link #fraud}. */
    public static Label legit(LabelSource source, Instant knownAt) {
        return new Label(LabelState.LEGIT, source, knownAt);
    }
}
