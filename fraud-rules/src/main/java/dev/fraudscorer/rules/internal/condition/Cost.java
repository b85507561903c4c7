package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.Planner;

/**
 * What evaluating an expression takes at worst, in steps. A step is about a nanosecond; nothing is taken to end early,
 * every text is as long as its attribute allows, and what is missing is looked for, which evaluates parts again. What
 * is admitted stays below a millisecond on any admitted text; the program {@code HostileTexts} of the benchmarks
 * measures it.
 */
final class Cost {
    /** The most steps of one expression: half of a millisecond, the other half for what the figures leave out. */
    static final long MOST_PER_EXPRESSION = 500_000;

    /** The most steps of all rules of a policy together. */
    static final long MOST_PER_POLICY = 20_000_000;

    /** The most items of a list that is written into an expression. */
    static final int LONGEST_LIST = 500;

    private static final String ADVICE = "; a smaller max_length of the attribute, a shorter pattern, or several rules";

    private Cost() {}

    /**
     * Reports an expression that is over a limit.
     *
     * @param planner of its plan
     * @return its steps
     */
    static long check(Expression expression, ExpressionText text, Planner planner) {
        checkLists(expression, text);
        Steps all = Steps.of(expression, planner);
        long steps = (long) Math.min(all.evaluated() + all.blamed(), 1e15);
        if (steps > MOST_PER_EXPRESSION) {
            text.report(
                    "an expression whose worst-case cost is " + steps + " steps",
                    "at most " + MOST_PER_EXPRESSION + ADVICE);
        }
        return steps;
    }

    private static void checkLists(Expression expression, ExpressionText text) {
        expression.walk(part -> {
            if (part instanceof ListLiteral list && list.items().size() > LONGEST_LIST) {
                text.report(
                        list.offset(),
                        "a list of " + list.items().size() + " items",
                        "at most " + LONGEST_LIST + "; move them to a file of 'lists'");
            }
        });
    }

    /**
     * The steps of an expression and of all below it.
     *
     * @param evaluated to get its value
     * @param blamed to find what is missing if it has none: each operation evaluates its arguments again to go on with
     *     the one that is missing; those of a conjunction are walked over once
     */
    private record Steps(double evaluated, double blamed) {
        static Steps of(Expression expression, Planner planner) {
            if (!(expression instanceof Call call)) {
                return new Steps(1, 1);
            }
            double below = 0;
            double blamed = 0;
            for (Expression argument : call.arguments()) {
                Steps steps = of(argument, planner);
                below += steps.evaluated;
                blamed = Math.max(blamed, steps.blamed);
            }
            boolean walkedOnce = call.operation() == Operation.AND || call.operation() == Operation.OR;
            return new Steps(OperationCost.of(call, planner) + below, blamed + (walkedOnce ? 0 : below));
        }
    }
}
