package dev.fraudscorer.rules.internal.ruleset.definition;

/** What a rule does if it can't be decided, because a value is missing. */
public enum OnMissing {
    /** It does not fire, and says which value was missing. */
    REPORT,
    /** It fires, and says which value was missing. */
    FIRE
}
