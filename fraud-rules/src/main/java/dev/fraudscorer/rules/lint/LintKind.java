package dev.fraudscorer.rules.lint;

/** What may be wrong with a policy that loads. */
public enum LintKind {
    /** A rule fires on every event that has its values. */
    ALWAYS_TRUE,
    /** A rule can never fire. */
    NEVER_TRUE,
    /** Two rules fire on the same events. */
    SAME_CONDITION,
    /** A rule fires only where another fires. */
    CONTAINED,
    /** Whenever a rule fires, another has decided. */
    UNREACHABLE,
    /** Nothing reads a feature. */
    UNUSED_FEATURE,
    /** Nothing uses a list. */
    UNUSED_LIST,
    /** A rule in shadow has no reason code, so it cannot be made active as it is. */
    MISSING_REASON,
    /** Something of a model was not checked, or is not what it may seem. */
    MODEL
}
