package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.calendar.CalendarSection;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the attributes that stand in the parentheses of an aggregate. */
final class AttributeReader {
    private final PolicyReader reader;
    private final List<Variable> attributes;

    AttributeReader(PolicyReader reader, List<Variable> attributes) {
        this.reader = reader;
        this.attributes = attributes;
    }

    /** The attributes of an aggregate; null if one of them was reported. */
    @Nullable
    List<Variable> read(Node node, AggregateFunction function, @Nullable List<String> names) {
        int expected = function.argument().attributes();
        if (expected == 0) {
            if (names != null) {
                reader.report(node.at(), node.describe(), "'" + function.usage() + "' without an attribute");
                return null;
            }
            return List.of();
        }
        if (names == null || names.size() != expected || names.contains("")) {
            String count = expected == 1 ? "an attribute" : "two attributes";
            reader.report(node.at(), node.describe(), count + " in parentheses, as in " + function.usage());
            return null;
        }
        List<Variable> found = new ArrayList<>();
        for (String name : names) {
            Variable attribute = find(node, function, name);
            if (attribute != null && found.contains(attribute)) {
                reader.report(
                        node.at(),
                        "attribute '" + name + "' a second time in " + function.policyName(),
                        "two different attributes, as in " + function.usage());
                return null;
            }
            if (attribute != null) {
                found.add(attribute);
            }
        }
        return found.size() == expected ? found : null;
    }

    private @Nullable Variable find(Node node, AggregateFunction function, String name) {
        boolean numbersOnly = function.argument() != AggregateFunction.Argument.ANY;
        for (Variable attribute : attributes) {
            if (!attribute.name().equals(name)) {
                continue;
            }
            if (numbersOnly && attribute.type() != ValueType.NUMBER) {
                reader.report(
                        node.at(),
                        "attribute '" + name + "' in " + function.policyName() + ", which is no number",
                        "a number attribute" + oneOf(names(true)));
                return null;
            }
            if (attribute.isCardNumber()) {
                reader.report(
                        node.at(),
                        "the card number '" + name + "' in " + function.policyName(),
                        "another attribute; a card is counted by its token, a key");
                return null;
            }
            return attribute;
        }
        if (CalendarSection.lacks(name, attributes)) {
            reader.report(node.at(), "'" + name + "' without a calendar", CalendarSection.EXPECTED);
        } else {
            reader.reportUnknown(node.at(), "attribute", name, names(numbersOnly));
        }
        return null;
    }

    private List<String> names(boolean numbersOnly) {
        return attributes.stream()
                .filter(attribute -> !numbersOnly || attribute.type() == ValueType.NUMBER)
                .map(Variable::name)
                .toList();
    }

    private static String oneOf(List<String> names) {
        return names.isEmpty() ? "; the policy has none" : ", one of " + names;
    }
}
