package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.spi.vector.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Rates of exchange that the host gives, and the attributes that they apply to. Immutable.
 *
 * @param amount the attribute that holds an amount
 * @param currency the attribute that holds its currency
 * @param perBase how much of each currency one unit of the base currency is; the base itself is 1
 */
public record Rates(Variable amount, Variable currency, Map<String, Double> perBase) {
    public Rates {
        perBase = Map.copyOf(perBase);
    }

    /** The currencies that have a rate. */
    public Set<String> currencies() {
        return perBase.keySet();
    }

    /** By what an amount in each currency is multiplied to be one in {@code target}, which must have a rate. */
    public Map<String, Double> factorsTo(String target) {
        double targetPerBase = Objects.requireNonNull(perBase.get(target), target);
        Map<String, Double> factors = new LinkedHashMap<>();
        perBase.forEach((currency, rate) -> factors.put(currency, targetPerBase / rate));
        return Map.copyOf(factors);
    }
}
