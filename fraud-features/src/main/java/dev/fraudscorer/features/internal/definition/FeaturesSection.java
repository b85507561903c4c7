package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;

/** The section {@code features}: a mapping from entities to their features. */
public final class FeaturesSection {
    public static final String NAME = "features";

    private FeaturesSection() {}

    /**
     * Reads the section and declares every feature that it names. The calendar's features are declared before.
     *
     * @return the entities that can be counted, in policy order; every mistake was reported
     */
    public static List<EntityDefinition> read(LoadContext context) {
        Node section = context.section(NAME);
        MapNode entities = section == null ? null : context.reader().map(section);
        if (entities == null) {
            return List.of();
        }
        // Taken before the first feature is declared: an aggregate is computed of attributes, not of features.
        List<Variable> attributes = List.copyOf(context.schema().variables());
        EntityKeyReader keys = new EntityKeyReader(context.reader(), attributes);
        List<EntityDefinition> definitions = new ArrayList<>();
        for (MapNode.Entry entity : entities.entries()) {
            EntityDefinition definition = new EntityReader(context, attributes, keys.read(entity), entity).read();
            if (definition != null) {
                definitions.add(definition);
            }
        }
        return definitions;
    }
}
