package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses what the evidence of a rule shows: every value that its condition uses, but for keys and what reveals them,
 * and the limits that it compares numbers with.
 */
public final class DisplayedValues {
    private final Scope scope;
    private final Set<DisplayedValue> limited = new LinkedHashSet<>();
    private final Set<Variable> used = new LinkedHashSet<>();

    private DisplayedValues(Scope scope) {
        this.scope = scope;
    }

    /** In the order of the text; a number with two limits occurs twice. */
    public static DisplayedValue[] of(Expression condition, Scope scope) {
        DisplayedValues values = new DisplayedValues(scope);
        condition.walk(values::collect);
        List<DisplayedValue> shown = new ArrayList<>();
        for (Variable variable : values.used) {
            int before = shown.size();
            for (DisplayedValue value : values.limited) {
                if (value.slot() == variable.slot()) {
                    shown.add(value);
                }
            }
            if (shown.size() == before) {
                shown.add(DisplayedValue.ofSlot(variable.name(), variable.type(), variable.slot()));
            }
        }
        return shown.toArray(new DisplayedValue[0]);
    }

    private void collect(Expression expression) {
        if (expression instanceof Reference reference
                && reference.symbol() instanceof Symbol.Slot slot
                && !scope.isSecret(slot.variable().name())) {
            used.add(slot.variable());
        } else if (expression instanceof Call call) {
            if (isOrder(call.operation())) {
                limit(call.argument(0), call.argument(1));
                limit(call.argument(1), call.argument(0));
            }
        }
    }

    private void limit(Expression value, Expression limit) {
        double constant = constant(limit);
        if (!Double.isNaN(constant)
                && value instanceof Reference reference
                && reference.symbol() instanceof Symbol.Slot slot) {
            Variable variable = slot.variable();
            limited.add(DisplayedValue.ofSlot(variable.name(), variable.type(), variable.slot(), constant));
        }
    }

    private static double constant(Expression expression) {
        if (expression instanceof NumberLiteral literal) {
            return literal.value();
        }
        return expression instanceof Call call && call.operation() == Operation.NEGATE
                ? -constant(call.argument(0))
                : Double.NaN;
    }

    private static boolean isOrder(Operation operation) {
        return operation == Operation.LESS
                || operation == Operation.LESS_OR_EQUAL
                || operation == Operation.GREATER
                || operation == Operation.GREATER_OR_EQUAL;
    }
}
