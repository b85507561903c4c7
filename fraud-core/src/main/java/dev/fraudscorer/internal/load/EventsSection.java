package dev.fraudscorer.internal.load;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.spi.Schema;
import dev.fraudscorer.spi.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code events:}, the event types with their attributes, and declares the attributes. */
final class EventsSection {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final String EXPECTED_NAME = "a name of letters, digits and underscores, beginning with a letter";
    private static final Set<String> RESERVED =
            Set.of("event_id", "event_time", "event_type", "lists", "fraud", "label_known_at");
    private static final List<String> OPTIONS = List.of("type", "required");

    private final Schema schema;
    private final PolicyReader reader;
    private final Instant earliest;
    private final Map<String, AttributeType> types = new LinkedHashMap<>();

    /** @param earliest the stamp before which an event is refused */
    EventsSection(Schema schema, PolicyReader reader, Instant earliest) {
        this.schema = schema;
        this.reader = reader;
        this.earliest = earliest;
    }

    Map<String, EventType> read(Node section) {
        Map<String, List<Attribute>> attributesByType = new LinkedHashMap<>();
        MapNode eventTypes = reader.map(section);
        if (eventTypes == null) {
            return Map.of();
        }
        for (MapNode.Entry entry : eventTypes.entries()) {
            MapNode attributes = reader.map(entry.value());
            if (checkName(entry, "event type") && attributes != null) {
                attributesByType.put(entry.key(), attributes(attributes));
            }
        }
        if (attributesByType.isEmpty()) {
            reader.report(
                    section.at(), "no event type", "at least one, such as payment: { card: key, amount: number }");
        }
        Map<String, EventType> read = new LinkedHashMap<>();
        attributesByType.forEach((name, list) -> read.put(name, new EventType(name, list, schema.size(), earliest)));
        return read;
    }

    private List<Attribute> attributes(MapNode section) {
        List<Attribute> attributes = new ArrayList<>();
        for (MapNode.Entry entry : section.entries()) {
            Attribute attribute = checkName(entry, "attribute") ? attribute(entry) : null;
            if (attribute != null) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    private @Nullable Attribute attribute(MapNode.Entry entry) {
        Node typeNode = entry.value();
        Boolean required = null;
        if (typeNode instanceof MapNode options) {
            reader.map(options, OPTIONS);
            Node requiredNode = options.get("required");
            required = requiredNode == null ? null : reader.bool(requiredNode);
            typeNode = reader.require(options, "type", "the attribute's type, such as key or number");
        }
        AttributeType type = typeNode == null ? null : reader.constant(typeNode, AttributeType.class, "attribute type");
        if (type == null) {
            return null;
        }
        Variable variable = declare(entry, type);
        if (variable == null) {
            return null;
        }
        boolean isRequired = required == null ? type == AttributeType.KEY : required;
        return new Attribute(entry.key(), type, isRequired, variable.slot());
    }

    /** Event types share attributes by name; the type must then be the same. */
    private @Nullable Variable declare(MapNode.Entry entry, AttributeType type) {
        AttributeType known = types.putIfAbsent(entry.key(), type);
        if (known == null) {
            // An address is an entity, too, though not a token: its history can be counted.
            return type == AttributeType.KEY || type == AttributeType.IP
                    ? schema.declareKey(entry.key())
                    : schema.declare(entry.key(), type.valueType());
        }
        if (known != type) {
            reader.report(
                    entry.value().at(),
                    "attribute '" + entry.key() + "' as " + type.policyName(),
                    known.policyName() + ", as another event type declares it");
            return null;
        }
        return schema.find(entry.key());
    }

    private boolean checkName(MapNode.Entry entry, String what) {
        if (!NAME.matcher(entry.key()).matches()) {
            reader.report(entry.at(), what + " '" + entry.key() + "'", EXPECTED_NAME);
            return false;
        }
        if (RESERVED.contains(entry.key())) {
            reader.report(entry.at(), what + " '" + entry.key() + "'", "another name: this one is the library's own");
            return false;
        }
        return true;
    }
}
