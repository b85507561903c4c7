package dev.fraudscorer.event;

/** The kind of value that a slot of the feature vector holds. */
public enum ValueType {
    /** A double; missing reads as NaN. */
    NUMBER,
    /** A string; missing reads as null. */
    TEXT,
    /** True or false, kept as 1.0 and 0.0; missing reads as NaN. */
    BOOLEAN
}
