package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code control: { share: 0.5%, up_to: 100 EUR }}, which denials by the score are let through to learn from them. */
public final class ControlSection {
    private static final String SHARE = "share";
    private static final String UP_TO = "up_to";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String EXPECTED = "the largest amount that may be lost, with its currency, such as 100 EUR";
    private static final Pattern MONEY = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,3})?)(?:\\s+([A-Z]{3}))?");

    private final Schema schema;
    private final @Nullable ConditionLanguage converting;
    private final PolicyReader reader;

    /** @param converting the language of conditions, if the policy has rates of exchange; null if it has none */
    public ControlSection(Schema schema, @Nullable ConditionLanguage converting, PolicyReader reader) {
        this.schema = schema;
        this.converting = converting;
        this.reader = reader;
    }

    /** The control group; null if there is no node, or something was reported. */
    public @Nullable ControlOptions read(@Nullable Node section) {
        MapNode options = reader.map(section, List.of(SHARE, UP_TO, AMOUNT, CURRENCY));
        if (options == null) {
            return null;
        }
        Double share = Percent.read(
                reader.require(
                        options, SHARE, "share: how many of the denials by the score are let through, such as 0.5%"),
                reader);
        Condition upTo = upTo(reader.require(options, UP_TO, "up_to: " + EXPECTED), options);
        return share == null || upTo == null ? null : new ControlOptions(share, upTo);
    }

    private @Nullable Condition upTo(@Nullable Node node, MapNode options) {
        Matcher money =
                MONEY.matcher(node instanceof ScalarNode scalar ? scalar.text().strip() : "");
        if (node == null) {
            return null;
        }
        if (!money.matches() || Double.parseDouble(money.group(1)) == 0) {
            reader.report(node.at(), node.describe(), EXPECTED);
            return null;
        }
        String unit = money.group(2);
        if (converting != null && unit != null) {
            return converted(converting, node, options, money.group(1), unit);
        }
        Variable amount = attribute(options, AMOUNT, ValueType.NUMBER, "a number");
        double most = Double.parseDouble(money.group(1));
        if (unit == null) {
            return amount == null || hasCurrencies(node) ? null : new Amount(amount.slot(), most);
        }
        Variable currency = attribute(options, CURRENCY, ValueType.TEXT, "a text");
        if (amount == null || currency == null) {
            return null;
        }
        if (currency.attribute() != null && currency.attribute().canonical(unit) == null) {
            reader.report(node.at(), "the currency '" + unit + "'", "one that '" + currency.name() + "' may be");
            return null;
        }
        return new AmountInCurrency(amount.slot(), currency.slot(), most, unit);
    }

    /** In terms of the policy's rates, which name the attributes. */
    private @Nullable Condition converted(
            ConditionLanguage language, Node node, MapNode options, String most, String unit) {
        for (String key : List.of(AMOUNT, CURRENCY)) {
            Node named = options.get(key);
            if (named != null) {
                reader.report(named.at(), key + " beside rates", "it only in a policy without rates, which name it");
                return null;
            }
        }
        String amount = "amount_in('" + unit + "')";
        String condition = amount + " >= 0 && " + amount + " <= " + most;
        return language.compile(new ScalarNode(node.at(), ScalarNode.Kind.TEXT, condition), schema.variables(), reader);
    }

    /** A hundred of what, if the policy has several currencies? */
    private boolean hasCurrencies(Node node) {
        for (Variable variable : schema.variables()) {
            if (variable.attribute() != null && variable.attribute().type() == AttributeType.CURRENCY) {
                reader.report(
                        node.at(),
                        "an amount without a currency, though events have '" + variable.name() + "'",
                        EXPECTED);
                return true;
            }
        }
        return false;
    }

    /** An attribute, named like the option by default. */
    private @Nullable Variable attribute(MapNode options, String key, ValueType type, String kind) {
        Node node = options.get(key);
        String name = node == null ? key : reader.text(node);
        if (name == null) {
            return null;
        }
        Variable variable = schema.find(name);
        if (variable != null && variable.type() == type && variable.attribute() != null && !variable.isCardNumber()) {
            return variable;
        }
        String found =
                variable == null ? "no attribute '" + name + "'" : "'" + name + "', which is no attribute of " + kind;
        reader.report((node == null ? options : node).at(), found, key + ": an attribute that is " + kind);
        return null;
    }

    /** A missing amount is NaN and fails the comparison; one below zero is no payment whose loss is bounded. */
    private record Amount(int slot, double most) implements Condition {
        @Override
        public boolean holds(FeatureVector vector) {
            double amount = vector.number(slot);
            return amount >= 0 && amount <= most;
        }

        @Override
        public int[] slotsRead() {
            return new int[] {slot};
        }
    }

    /** An amount in any other currency is not small enough: nobody knows what it is worth. */
    private record AmountInCurrency(int slot, int currencySlot, double most, String unit) implements Condition {
        @Override
        public boolean holds(FeatureVector vector) {
            double amount = vector.number(slot);
            return amount >= 0 && amount <= most && unit.equals(vector.text(currencySlot));
        }

        @Override
        public int[] slotsRead() {
            return new int[] {slot, currencySlot};
        }
    }
}
