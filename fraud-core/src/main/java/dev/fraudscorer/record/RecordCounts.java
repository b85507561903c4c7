package dev.fraudscorer.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link QueuedRecordSink} has done so far. Immutable. */
public final class RecordCounts {
    private final long taken;
    private final long stored;
    private final long dropped;
    private final long waiting;
    private final long failures;

    RecordCounts(long taken, long stored, long dropped, long waiting, long failures) {
        this.taken = taken;
        this.stored = stored;
        this.dropped = dropped;
        this.waiting = waiting;
        this.failures = failures;
    }

    /** How many records came. */
    public long taken() {
        return taken;
    }

    /** How many the target has stored. */
    public long stored() {
        return stored;
    }

    /** How many are lost: there was no room in time, the sink was closed, or the target could not store them until it was closed. */
    public long dropped() {
        return dropped;
    }

    /** How many wait to be stored. */
    public long waiting() {
        return waiting;
    }

    /** How often the target has failed. */
    public long failures() {
        return failures;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordCounts that
                && taken == that.taken
                && stored == that.stored
                && dropped == that.dropped
                && waiting == that.waiting
                && failures == that.failures;
    }

    @Override
    public int hashCode() {
        return Objects.hash(taken, stored, dropped, waiting, failures);
    }

    @Override
    public String toString() {
        return "RecordCounts[taken=" + taken + ", stored=" + stored + ", dropped=" + dropped + ", waiting=" + waiting
                + ", failures=" + failures + "]";
    }
}
