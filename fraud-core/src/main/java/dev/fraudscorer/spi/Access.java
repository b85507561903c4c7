package dev.fraudscorer.spi;

/** What a feature source does with an event. */
public enum Access {
    /** Counts the event, unless it was counted before, and fills the slots with values that include it. */
    COUNT_AND_READ(true, true),
    /** Fills the slots as if the event had been counted, and leaves the state as it was. */
    READ(false, true),
    /** Counts the event, unless it was counted before; fills nothing. */
    COUNT(true, false);

    private final boolean counts;
    private final boolean reads;

    Access(boolean counts, boolean reads) {
        this.counts = counts;
        this.reads = reads;
    }

    /** Whether the event is counted. */
    public boolean counts() {
        return counts;
    }

    /** Whether the slots are filled. */
    public boolean reads() {
        return reads;
    }
}
