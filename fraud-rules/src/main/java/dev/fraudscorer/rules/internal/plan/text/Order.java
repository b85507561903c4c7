package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.language.Operation;

/** What a comparison asks of the sign that {@link Comparable#compareTo} gives. Texts are compared by it. */
public enum Order {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    public static Order of(Operation comparison) {
        return valueOf(comparison.name());
    }

    boolean holds(int sign) {
        return switch (this) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }
}
