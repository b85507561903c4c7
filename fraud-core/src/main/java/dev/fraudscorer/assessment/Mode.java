package dev.fraudscorer.assessment;

/** Whether a rule or model has effect. */
public enum Mode {
    /** Counts for score and decision. */
    ACTIVE,
    /** Evaluated and reported, without effect on anything. */
    SHADOW
}
