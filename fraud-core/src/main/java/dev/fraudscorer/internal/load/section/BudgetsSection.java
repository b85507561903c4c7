package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code budgets:}, how many entities a rule, a model or the policy may deny. */
public final class BudgetsSection {
    private static final String OF = "of";
    private static final String WINDOW = "window";
    private static final String MAX_ENTITIES = "max_entities";
    private static final String MAX_SHARE = "max_share";
    private static final String MIN_ENTITIES = "min_entities";
    private static final List<String> KEYS = List.of(OF, WINDOW, MAX_ENTITIES, MAX_SHARE, MIN_ENTITIES);

    private static final long DEFAULT_MIN_ENTITIES = 1_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);

    private final Schema schema;
    private final Set<String> sources;
    private final PolicyReader reader;

    /** @param sources the ids of what adds evidence */
    public BudgetsSection(Schema schema, Collection<String> sources, PolicyReader reader) {
        this.schema = schema;
        this.sources = new TreeSet<>(sources);
        this.reader = reader;
    }

    /** The budgets in their order; what is wrong with one is reported, and it is left out. */
    public List<BudgetOptions> read(@Nullable Node section) {
        MapNode entries = reader.map(section);
        List<BudgetOptions> budgets = new ArrayList<>();
        for (MapNode.Entry entry : entries == null ? List.<MapNode.Entry>of() : entries.entries()) {
            checkSource(entry);
            MapNode options = reader.map(entry.value(), KEYS);
            BudgetOptions budget = options == null ? null : budget(entry.key(), options);
            if (budget != null) {
                budgets.add(budget);
            }
        }
        return budgets;
    }

    private void checkSource(MapNode.Entry entry) {
        String source = entry.key();
        if (source.equals(ScoringScheme.WHOLE_POLICY)) {
            // Evidence names a budget by what it limits: a rule of this id would be taken for the whole.
            reader.takeId(source, entry.at());
        } else if (!sources.contains(source)) {
            Set<String> known = new TreeSet<>(sources);
            known.add(ScoringScheme.WHOLE_POLICY);
            reader.reportUnknown(entry.at(), "rule, model or source of evidence", source, known);
        }
    }

    private @Nullable BudgetOptions budget(String source, MapNode options) {
        Variable of = entity(reader.require(
                options, OF, "of: the attribute whose values are counted, such as card: entities, not payments"));
        Duration window = window(reader.require(options, WINDOW, "window: how far back is counted, such as 1h"));
        Node mostNode = options.get(MAX_ENTITIES);
        Node shareNode = options.get(MAX_SHARE);
        Node leastNode = options.get(MIN_ENTITIES);
        Long most = mostNode == null
                ? Long.valueOf(BudgetOptions.MOST_ENTITIES)
                : reader.whole(mostNode, 1, BudgetOptions.MOST_ENTITIES);
        Double share = shareNode == null ? Double.valueOf(Double.NaN) : Percent.read(shareNode, reader);
        Long least = leastNode == null
                ? Long.valueOf(DEFAULT_MIN_ENTITIES)
                : reader.whole(leastNode, 1, BudgetOptions.MOST_ENTITIES);
        if (mostNode == null && shareNode == null) {
            reader.report(
                    options.at(),
                    "a budget without a limit",
                    "max_entities, a number of entities, or max_share, a share of those scored, such as 2%; or both");
            return null;
        }
        if (leastNode != null && shareNode == null) {
            reader.report(leastNode.at(), "min_entities without max_share", "it only beside max_share");
        }
        if (share != null && least != null && share * least < 1) {
            reader.report(
                    shareNode == null ? options.at() : shareNode.at(),
                    "a share of less than one of " + least + " entities, so that nobody could be denied at first",
                    "a larger max_share, or min_entities from " + (long) Math.ceil(1 / share) + " on");
            return null;
        }
        if (of == null || window == null || most == null || share == null || least == null) {
            return null;
        }
        return new BudgetOptions(source, of, window, most, share, least);
    }

    private @Nullable Variable entity(@Nullable Node node) {
        String name = reader.text(node);
        if (node == null || name == null) {
            return null;
        }
        List<String> keys = schema.variables().stream()
                .filter(Variable::isKey)
                .map(Variable::name)
                .toList();
        Variable variable = schema.find(name);
        if (variable == null) {
            reader.reportUnknown(node.at(), "key", name, keys);
            return null;
        }
        if (!variable.isKey()) {
            reader.report(
                    node.at(),
                    "'" + name + "', which names no entity",
                    "an attribute that is a key or an address: " + keys);
            return null;
        }
        return variable;
    }

    private @Nullable Duration window(@Nullable Node node) {
        Duration window = reader.duration(node);
        if (node != null && window != null && window.compareTo(LONGEST_WINDOW) > 0) {
            reader.report(node.at(), node.describe(), "at most 90d");
            return null;
        }
        return window;
    }
}
