package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Map;

/** {@code amount_in('EUR')}: an amount in another currency. Missing if its own currency has no rate. */
public record Converted(NumberNode amount, TextNode currency, Map<String, Double> factors) implements NumberNode {
    @Override
    public double evaluate(FeatureVector vector) {
        String code = currency.evaluate(vector);
        Double factor = code == null ? null : factors.get(code);
        return factor == null ? Double.NaN : NumberNode.finite(amount.evaluate(vector) * factor);
    }

    @Override
    public int missingSlot(FeatureVector vector) {
        if (Double.isNaN(amount.evaluate(vector))) {
            return amount.missingSlot(vector);
        }
        return currency.evaluate(vector) == null ? currency.missingSlot(vector) : NO_SLOT;
    }
}
