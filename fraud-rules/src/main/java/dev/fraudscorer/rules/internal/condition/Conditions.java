package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.rules.internal.cel.ExpressionChecker;
import dev.fraudscorer.rules.internal.cel.ExpressionParser;
import dev.fraudscorer.rules.internal.cel.ParsedExpression;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.vector.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the text of a condition into its plan. Confined to one thread. */
public final class Conditions {
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

    private final ExpressionParser parser = new ExpressionParser();
    private final ExpressionChecker checker;
    private final Map<String, EntityList> lists;
    private long steps;

    /**
     * @param scope all names that conditions may use; not changed meanwhile
     * @param lists the entity lists by their names
     */
    public Conditions(Scope scope, Map<String, EntityList> lists) {
        this.checker = new ExpressionChecker(scope);
        this.lists = lists;
    }

    /** The condition; null if it has mistakes, which have been reported, or uses a name whose definition has. */
    public @Nullable CompiledCondition compile(ExpressionText text) {
        ParsedExpression parsed = parser.parse(text);
        Expression expression = parsed == null ? null : checker.check(parsed);
        if (expression == null) {
            return null;
        }
        if (expression.type() != Type.BOOLEAN) {
            text.report("a condition that is a " + expression.type(), "a condition that is true or false");
            return null;
        }
        CheckedPlan plan = CheckedPlan.of(expression, text, lists);
        if (plan == null) {
            return null;
        }
        addUp(plan.cost(), text);
        Set<Variable> variables = new LinkedHashSet<>();
        expression.walk(part -> {
            if (part instanceof Expression.Reference reference && reference.symbol() instanceof Symbol.Slot slot) {
                variables.add(slot.variable());
            }
        });
        return text.isFaulty()
                ? null
                : new CompiledCondition(
                        onOneLine(text.text()),
                        expression,
                        (BooleanNode) plan.node(),
                        List.copyOf(variables),
                        plan.listed(),
                        plan.cost());
    }

    /** Reports the one condition with which all together become too expensive. */
    private void addUp(long cost, ExpressionText text) {
        long before = steps;
        steps += cost;
        if (before <= Cost.MOST_PER_POLICY && steps > Cost.MOST_PER_POLICY) {
            text.report(
                    "a condition of " + cost + " steps, with which the worst-case cost of all is " + steps,
                    "at most " + Cost.MOST_PER_POLICY + " steps together");
        }
    }

    private static String onOneLine(String condition) {
        String stripped = condition.strip();
        return hasOnlyPrintableAscii(stripped)
                ? stripped
                : LINE_BREAK.matcher(stripped).replaceAll(" ");
    }

    private static boolean hasOnlyPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
