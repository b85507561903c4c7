package dev.fraudscorer.record.file;

import java.time.Duration;

/**
 * When what was written is forced to the disk. A process that is killed loses nothing that was written; a machine that loses
 * power loses what was not forced. Immutable.
 */
public final class Fsync {
    /** Never, but when a file is ended: the system writes when it likes. */
    public static final Fsync NEVER = new Fsync(Long.MAX_VALUE, Long.MAX_VALUE);

    private final long records;
    private final long nanos;

    private Fsync(long records, long nanos) {
        this.records = records;
        this.nanos = nanos;
    }

    /**
     * As soon as so many records were written since the last time, at the end of a write; 1 for every write.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public static Fsync everyRecords(long records) {
        if (records < 1) {
            throw new IllegalArgumentException("expected 1 record or more but was " + records);
        }
        return new Fsync(records, Long.MAX_VALUE);
    }

    /**
     * As soon as so much time has passed since the last time, whether or not records come.
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond
     */
    public static Fsync every(Duration interval) {
        if (interval.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("expected a millisecond or more but was " + interval);
        }
        return new Fsync(Long.MAX_VALUE, interval.toNanos());
    }

    boolean isDue(long unforcedRecords, long sinceNanos) {
        return unforcedRecords >= records || (unforcedRecords > 0 && sinceNanos >= nanos);
    }

    /** The longest time until it may be due, however few records come. */
    long nanos() {
        return nanos;
    }
}
