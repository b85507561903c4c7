package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import dev.fraudscorer.rules.internal.language.Identifiers;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.Schema;
import dev.fraudscorer.spi.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code lists:}, a mapping from names to {@code { file: lists/cards.csv, of: card }}. */
public final class ListsSection {
    private static final String FILE = "file";
    private static final String OF = "of";

    private final LoadContext context;
    private final PolicyReader reader;

    public ListsSection(LoadContext context) {
        this.context = context;
        this.reader = context.reader();
    }

    /**
     * The lists by their names, in policy order.
     *
     * <p>A list with mistakes is there, too, so that a rule that uses it is not reported for it.
     */
    public Map<String, EntityList> read(Node section) {
        MapNode entries = reader.map(section);
        Map<String, EntityList> lists = new LinkedHashMap<>();
        for (MapNode.Entry entry : entries == null ? List.<MapNode.Entry>of() : entries.entries()) {
            if (Identifiers.isValid(entry.key())) {
                lists.put(entry.key(), new EntityList(keys(entry.value())));
            } else {
                reader.report(entry.at(), "a list called '" + entry.key() + "'", Identifiers.EXPECTED);
            }
        }
        return lists;
    }

    private Set<String> keys(Node value) {
        MapNode options = reader.map(value, List.of(FILE, OF));
        if (options == null) {
            return Set.of();
        }
        Node of = reader.require(options, OF, "of: the attribute that the keys are values of");
        if (of != null) {
            checkAttribute(of);
        }
        Node file = reader.require(options, FILE, "file: a CSV file in the policy folder");
        ScalarNode name = file != null && reader.text(file) != null ? (ScalarNode) file : null;
        byte[] content = name == null ? null : context.folder().read(name, reader);
        return name == null || content == null ? Set.of() : ListFile.read(name.text(), content, reader);
    }

    private void checkAttribute(Node of) {
        String name = reader.text(of);
        Variable variable = name == null ? null : context.schema().find(name);
        if (name != null && variable == null) {
            reader.reportUnknown(of.at(), "attribute", name, textAttributes(context.schema()));
        } else if (variable != null && variable.type() != ValueType.TEXT) {
            reader.report(of.at(), "'" + name + "', which is no text", "an attribute whose values are texts");
        }
    }

    private static List<String> textAttributes(Schema schema) {
        return schema.variables().stream()
                .filter(variable -> variable.type() == ValueType.TEXT)
                .map(Variable::name)
                .toList();
    }
}
