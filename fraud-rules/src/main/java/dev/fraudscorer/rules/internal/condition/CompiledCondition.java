package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.TreeMap;

/**
 * A condition, ready to run. Immutable.
 *
 * @param text as the policy has it, on one line
 * @param expression as it was checked, from which a trace is made
 * @param node its plan
 * @param variables those that it uses, each once, in the order of the text
 * @param listed its tests of entity lists, each once
 * @param cost what evaluating it takes at worst, in the steps of {@link Cost}
 */
public record CompiledCondition(
        String text,
        Expression expression,
        BooleanNode node,
        List<Variable> variables,
        List<Membership.OfKey> listed,
        long cost)
        implements Condition {
    public CompiledCondition {
        variables = List.copyOf(variables);
        listed = List.copyOf(listed);
    }

    @Override
    public boolean holds(FeatureVector vector) {
        return node.evaluate(vector) == BooleanNode.TRUE;
    }

    @Override
    public int[] slotsRead() {
        return variables.stream().mapToInt(Variable::slot).toArray();
    }

    /** The factors of exchange in it. */
    @Override
    public String meaning() {
        StringBuilder factors = new StringBuilder();
        expression.walk(part -> {
            if (part instanceof Expression.Factors exchange) {
                factors.append(exchange.target()).append(new TreeMap<>(exchange.byCurrency()));
            }
        });
        return factors.toString();
    }
}
