package dev.fraudscorer.metrics;

/** What became of one call of a source. Later versions may have more of them. */
public enum SourceOutcome {
    /** It answered in time. */
    ANSWERED,
    /** It answered after its deadline; what it found counts. */
    OVERRAN,
    /** It threw, or answered with what is no answer. */
    FAILED,
    /** It had not answered when its deadline passed, and was given up. */
    ABANDONED,
    /** All of its threads were busy: it was not called. */
    REFUSED,
    /** It usually takes longer than what was left: it was not called. */
    LEFT_OUT,
    /** It is cut off, since it failed again and again: it was not called. */
    CUT_OFF
}
