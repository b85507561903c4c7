package dev.fraudscorer.assessment;

/** What kind of item supports a decision. */
public enum EvidenceKind {
    /** A rule fired. */
    RULE,
    /** A model scored. */
    MODEL,
    /** A value moved a model's score, or no such reason can be given; it carries no risk of its own. */
    CONTRIBUTION,
    /** The event is unlike those before it. */
    ANOMALY,
    /** A rule could not be decided, because a value that it needs is missing; or a part has learned too little. */
    NOT_EVALUABLE,
    /** A part failed and was left out: the assessment is degraded. */
    FAILURE,
    /**
     * A decline budget is spent: what its source denied is no longer denied, and the assessment is degraded. Made by the
     * scorer alone.
     */
    BUDGET,
    /** The event is in the control group: a denial by the score is let through. Made by the scorer alone. */
    CONTROL
}
