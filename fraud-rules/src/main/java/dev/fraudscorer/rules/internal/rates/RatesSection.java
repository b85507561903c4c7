package dev.fraudscorer.rules.internal.rates;

import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.canonical.Currencies;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.language.ExpectedText;
import dev.fraudscorer.rules.internal.language.Rates;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code { base: EUR, per_base: { USD: 1.08 }, amount: amount, currency: currency }}. */
public final class RatesSection {
    public static final String NAME = "rates";

    private static final String BASE = "base";
    private static final String PER_BASE = "per_base";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final double LEAST = 1e-9;
    private static final double MOST = 1e9;

    private final Schema schema;
    private final PolicyReader reader;

    /** @param reader where mistakes are reported */
    public RatesSection(Schema schema, PolicyReader reader) {
        this.schema = schema;
        this.reader = reader;
    }

    /** The rates; null if they have mistakes, which have been reported. */
    public @Nullable Rates read(@Nullable Node section) {
        MapNode options = reader.map(section, List.of(BASE, PER_BASE, AMOUNT, CURRENCY));
        if (options == null) {
            return null;
        }
        Variable amount = attribute(options, AMOUNT, ValueType.NUMBER, "a number");
        Variable currency = attribute(options, CURRENCY, ValueType.TEXT, "a text");
        Map<String, Double> perBase = perBase(options);
        return amount == null || currency == null || perBase == null ? null : new Rates(amount, currency, perBase);
    }

    private @Nullable Map<String, Double> perBase(MapNode options) {
        Node baseNode = reader.require(options, BASE, "base: the currency that the rates are of");
        String base = reader.text(baseNode);
        MapNode rates = reader.map(
                reader.require(options, PER_BASE, "per_base: how much of each currency one unit of the base is"));
        if (baseNode == null || base == null || rates == null) {
            return null;
        }
        Map<String, Double> perBase = new LinkedHashMap<>();
        boolean good = isCode(base, baseNode.at());
        perBase.put(base, 1.0);
        for (MapNode.Entry entry : rates.entries()) {
            Double rate = reader.number(entry.value(), LEAST, MOST);
            if (entry.key().equals(base)) {
                reader.report(entry.at(), "a rate for the base currency", "rates for the others only");
                good = false;
            } else if (!isCode(entry.key(), entry.at()) || rate == null) {
                good = false;
            } else {
                perBase.put(entry.key(), rate);
            }
        }
        return good ? perBase : null;
    }

    /** Whether a code is known, to the standard or to an attribute of the policy. */
    private boolean isCode(String code, Location at) {
        if (Currencies.CODES.contains(code) || isAdded(code)) {
            return true;
        }
        reader.report(
                at,
                "the currency '" + code + "'",
                "an ISO 4217 code, such as EUR, or one of the 'codes' of a currency of this policy"
                        + ExpectedText.hint(Currencies.meant(code)));
        return false;
    }

    private boolean isAdded(String code) {
        return schema.variables().stream()
                .map(Variable::attribute)
                .anyMatch(attribute -> attribute != null
                        && attribute.type() == AttributeType.CURRENCY
                        && code.equals(attribute.canonical(code)));
    }

    /** An attribute, named like the option by default. */
    private @Nullable Variable attribute(MapNode options, String key, ValueType type, String kind) {
        Node node = options.get(key);
        String name = node == null ? key : node instanceof ScalarNode ? reader.text(node) : null;
        if (name == null) {
            return null;
        }
        Variable variable = schema.find(name);
        if (variable != null && variable.type() == type && !variable.isCardNumber() && !variable.isSecret()) {
            return variable;
        }
        String found = variable == null ? "no attribute '" + name + "'" : "'" + name + "', which is not " + kind;
        reader.report((node == null ? options : node).at(), found, key + ": an attribute that is " + kind);
        return null;
    }
}
