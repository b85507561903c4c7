package dev.fraudscorer.event;

/** Whether a value is there, and if not, why. Missing is never zero. */
public enum ValueState {
    /** The value is there. */
    PRESENT,
    /** The event did not carry the attribute that the value comes from. */
    NOT_GIVEN,
    /** The entity has no history from which the value could be computed. */
    NO_HISTORY,
    /** The computation has no finite result, such as a division by zero. */
    UNDEFINED,
    /** The event came too late for its own time to be seen exactly. */
    TOO_LATE,
    /** The source of the value failed. */
    SOURCE_FAILED
}
