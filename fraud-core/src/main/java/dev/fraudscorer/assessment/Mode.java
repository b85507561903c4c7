package dev.fraudscorer.assessment;

/** Whether what a rule or model adds has effect. */
public enum Mode {
    /** Counts for score and decision. */
    ACTIVE,
    /** Evaluated and reported, without effect on anything. */
    SHADOW,
    /** Evaluated and reported, without effect on this event, since the rule is snoozed for one of its entities. */
    SNOOZED
}
