package dev.fraudscorer.metrics;

/** A part of the way of an event, in its order. Later versions may have more of them. */
public enum Stage {
    /** Attributes are copied in, and sources of features fill their slots and count the event. */
    FEATURES,
    /** Rules, models and other sources of evidence are evaluated. */
    EVIDENCE,
    /** Score and decision are made, and limited by budgets and the control group. */
    DECISION,
    /** Models give reasons for the decision, where the policy sets {@code explain}. */
    REASONS
}
