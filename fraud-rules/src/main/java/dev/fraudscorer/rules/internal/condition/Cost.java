package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.rules.internal.plan.PatternCost;

/**
 * What evaluating an expression takes at worst, in steps. A step is about what comparing two numbers takes, a nanosecond;
 * nothing is taken to end early. The figures are for ordering and bounding expressions, not for promising times.
 */
public final class Cost {
    /** The most steps of one expression. */
    public static final long MOST_PER_EXPRESSION = 20_000;

    /** The most steps of all rules of a policy together. */
    public static final long MOST_PER_POLICY = 1_000_000;

    /** The most items of a list that is written into an expression. */
    static final int LONGEST_LIST = 500;

    /** Of a text that is searched; a longer one takes longer. */
    private static final int TEXT_LENGTH = 64;

    private Cost() {}

    /** The steps of a checked expression. */
    public static long of(Expression expression) {
        if (!(expression instanceof Call call)) {
            return 1;
        }
        long steps = ofOperation(call);
        for (Expression argument : call.arguments()) {
            steps += of(argument);
        }
        return steps;
    }

    /**
     * Reports an expression that is over a limit.
     *
     * @return its steps
     */
    public static long check(Expression expression, ExpressionText text) {
        checkLists(expression, text);
        long steps = of(expression);
        if (steps > MOST_PER_EXPRESSION) {
            text.report(
                    "an expression whose worst-case cost is " + steps + " steps",
                    "at most " + MOST_PER_EXPRESSION + "; a shorter pattern, or several rules");
        }
        return steps;
    }

    private static void checkLists(Expression expression, ExpressionText text) {
        if (expression instanceof ListLiteral list && list.items().size() > LONGEST_LIST) {
            text.report(
                    list.offset(),
                    "a list of " + list.items().size() + " items",
                    "at most " + LONGEST_LIST + "; move them to a file of 'lists'");
        } else if (expression instanceof Call call) {
            for (Expression argument : call.arguments()) {
                checkLists(argument, text);
            }
        }
    }

    private static long ofOperation(Call call) {
        Operation operation = call.operation();
        return switch (operation) {
            case OR, AND, NOT, CONDITIONAL, HAS, IF_MISSING -> 1;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> isOfTexts(call) ? 5 : 1;
            case SUBTRACT, MULTIPLY, DIVIDE, NEGATE, ABS, MIN, MAX, DOUBLE, INT -> 2;
            // Joining two texts makes a third.
            case ADD -> isOfTexts(call) ? 2 * TEXT_LENGTH : 2;
            case REMAINDER, SQRT -> 20;
            case IN -> call.argument(1) instanceof ListLiteral ? 10 : 100;
            case LOWER_ASCII, UPPER_ASCII, TRIM, CHAR_AT, SUBSTRING, INDEX_OF, LAST_INDEX_OF, BIN -> 2 * TEXT_LENGTH;
            case STRING, IN_CIDR, AMOUNT_IN -> 100;
            // Within one another they grow a text up to its limit.
            case REPLACE -> 1000;
            case CONTAINS, STARTS_WITH, ENDS_WITH, SIZE -> TEXT_LENGTH;
            // At worst, each letter tries each instruction of the pattern.
            case MATCHES ->
                call.argument(1) instanceof TextLiteral pattern
                        ? TEXT_LENGTH * (long) Math.min(MOST_PER_EXPRESSION, PatternCost.of(pattern.value()))
                        : TEXT_LENGTH;
            case LOG -> 30;
            case DISTANCE_KM -> 200;
            default -> 30;
        };
    }

    private static boolean isOfTexts(Call call) {
        for (Expression argument : call.arguments()) {
            if (argument.type() == Type.TEXT) {
                return true;
            }
        }
        return false;
    }
}
