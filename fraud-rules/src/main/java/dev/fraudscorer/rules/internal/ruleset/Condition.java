package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.rules.internal.plan.BooleanNode;
import dev.fraudscorer.spi.Variable;
import java.util.List;

/**
 * The condition of a rule, ready to run. Immutable.
 *
 * @param text as the policy has it, on one line
 * @param node its plan
 * @param variables those that it uses, each once, in the order of the text
 */
record Condition(String text, BooleanNode node, List<Variable> variables) {
    Condition {
        variables = List.copyOf(variables);
    }
}
