package dev.fraudscorer.features.internal.record;

/** Why records have to leave before their time. */
public enum EvictionCause {
    /** The memory of all kinds together is full. */
    MEMORY,
    /** There are more of one kind, or they take more, than its own limits allow. */
    LIMITS
}
