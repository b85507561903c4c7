package dev.fraudscorer.policy;

/** What a reload does to the state of a source, such as the histories. */
public enum StateFate {
    /** It is kept. */
    KEPT,
    /** It begins with nothing: it is new, or its definition is another and it may learn anew, as a detector. */
    COLD,
    /** The version in use has it, and the one that was checked has not. */
    LOST
}
