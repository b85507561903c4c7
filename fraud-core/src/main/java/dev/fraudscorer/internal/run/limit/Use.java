package dev.fraudscorer.internal.run.limit;

/** What an event may do to the limits. */
public enum Use {
    /** It is counted: its denial takes a place of its budgets. */
    SPEND,
    /** It is only assessed: as if it were counted. */
    READ,
    /** It never happened, and has no id by which the control group is drawn. */
    HYPOTHETICAL
}
