package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the features of one entity: a group of windows and aggregates, or a list of such groups. */
final class EntityReader {
    private static final String WINDOWS = "windows";
    private static final String AGGREGATES = "aggregates";
    private static final String UNCOUNTED = "uncounted";
    private static final List<String> KEYS =
            List.of(WINDOWS, AGGREGATES, FilterReader.WHERE, FilterReader.AS, UNCOUNTED);

    private final PolicyReader reader;
    private final Schema schema;
    private final KeyAttributes key;
    private final MapNode.Entry entity;
    private final WindowListReader windowReader;
    private final AggregateReader aggregateReader;
    private final FilterReader filterReader;
    private final List<FeatureDefinition> features = new ArrayList<>();
    private long retentionMillis;
    private boolean anyWindowsWritten;

    /** @param attributes what aggregates and conditions may be of */
    EntityReader(LoadContext context, List<Variable> attributes, KeyAttributes key, MapNode.Entry entity) {
        this.reader = context.reader();
        this.schema = context.schema();
        this.key = key;
        this.entity = entity;
        this.windowReader = new WindowListReader(reader);
        this.aggregateReader = new AggregateReader(reader, attributes);
        this.filterReader = new FilterReader(context, attributes);
    }

    /** Null if there is nothing to count; why was reported. */
    @Nullable
    EntityDefinition read() {
        if (entity.value() instanceof ListNode groups) {
            if (groups.items().isEmpty()) {
                reader.report(groups.at(), "an empty list", "at least one group of windows and aggregates");
            }
            groups.items().forEach(this::readGroup);
        } else {
            readGroup(entity.value());
        }
        if (!features.isEmpty() && !anyWindowsWritten) {
            String function = features.get(0).aggregate().function().policyName();
            reader.report(
                    entity.at(),
                    "no window for entity '" + entity.key() + "'",
                    "at least one; the longest sets how far back '" + function + "' looks");
        }
        if (key.isBroken() || features.isEmpty() || retentionMillis == 0) {
            return null;
        }
        return new EntityDefinition(key.name(), key.attributes(), features, retentionMillis, 0);
    }

    private void readGroup(Node node) {
        MapNode group = reader.map(node, KEYS);
        if (group == null) {
            return;
        }
        Node aggregatesNode = reader.require(group, AGGREGATES, "a list of aggregates such as [count, sum(amount)]");
        List<AggregateReader.Placed> aggregates =
                aggregatesNode == null ? List.of() : aggregateReader.read(aggregatesNode);
        List<WindowDefinition> windows = readWindows(group, aggregates);
        Selection selection = filterReader.read(group);
        Uncounted read = reader.constant(group.get(UNCOUNTED), Uncounted.class, "choice", Uncounted.MISSING);
        Uncounted uncounted = read == null ? Uncounted.MISSING : read;
        for (WindowDefinition window : windows) {
            retentionMillis = Math.max(retentionMillis, window.reachMillis());
            for (AggregateReader.Placed placed : aggregates) {
                if (placed.aggregate().function().isWindowed() && selection.isNamed()) {
                    declare(placed, window, selection.filter(), uncounted);
                }
            }
        }
        for (AggregateReader.Placed placed : aggregates) {
            if (!placed.aggregate().function().isWindowed()) {
                checkUnfiltered(placed, group);
                declare(placed, null, null, uncounted);
            }
        }
    }

    private List<WindowDefinition> readWindows(MapNode group, List<AggregateReader.Placed> aggregates) {
        Node windows = group.get(WINDOWS);
        if (windows != null) {
            anyWindowsWritten = true;
            return windowReader.read(windows);
        }
        for (AggregateReader.Placed placed : aggregates) {
            if (placed.aggregate().function().isWindowed()) {
                anyWindowsWritten = true; // the line below is the one report about it
                reader.require(group, WINDOWS, WindowListReader.EXPECTED);
                break;
            }
        }
        return List.of();
    }

    private void checkUnfiltered(AggregateReader.Placed placed, MapNode group) {
        if (group.get(FilterReader.WHERE) != null) {
            AggregateFunction function = placed.aggregate().function();
            reader.report(
                    placed.at(),
                    "'" + function.policyName() + "' with where",
                    "'" + function.usage() + "' in a group without where; only what has a window has a condition");
        }
    }

    private void declare(
            AggregateReader.Placed placed,
            @Nullable WindowDefinition window,
            @Nullable Filter where,
            Uncounted uncounted) {
        AggregateDefinition aggregate = placed.aggregate();
        String name = key.name() + "." + aggregate.featureName(where, window);
        ValueType type = aggregate.function() == AggregateFunction.IS_NEW ? ValueType.BOOLEAN : ValueType.NUMBER;
        Variable feature = schema.declare(name, type);
        if (feature == null) {
            reader.report(placed.at(), "feature '" + name + "' a second time", "each feature once; remove one");
        } else {
            features.add(new FeatureDefinition(feature.slot(), aggregate, window, where, uncounted));
        }
    }
}
