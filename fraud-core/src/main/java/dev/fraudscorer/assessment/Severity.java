package dev.fraudscorer.assessment;

/** How grave a policy calls what a rule finds, for the people who work on alerts. It has no effect on score or decision. */
public enum Severity {
    /** For information. */
    INFO,
    /** Seldom fraud. */
    LOW,
    /** Often enough fraud to look. */
    MEDIUM,
    /** Mostly fraud. */
    HIGH,
    /** Act at once. */
    CRITICAL
}
