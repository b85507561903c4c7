package dev.fraudscorer.rules;

import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Rates;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.rates.RatesSection;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of rules for the conditions of other engines, such as the {@code where} of a feature. Beside the variables
 * a condition may use {@code event_time} and {@code event_type}, which every event has, and {@code amount_in}, where the
 * policy has rates of exchange; no entity lists. Found by the core; a host does not call it. Immutable.
 */
public final class CelConditionLanguage implements ConditionLanguage {
    private final @Nullable Rates rates;

    /** For {@link java.util.ServiceLoader}. */
    public CelConditionLanguage() {
        this(null);
    }

    private CelConditionLanguage(@Nullable Rates rates) {
        this.rates = rates;
    }

    @Override
    public ConditionLanguage in(LoadContext context) {
        // Mistakes in the section are reported by its engine, which comes later.
        RatesSection section = new RatesSection(context.schema(), new PolicyReader());
        return new CelConditionLanguage(section.read(context.section(RatesSection.NAME)));
    }

    @Override
    public @Nullable Condition compile(Node condition, List<Variable> variables, PolicyReader reader) {
        ScalarNode scalar = reader.scalar(condition);
        if (scalar == null) {
            return null;
        }
        Scope scope = Scope.of(variables);
        if (rates != null) {
            scope.setRates(rates);
        }
        return new Conditions(scope, Map.of()).compile(new ExpressionText(scalar, reader));
    }
}
