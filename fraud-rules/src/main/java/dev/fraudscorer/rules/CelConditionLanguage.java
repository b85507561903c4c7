package dev.fraudscorer.rules;

import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.Variable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of rules for the conditions of other engines, such as the {@code where} of a feature. Beside the variables
 * a condition may use {@code event_time} and {@code event_type}, which every event has, and no entity lists. Found by
 * the core; a host does not call it. Stateless and thread-safe.
 */
public final class CelConditionLanguage implements ConditionLanguage {
    @Override
    public @Nullable Condition compile(Node condition, List<Variable> variables, PolicyReader reader) {
        if (reader.text(condition) == null || !(condition instanceof ScalarNode scalar)) {
            return null;
        }
        return new Conditions(Scope.of(variables), Map.of()).compile(new ExpressionText(scalar, reader));
    }
}
