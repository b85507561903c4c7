package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.spi.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a list of aggregates: {@code count}, {@code sum(amount)}, {@code mean(amount) excluding_current}. */
final class AggregateReader {
    private static final Pattern AGGREGATE = Pattern.compile(
            "(?<function>[^()\\s]+)\\s*(?<call>\\(\\s*(?<attribute>[^()\\s]*)\\s*\\))?(\\s+(?<suffix>[^()\\s]+))?");

    private final PolicyReader reader;
    private final List<Variable> attributes;

    AggregateReader(PolicyReader reader, List<Variable> attributes) {
        this.reader = reader;
        this.attributes = attributes;
    }

    /** The aggregates without mistakes. */
    List<Placed> read(Node node) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return List.of();
        }
        if (items.isEmpty()) {
            reader.report(node.at(), "an empty list", "at least one aggregate such as count or sum(amount)");
        }
        List<Placed> aggregates = new ArrayList<>();
        Set<Aggregate> seen = new HashSet<>();
        for (Node item : items) {
            Aggregate aggregate = readOne(item);
            if (aggregate != null && !seen.add(aggregate)) {
                reader.report(item.at(), item.describe() + " a second time", "each aggregate once; remove one");
            } else if (aggregate != null) {
                aggregates.add(new Placed(aggregate, item.at()));
            }
        }
        return aggregates;
    }

    private @Nullable Aggregate readOne(Node node) {
        String text = reader.text(node);
        if (text == null) {
            return null;
        }
        Matcher parts = AGGREGATE.matcher(text.strip());
        if (!parts.matches()) {
            reader.report(
                    node.at(),
                    node.describe(),
                    "an aggregate such as count, sum(amount) or mean(amount) excluding_current");
            return null;
        }
        AggregateFunction function = AggregateFunction.named(parts.group("function"));
        if (function == null) {
            reader.reportUnknown(node.at(), "aggregate", parts.group("function"), AggregateFunction.NAMES);
            return null;
        }
        boolean suffixFits = checkSuffix(node, function, parts.group("suffix"));
        if (function.argument() == AggregateFunction.Argument.NONE) {
            if (parts.group("call") != null) {
                reader.report(node.at(), node.describe(), "'" + function.usage() + "' without an attribute");
                return null;
            }
            return suffixFits ? new Aggregate(function, null, parts.group("suffix") != null) : null;
        }
        Variable attribute = attribute(node, function, parts.group("attribute"));
        return attribute != null && suffixFits
                ? new Aggregate(function, attribute, parts.group("suffix") != null)
                : null;
    }

    private boolean checkSuffix(Node node, AggregateFunction function, @Nullable String suffix) {
        if (suffix == null) {
            return true;
        }
        if (!suffix.equals(Aggregate.EXCLUDING_CURRENT)) {
            reader.reportUnknown(node.at(), "suffix", suffix, List.of(Aggregate.EXCLUDING_CURRENT));
            return false;
        }
        if (!function.isWindowed()) {
            String found = "'" + function.policyName() + "' with " + Aggregate.EXCLUDING_CURRENT;
            reader.report(
                    node.at(), found, "'" + function.usage() + "' alone; it has no window to leave an event out of");
            return false;
        }
        return true;
    }

    private @Nullable Variable attribute(Node node, AggregateFunction function, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            reader.report(node.at(), node.describe(), "an attribute in parentheses, as in " + function.usage());
            return null;
        }
        boolean numbersOnly = function.argument() == AggregateFunction.Argument.NUMBER;
        for (Variable attribute : attributes) {
            if (attribute.name().equals(name)) {
                if (numbersOnly && attribute.type() != ValueType.NUMBER) {
                    reader.report(
                            node.at(),
                            "attribute '" + name + "' in " + function.policyName() + ", which is no number",
                            "a number attribute" + oneOf(numbers()));
                    return null;
                }
                return attribute;
            }
        }
        reader.reportUnknown(node.at(), "attribute", name, numbersOnly ? numbers() : names());
        return null;
    }

    private List<String> names() {
        return attributes.stream().map(Variable::name).toList();
    }

    private List<String> numbers() {
        return attributes.stream()
                .filter(attribute -> attribute.type() == ValueType.NUMBER)
                .map(Variable::name)
                .toList();
    }

    private static String oneOf(List<String> names) {
        return names.isEmpty() ? "; the policy has none" : ", one of " + names;
    }

    /**
     * An aggregate and where it stands. Immutable.
     *
     * @param aggregate what is computed
     * @param at where the policy says so
     */
    record Placed(Aggregate aggregate, Location at) {}
}
