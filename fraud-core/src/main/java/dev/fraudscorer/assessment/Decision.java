package dev.fraudscorer.assessment;

/** The final act for an event, from the mildest to the most severe. */
public enum Decision {
    /** Let it go. */
    APPROVE,
    /** A person looks, or the customer gives more proof. */
    REVIEW,
    /** Refuse it. */
    DENY;

    /** The more severe of this and {@code other}. */
    public Decision orWorse(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
