package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list of aggregates: {@code count}, {@code speed(lat, lon)}, {@code mean(amount) excluding_current}. */
final class AggregateReader {
    private static final String EXPECTED = "an aggregate such as count, sum(amount) or mean(amount) excluding_current";

    private final PolicyReader reader;
    private final AttributeReader attributeReader;

    AggregateReader(PolicyReader reader, List<Variable> attributes) {
        this.reader = reader;
        this.attributeReader = new AttributeReader(reader, attributes);
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
        Set<AggregateDefinition> seen = new HashSet<>();
        for (Node item : items) {
            AggregateDefinition aggregate = readOne(item);
            if (aggregate != null && !seen.add(aggregate)) {
                reader.report(item.at(), item.describe() + " a second time", "each aggregate once; remove one");
            } else if (aggregate != null) {
                aggregates.add(new Placed(aggregate, item.at()));
            }
        }
        return aggregates;
    }

    private @Nullable AggregateDefinition readOne(Node node) {
        String text = reader.text(node);
        if (text == null) {
            return null;
        }
        AggregateText parts = AggregateText.parse(text);
        if (parts == null) {
            reader.report(node.at(), node.describe(), isCutAtComma(text) ? quoted() : EXPECTED);
            return null;
        }
        AggregateFunction function = AggregateFunction.named(parts.function());
        if (function == null) {
            reader.reportUnknown(node.at(), "aggregate", parts.function(), AggregateFunction.NAMES);
            return null;
        }
        boolean suffixFits = checkSuffix(node, function, parts.suffix());
        List<Variable> of = attributeReader.read(node, function, parts.arguments());
        return of != null && suffixFits ? new AggregateDefinition(function, of, parts.suffix() != null) : null;
    }

    private boolean checkSuffix(Node node, AggregateFunction function, @Nullable String suffix) {
        if (suffix == null) {
            return true;
        }
        if (!suffix.equals(AggregateDefinition.EXCLUDING_CURRENT)) {
            reader.reportUnknown(node.at(), "suffix", suffix, List.of(AggregateDefinition.EXCLUDING_CURRENT));
            return false;
        }
        if (!function.isWindowed()) {
            String found = "'" + function.policyName() + "' with " + AggregateDefinition.EXCLUDING_CURRENT;
            reader.report(
                    node.at(), found, "'" + function.usage() + "' alone; it has no window to leave an event out of");
            return false;
        }
        return true;
    }

    /** A list in brackets ends an item at each comma, also at one in parentheses. */
    private static boolean isCutAtComma(String text) {
        int parenthesis = text.indexOf('(');
        return parenthesis > 0
                && text.indexOf(')') < 0
                && AggregateFunction.named(text.substring(0, parenthesis).strip()) == AggregateFunction.SPEED;
    }

    private static String quoted() {
        return "'" + AggregateFunction.SPEED.usage() + "' in quotes, since a list in brackets is parted at each comma";
    }

    /**
     * An aggregate and its place. Immutable.
     *
     * @param aggregate what is computed
     * @param at its place in the policy
     */
    record Placed(AggregateDefinition aggregate, Location at) {}
}
