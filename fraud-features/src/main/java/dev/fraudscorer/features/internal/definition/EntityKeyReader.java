package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.features.internal.calendar.CalendarSection;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entities' keys: {@code card}, or {@code card+merchant} for an entity of two attributes. */
final class EntityKeyReader {
    private static final String EXPECTED = "attributes joined by '+', such as card+merchant";

    private final PolicyReader reader;
    private final List<Variable> attributes;
    private final List<String> keys;
    private final Map<Set<Variable>, String> known = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();

    EntityKeyReader(PolicyReader reader, List<Variable> attributes) {
        this.reader = reader;
        this.attributes = attributes;
        this.keys =
                attributes.stream().filter(Variable::isKey).map(Variable::name).toList();
        if (CalendarSection.isIn(attributes)) {
            named.put(CalendarSection.NAME, "the calendar");
        }
    }

    KeyAttributes read(MapNode.Entry entity) {
        List<String> parts =
                Arrays.stream(entity.key().split("\\+", -1)).map(String::strip).toList();
        List<Variable> found = attributes(entity, parts);
        String name = String.join("_", parts);
        if (found != null && isOnce(entity, found) && isNameFree(entity, name)) {
            return new KeyAttributes(name, found);
        }
        // Under a name that is nobody else's, so that its features are not reported as another entity's, too.
        return new KeyAttributes(found == null ? name : entity.key() + " (again)", List.of());
    }

    private @Nullable List<Variable> attributes(MapNode.Entry entity, List<String> parts) {
        String entityText = "entity '" + entity.key() + "'";
        if (parts.contains("")) {
            reader.report(entity.at(), entityText, EXPECTED);
            return null;
        }
        if (parts.size() > KeyAttributes.MOST) {
            reader.report(
                    entity.at(),
                    entityText + " of " + parts.size() + " attributes",
                    "at most " + KeyAttributes.MOST + " attributes");
            return null;
        }
        List<Variable> found = new ArrayList<>();
        for (String part : parts) {
            Variable attribute = attribute(entity.at(), part);
            if (attribute != null) {
                found.add(attribute);
            }
        }
        if (found.size() < parts.size()) {
            return null;
        }
        if (new HashSet<>(found).size() < found.size()) {
            reader.report(entity.at(), entityText + ", which has an attribute twice", "each attribute once");
            return null;
        }
        return found;
    }

    private @Nullable Variable attribute(Location at, String name) {
        for (Variable attribute : attributes) {
            if (attribute.name().equals(name)) {
                if (attribute.isKey()) {
                    return attribute;
                }
                String expected = "an attribute of type key or ip";
                reader.report(
                        at,
                        "attribute '" + name + "', which is not of type key or ip",
                        keys.isEmpty() ? expected : expected + ", one of " + keys);
                return null;
            }
        }
        reader.reportUnknown(at, "entity", name, keys);
        return null;
    }

    private boolean isOnce(MapNode.Entry entity, List<Variable> found) {
        String earlier = known.putIfAbsent(Set.copyOf(found), entity.key());
        if (earlier != null) {
            reader.report(
                    entity.at(),
                    "entity '" + entity.key() + "', which is the same as '" + earlier + "'",
                    "each entity once; move its features to '" + earlier + "'");
        }
        return earlier == null;
    }

    private boolean isNameFree(MapNode.Entry entity, String name) {
        String owner = named.putIfAbsent(name, "entity '" + entity.key() + "'");
        if (owner != null) {
            reader.report(
                    entity.at(),
                    "entity '" + entity.key() + "', whose features would be called '" + name + ".…', as those of "
                            + owner,
                    "a name of its own; rename an attribute");
        }
        return owner == null;
    }
}
