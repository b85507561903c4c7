package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code amount_in('EUR')}: an amount in another currency. Missing if its own currency has no rate. */
public record CurrencyConversion(NumberNode amount, TextNode currency, Map<String, Double> factors)
        implements NumberNode {
    @Override
    public @Nullable PlanNode child(int index) {
        return index == 0 ? amount : index == 1 ? currency : null;
    }

    @Override
    public double evaluate(FeatureVector vector) {
        String code = currency.evaluate(vector);
        Double factor = code == null ? null : factors.get(code);
        return factor == null ? Double.NaN : NumberNode.finite(amount.evaluate(vector) * factor);
    }
}
