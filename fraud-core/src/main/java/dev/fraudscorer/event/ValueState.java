package dev.fraudscorer.event;

/**
 * Whether a value is there, and if not, why. Missing is never zero.
 *
 * <p>Closed: these are all states that any version will give, so that a host's {@code switch} stays complete.
 */
public enum ValueState {
    /** The value is there. */
    PRESENT(false),
    /** The event did not carry the attribute of the value. */
    NOT_GIVEN(false),
    /** The entity has no history from which the value could be computed. */
    NO_HISTORY(false),
    /**
     * The computation has no finite result, such as a division by zero or a sum of amounts beyond all numbers: whoever sends
     * the amounts can bring that about.
     */
    UNDEFINED(true),
    /**
     * The event carried the attribute of the value, with a content that was refused; or an earlier event did, whose attribute the
     * value should be computed of; or another event of its id and its time was counted, so that this one was not.
     */
    INVALID(true),
    /**
     * The event's time lies too far ahead of its arrival; no history is read at such a time. Or the value should be computed of
     * another such event, which was not counted.
     */
    TOO_EARLY(true),
    /**
     * The event arrived too late for its own time to be seen exactly, or the value should be computed of another such event,
     * which was not counted.
     */
    TOO_LATE(true),
    /**
     * The history that the value would be computed from may have been evicted for want of memory, or what it needs of it is not
     * kept by itself any more.
     */
    EVICTED(true),
    /** The feature is new to the running policy and has not seen its whole window yet. */
    COLD(true),
    /** The history that the value would be computed from was lost, such as by a store that failed. */
    STATE_LOST(true),
    /** The value could not be had before the deadline. */
    DEADLINE(true),
    /** The source of the value failed. */
    SOURCE_FAILED(true);

    private final boolean degrades;

    ValueState(boolean degrades) {
        this.degrades = degrades;
    }

    /**
     * Whether an assessment is degraded where an attribute or a feature is in this state: something that the policy reads
     * exists or may exist, and is not known.
     */
    public boolean degrades() {
        return degrades;
    }
}
