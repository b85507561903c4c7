package dev.fraudscorer.features.internal.definition;

/** What becomes of a feature that would be computed from something that could not be counted. */
public enum Uncounted {
    /** The feature is missing, with the cause. */
    MISSING,
    /** The feature is computed from what was counted. */
    IGNORED
}
