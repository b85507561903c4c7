package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.internal.language.Identifiers;
import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.file.ListFile;
import dev.fraudscorer.spi.ListProvider;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code lists:}, a mapping from names to {@code { file: lists/cards.csv, of: card, kind: keys }}; in the
 * place of the file may stand {@code provider}, a part of the host. */
public final class ListsSection {
    private static final String FILE = "file";
    private static final String PROVIDER = "provider";
    private static final String OF = "of";
    private static final String KIND = "kind";
    private static final String BUDGET = "budget";
    private static final String DERIVED = "derived";

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
        List<ListDefinition> definitions = new ArrayList<>();
        for (MapNode.Entry entry : entries == null ? List.<MapNode.Entry>of() : entries.entries()) {
            if (Identifiers.isValid(entry.key())) {
                MapNode options = reader.map(entry.value(), List.of(FILE, PROVIDER, OF, KIND, BUDGET));
                List<String> of = options == null ? List.of() : attributes(options);
                Node budget = options == null ? null : options.get(BUDGET);
                boolean exempt = reader.constant(budget, BudgetSetting.class, "budget") == BudgetSetting.NONE;
                lists.put(entry.key(), new EntityList(entry.key(), definitions.size(), of, exempt));
                ListDefinition definition = options == null
                        ? null
                        : definition(entry.key(), options, of, EntryForms.of(of, context.schema()));
                if (definition != null) {
                    definitions.add(definition);
                }
            } else {
                reader.report(entry.at(), "a list called '" + entry.key() + "'", Identifiers.EXPECTED);
            }
        }
        context.add(Lists.read(definitions, context.folder(), reader));
        return lists;
    }

    private @Nullable ListDefinition definition(
            String name, MapNode options, List<String> attributes, EntryForms forms) {
        Node kindNode = options.get(KIND);
        ListKind kind = reader.constant(kindNode, ListKind.class, "kind of list", ListKind.KEYS);
        ListOrigin origin = options.get(PROVIDER) == null ? file(options) : provider(options);
        List<Variable> of = attributes.stream()
                .map(context.schema()::find)
                .filter(Objects::nonNull)
                .toList();
        if (kind != null && kind != ListKind.BIN && of.stream().anyMatch(Variable::isCardNumber)) {
            reader.report(
                    kindNode == null ? options.at() : kindNode.at(),
                    "a list of card numbers",
                    "kind: bin, for a list of their first digits; a list of cards is one of their tokens, keys");
            return null;
        }
        if (kind != null && kind != ListKind.KEYS && of.stream().anyMatch(Variable::isSecret)) {
            reader.report(
                    kindNode == null ? options.at() : kindNode.at(),
                    "a list of a secret attribute, of which events hold tokens, that is not of kind keys",
                    "kind: keys, whose entries become tokens, too");
            return null;
        }
        return kind == null || origin == null ? null : new ListDefinition(name, origin, kind, forms, KeyCheck.of(of));
    }

    private @Nullable ListOrigin file(MapNode options) {
        ScalarNode file = reader.scalar(reader.require(
                options, FILE, "file: a CSV or text file in the policy folder, or provider: what the host provides"));
        String path = file == null ? null : context.folder().find(file, reader);
        if (file == null || path == null) {
            return null;
        }
        if (!ListFile.isCsv(path) && !ListFile.isText(path)) {
            reader.report(
                    file.at(),
                    "a file that is neither .csv nor .txt",
                    "name.csv with a header and the column 'key', or name.txt with a key on each line");
            return null;
        }
        return new FileOrigin(path);
    }

    private @Nullable ListOrigin provider(MapNode options) {
        Node file = options.get(FILE);
        if (file != null) {
            reader.report(file.at(), "a file beside a provider", "one of them");
        }
        ScalarNode name = reader.scalar(options.get(PROVIDER));
        ListProvider provider = name == null ? null : context.listProvider(name);
        return name == null || provider == null ? null : new ProviderOrigin(name.text(), provider);
    }

    private List<String> attributes(MapNode options) {
        Node of = reader.require(options, OF, "of: the attribute that the keys are values of, or several");
        List<Node> nodes = of == null ? List.of() : of instanceof ListNode list ? list.items() : List.of(of);
        if (of != null && nodes.isEmpty()) {
            reader.report(of.at(), "no attribute", "at least one");
        }
        List<String> names = new ArrayList<>();
        for (Node node : nodes) {
            String name = reader.text(node);
            if (name == null || !isText(name, node)) {
                return List.of();
            }
            names.add(name);
        }
        return names;
    }

    /** Derived values come later and are known by name only; the type check reports a rule that looks up a number. */
    private boolean isText(String name, Node node) {
        Variable variable = context.schema().find(name);
        if (variable == null && context.section(DERIVED) instanceof MapNode derived && derived.get(name) != null) {
            return true;
        }
        if (variable == null) {
            reader.reportUnknown(
                    node.at(),
                    "attribute",
                    name,
                    context.schema().variables().stream()
                            .filter(known -> known.type() == ValueType.TEXT)
                            .map(Variable::name)
                            .toList());
        } else if (variable.type() != ValueType.TEXT) {
            reader.report(node.at(), "'" + name + "', which is no text", "an attribute whose values are texts");
        }
        return variable != null && variable.type() == ValueType.TEXT;
    }
}
