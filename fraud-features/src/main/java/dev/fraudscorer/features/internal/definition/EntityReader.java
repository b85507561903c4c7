package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.ListNode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.Schema;
import dev.fraudscorer.spi.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the policy asks of one entity: a group of windows and aggregates, or a list of such groups. */
final class EntityReader {
    private static final String WINDOWS = "windows";
    private static final String AGGREGATES = "aggregates";

    private final PolicyReader reader;
    private final Schema schema;
    private final MapNode.Entry entity;
    private final List<Variable> attributes;
    private final WindowReader windowReader;
    private final AggregateReader aggregateReader;
    private final List<FeatureDefinition> features = new ArrayList<>();
    private long retentionMillis;
    private boolean anyWindowsWritten;

    EntityReader(LoadContext context, List<Variable> attributes, MapNode.Entry entity) {
        this.reader = context.reader();
        this.schema = context.schema();
        this.entity = entity;
        this.attributes = attributes;
        this.windowReader = new WindowReader(reader);
        this.aggregateReader = new AggregateReader(reader, attributes);
    }

    /** Null if there is nothing to count; why was reported. */
    @Nullable
    EntityDefinition read(long latenessMillis) {
        Variable key = readKey();
        if (entity.value() instanceof ListNode groups) {
            if (groups.items().isEmpty()) {
                reader.report(groups.at(), "an empty list", "at least one group of windows and aggregates");
            }
            groups.items().forEach(this::readGroup);
        } else {
            readGroup(entity.value());
        }
        if (!features.isEmpty() && !anyWindowsWritten) {
            reader.report(
                    entity.at(),
                    "no window for entity '" + entity.key() + "'",
                    "at least one; the longest says how far back 'elapsed' looks");
        }
        if (key == null || features.isEmpty() || retentionMillis == 0) {
            return null;
        }
        return new EntityDefinition(entity.key(), key.slot(), features, retentionMillis, latenessMillis);
    }

    private @Nullable Variable readKey() {
        List<String> keys =
                attributes.stream().filter(Variable::isKey).map(Variable::name).toList();
        for (Variable attribute : attributes) {
            if (attribute.name().equals(entity.key())) {
                if (attribute.isKey()) {
                    return attribute;
                }
                String expected =
                        keys.isEmpty() ? "an attribute of type key" : "an attribute of type key, one of " + keys;
                reader.report(entity.at(), "attribute '" + entity.key() + "', which is not of type key", expected);
                return null;
            }
        }
        reader.reportUnknown(entity.at(), "entity", entity.key(), keys);
        return null;
    }

    private void readGroup(Node node) {
        MapNode group = reader.map(node, List.of(WINDOWS, AGGREGATES));
        if (group == null) {
            return;
        }
        Node aggregatesNode = reader.require(group, AGGREGATES, "a list of aggregates such as [count, sum(amount)]");
        List<AggregateReader.Placed> aggregates =
                aggregatesNode == null ? List.of() : aggregateReader.read(aggregatesNode);
        for (Window window : readWindows(group, aggregates)) {
            retentionMillis = Math.max(retentionMillis, window.reachMillis());
            for (AggregateReader.Placed placed : aggregates) {
                if (placed.aggregate().function().isWindowed()) {
                    declare(placed, window);
                }
            }
        }
        for (AggregateReader.Placed placed : aggregates) {
            if (!placed.aggregate().function().isWindowed()) {
                declare(placed, null);
            }
        }
    }

    private List<Window> readWindows(MapNode group, List<AggregateReader.Placed> aggregates) {
        Node windows = group.get(WINDOWS);
        if (windows != null) {
            anyWindowsWritten = true;
            return windowReader.read(windows);
        }
        for (AggregateReader.Placed placed : aggregates) {
            if (placed.aggregate().function().isWindowed()) {
                anyWindowsWritten = true; // the line below is the one report about it
                reader.require(group, WINDOWS, WindowReader.EXPECTED);
                break;
            }
        }
        return List.of();
    }

    private void declare(AggregateReader.Placed placed, @Nullable Window window) {
        String name = entity.key() + "." + placed.aggregate().featureName(window);
        Variable feature = schema.declare(name, ValueType.NUMBER);
        if (feature == null) {
            Location at = placed.at();
            reader.report(at, "feature '" + name + "' a second time", "each feature once; remove one");
        } else {
            features.add(new FeatureDefinition(feature.slot(), placed.aggregate(), window));
        }
    }
}
