package dev.fraudscorer.rules.internal.plan.number;

/** Which of less, equal and greater a comparison holds for. */
public enum ComparisonOperator {
    EQUAL(false, true, false),
    NOT_EQUAL(true, false, true),
    LESS(true, false, false),
    LESS_OR_EQUAL(true, true, false),
    GREATER(false, false, true),
    GREATER_OR_EQUAL(false, true, true);

    final boolean ifLess;
    final boolean ifEqual;
    final boolean ifGreater;

    ComparisonOperator(boolean ifLess, boolean ifEqual, boolean ifGreater) {
        this.ifLess = ifLess;
        this.ifEqual = ifEqual;
        this.ifGreater = ifGreater;
    }

    /** The comparison that holds where this one does not. */
    public ComparisonOperator negated() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER;
            case GREATER -> LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> LESS;
        };
    }
}
