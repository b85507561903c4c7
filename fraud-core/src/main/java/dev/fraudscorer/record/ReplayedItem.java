package dev.fraudscorer.record;

import dev.fraudscorer.assessment.Evidence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of an item of evidence when its record was evaluated again. Immutable. */
public final class ReplayedItem {
    private final Outcome outcome;
    private final @Nullable String source;
    private final @Nullable Evidence recorded;
    private final @Nullable Evidence replayed;
    private final double tolerance;

    private ReplayedItem(
            Outcome outcome,
            @Nullable String source,
            @Nullable Evidence recorded,
            @Nullable Evidence replayed,
            double tolerance) {
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.source = source;
        this.recorded = recorded;
        this.replayed = replayed;
        this.tolerance = tolerance;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static ReplayedItem of(
            Outcome outcome,
            @Nullable String source,
            @Nullable Evidence recorded,
            @Nullable Evidence replayed,
            double tolerance) {
        return new ReplayedItem(outcome, source, recorded, replayed, tolerance);
    }

    /** What became of it. */
    public Outcome outcome() {
        return outcome;
    }

    /** The source that gave it, such as {@code rules} or a model's id; null for the library itself. */
    public @Nullable String source() {
        return source;
    }

    /** The item in the record; null if it is {@link Outcome#NEW}. */
    public @Nullable Evidence recorded() {
        return recorded;
    }

    /** The item as it came out now; null if it is {@link Outcome#GONE}. */
    public @Nullable Evidence replayed() {
        return replayed;
    }

    /** By how much numbers of its source may differ; 0 if not by a bit. */
    public double tolerance() {
        return tolerance;
    }

    /** By how much its risk or contribution moved, whichever more; 0 if neither did, NaN if it stands on one side only. */
    public double difference() {
        if (recorded == null || replayed == null) {
            return Double.NaN;
        }
        return Math.max(
                difference(recorded.risk(), replayed.risk()),
                difference(recorded.contribution(), replayed.contribution()));
    }

    private static double difference(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other) ? 0 : Math.abs(one - other);
    }

    @Override
    public String toString() {
        Evidence shown = recorded != null ? recorded : replayed;
        String of = source == null ? "the scorer" : source;
        return outcome + " " + (shown == null ? "" : shown.kind() + " " + shown.source()) + " of " + of;
    }

    /** What can become of an item. */
    public enum Outcome {
        /** It came out the same to the bit. */
        SAME,
        /** Its risk or contribution came out within the tolerance of its source. */
        WITHIN_TOLERANCE,
        /**
         * It was taken from the record: its source learns, calls somebody or failed then, or it is the library's own, so that it
         * does not follow from the values.
         */
        TAKEN_OVER,
        /** It came out otherwise. */
        DIFFERENT,
        /** It did not come out again. */
        GONE,
        /** It came out though the record has it not. */
        NEW
    }
}
