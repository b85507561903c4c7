package dev.fraudscorer.anomaly;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of an entry: names of numbers or booleans, each once. */
final class InputsReader {
    private static final int MOST_INPUTS = 64;

    private final LoadContext context;
    private final PolicyReader reader;

    InputsReader(LoadContext context) {
        this.context = context;
        this.reader = context.reader();
    }

    /** The inputs in policy order; null if one was reported. */
    @Nullable
    List<Variable> read(Node node) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return null;
        }
        if (items.isEmpty() || items.size() > MOST_INPUTS) {
            reader.report(node.at(), items.size() + " inputs", "1 to " + MOST_INPUTS + " names");
            return null;
        }
        List<Variable> inputs = new ArrayList<>();
        for (Node item : items) {
            Variable input = input(item);
            if (input != null && inputs.contains(input)) {
                reader.report(item.at(), "'" + input.name() + "' for the second time", "each input once");
            } else if (input != null) {
                inputs.add(input);
            }
        }
        return inputs.size() == items.size() ? inputs : null;
    }

    private @Nullable Variable input(Node item) {
        String name = reader.text(item);
        if (name == null) {
            return null;
        }
        Variable variable = context.schema().find(name);
        if (variable == null) {
            reader.reportUnknown(
                    item.at(), "attribute or feature", name, context.schema().names());
            return null;
        }
        if (variable.type() == ValueType.TEXT) {
            reader.report(item.at(), "text '" + name + "' as input", "a number or a boolean");
            return null;
        }
        return variable;
    }
}
