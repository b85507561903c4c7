package dev.fraudscorer.policy;

/** What a reload does to the state of a source, such as the histories. */
public enum StateFate {
    /** It is kept. */
    KEPT,
    /**
     * It is counted again under other definitions, while events are scored; what a feature needs and nobody has kept is {@link
     * dev.fraudscorer.event.ValueState#COLD} until it has filled.
     */
    CARRIED_OVER,
    /** It begins with nothing: it is new, or its definition is another and it may learn anew, as a detector. */
    COLD,
    /** The version in use has it, and the one that was checked has not. */
    LOST
}
