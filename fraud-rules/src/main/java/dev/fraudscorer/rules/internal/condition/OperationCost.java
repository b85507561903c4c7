package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.rules.internal.plan.Planner;

/** The steps of one operation at worst, without those of its arguments. */
final class OperationCost {
    /** Digits of a number in a text beyond which it is none. */
    private static final int MOST_DIGITS = 400;

    private static final double STEPS_PER_DIGIT = 30;

    /** Keys have at most so many characters; longer texts may be domains, which have to be spelled first. */
    private static final int LONGEST_KEY = 256;

    /** Of a domain that has to be spelled, so many characters are looked at, and each takes so long. */
    private static final int LONGEST_DOMAIN = 320;

    private static final double STEPS_PER_LETTER_OF_DOMAIN = 450;

    private OperationCost() {}

    static double of(Call call, Planner planner) {
        return switch (call.operation()) {
            case OR, AND, NOT, CONDITIONAL, HAS, IF_MISSING -> 1;
            // The platform compares 16 characters or more at once.
            case EQUAL, NOT_EQUAL -> isText(call, 0) ? 5 + shorter(call) / 8 : 1;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> isText(call, 0) ? 5 + shorter(call) : 1;
            case SUBTRACT, MULTIPLY, DIVIDE, NEGATE, ABS, MIN, MAX -> 2;
            case DOUBLE, INT, BOOL ->
                isText(call, 0) ? 30 + STEPS_PER_DIGIT * Math.min(MOST_DIGITS, length(call, 0)) : 2;
            // Joining two texts makes a third.
            case ADD -> isText(call, 0) ? 20 + length(call, 0) + length(call, 1) : 2;
            case REMAINDER, SQRT -> 20;
            case IN -> membership(call);
            case LOWER_ASCII, UPPER_ASCII -> 20 + 7.0 * length(call, 0);
            case TRIM -> 20 + 2.0 * length(call, 0);
            // Places are counted in code points, from the beginning.
            case CHAR_AT, SUBSTRING -> 20 + 4.0 * length(call, 0);
            case INDEX_OF, LAST_INDEX_OF -> 20 + search(call) + 4.0 * length(call, 0);
            case BIN -> 30;
            case STRING -> 100;
            case IN_CIDR -> 400;
            case AMOUNT_IN -> 100 + 2.0 * length(call, 1);
            case REPLACE -> 50 + search(call) + 30.0 * TextLength.replaced(call) + 2.0 * TextLength.of(call);
            case CONTAINS -> 5 + search(call);
            case STARTS_WITH, ENDS_WITH -> 5 + shorter(call);
            case SIZE -> 5 + length(call, 0);
            case MATCHES ->
                call.argument(1) instanceof TextLiteral pattern
                        ? 20
                                + length(call, 0)
                                        * planner.pattern(pattern.value()).stepsPerCharacter()
                        : 20 + length(call, 0);
            case LOG -> 30;
            case DISTANCE_KM -> 200;
            default -> 30;
        };
    }

    /** The platform compares at each place from the beginning: aaaa…b in aaaa… takes the product of both lengths. */
    private static double search(Call call) {
        double whole = length(call, 0);
        double part = Math.min(whole / 2, length(call, 1));
        return whole + Math.max(1, part) * (whole - part);
    }

    private static double membership(Call call) {
        if (!isText(call, 0)) {
            return 20;
        }
        double length = length(call, 0);
        if (call.argument(1) instanceof ListLiteral) {
            // The platform keeps the hash of a text that is there; one that was made has none yet.
            return call.argument(0) instanceof Reference ? 10 : 10 + length;
        }
        double spelling = length > LONGEST_KEY ? STEPS_PER_LETTER_OF_DOMAIN * Math.min(LONGEST_DOMAIN, length) : 0;
        return 200 + 2 * length + spelling;
    }

    private static double shorter(Call call) {
        return Math.min(length(call, 0), length(call, 1));
    }

    private static int length(Call call, int argument) {
        return TextLength.of(call.argument(argument));
    }

    private static boolean isText(Call call, int argument) {
        return call.argument(argument).type() == Type.TEXT;
    }
}
