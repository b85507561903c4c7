package dev.fraudscorer.rules.internal.ruleset.definition;

/** What a rule does if it can't be decided, because a value is missing. */
public enum OnMissing {
    /** It does not fire, and its evidence names the missing value. */
    REPORT,
    /** It fires, and its evidence names the missing value. */
    FIRE
}
