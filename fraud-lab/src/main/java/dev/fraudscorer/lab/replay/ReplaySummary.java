package dev.fraudscorer.lab.replay;

import dev.fraudscorer.lab.replay.quality.ReplayQuality;
import org.jspecify.annotations.Nullable;

/** What a replay did. Immutable. */
public final class ReplaySummary {
    private final Parts parts;

    ReplaySummary(Parts parts) {
        this.parts = parts;
    }

    /** Lines read, without header and blank lines. */
    public long lines() {
        return parts.lines;
    }

    /** Events scored. */
    public long scored() {
        return parts.scored;
    }

    /** Lines that are no event of the policy. */
    public long broken() {
        return parts.broken;
    }

    /** Events that had come before with the same content, and counted nothing. */
    public long repeated() {
        return parts.repeated;
    }

    /** Events refused because their id had come before with other content. */
    public long conflicting() {
        return parts.conflicting;
    }

    /** Events with an earlier time than one before them in the file. */
    public long outOfOrder() {
        return parts.outOfOrder;
    }

    /** Frauds that became known during the history. */
    public long labels() {
        return parts.labels;
    }

    /** Assessments for which a part failed. */
    public long degraded() {
        return parts.degraded;
    }

    /** How score and decisions stand to the labels. */
    public ReplayQuality quality() {
        return parts.quality;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReplaySummary that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString().replaceFirst("Parts", "ReplaySummary");
    }

    record Parts(
            long lines,
            long scored,
            long broken,
            long repeated,
            long conflicting,
            long outOfOrder,
            long labels,
            long degraded,
            ReplayQuality quality) {}
}
