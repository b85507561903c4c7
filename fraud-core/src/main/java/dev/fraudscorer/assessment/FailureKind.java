package dev.fraudscorer.assessment;

/**
 * Why an assessment is degraded: the cause in an item of {@link EvidenceKind#FAILURE}.
 *
 * <p>Closed: these are all causes that any version will give, so that a host's {@code switch} stays complete.
 */
public enum FailureKind {
    /** An attribute of the event was refused and left out. */
    INVALID,
    /** The event's time lies too far ahead of its arrival. */
    TOO_EARLY,
    /** The event arrived too late for the history of an entity. */
    TOO_LATE,
    /** History of an entity may have been evicted for want of memory. */
    EVICTED,
    /** A feature is new to the running policy and has not seen its whole window yet. */
    COLD,
    /** History of an entity was lost. */
    STATE_LOST,
    /** A part was left out, since it would not have answered before the deadline. */
    DEADLINE,
    /** A part threw. */
    SOURCE_FAILED,
    /** A part answered with something that is no answer, such as a risk that is not a number. */
    INVALID_RESULT,
    /** A part ran into an error of the Java virtual machine, such as the end of its memory. */
    VIRTUAL_MACHINE_ERROR,
    /**
     * A model or a rule could not be evaluated, and the policy does not let the event pass without it; a value has no finite
     * result; or the event could not be evaluated, since a source that was called for it has it scored.
     */
    NOT_EVALUABLE
}
