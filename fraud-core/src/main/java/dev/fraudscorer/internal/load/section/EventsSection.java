package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code events:}, the event types with their attributes, and declares the attributes. */
public final class EventsSection {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final String EXPECTED_NAME = "a name of letters, digits and underscores, beginning with a letter";
    private static final String EVENT_ID = "event_id";
    private static final Set<String> RESERVED =
            Set.of(EVENT_ID, "event_time", "event_type", "lists", "fraud", "label_known_at");

    private final Schema schema;
    private final PolicyReader reader;
    private final Instant earliest;
    private final AttributeOptions options;
    private final Map<String, Attribute> declared = new LinkedHashMap<>();
    private final Set<String> withoutCardsInIds = new HashSet<>();

    /**
     * @param earliest the stamp before which an event is refused
     * @param keys of secret attributes; null if the host gave none
     */
    public EventsSection(Schema schema, PolicyReader reader, Instant earliest, @Nullable KeyRing keys) {
        this.schema = schema;
        this.reader = reader;
        this.earliest = earliest;
        this.options = new AttributeOptions(reader, keys);
    }

    /** Whether a name is the library's own. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    public Map<String, EventType> read(Node section) {
        Map<String, List<Attribute>> attributesByType = new LinkedHashMap<>();
        MapNode eventTypes = reader.map(section);
        if (eventTypes == null) {
            return Map.of();
        }
        for (MapNode.Entry entry : eventTypes.entries()) {
            MapNode attributes = reader.map(entry.value());
            if (checkName(entry, "event type") && attributes != null) {
                if (options.declaresIdsWithoutCards(attributes.get(EVENT_ID))) {
                    withoutCardsInIds.add(entry.key());
                }
                attributesByType.put(entry.key(), attributes(attributes));
            }
        }
        if (attributesByType.isEmpty()) {
            reader.report(
                    section.at(), "no event type", "at least one, such as payment: { card: key, amount: number }");
        }
        Map<String, EventType> read = new LinkedHashMap<>();
        attributesByType.forEach((name, list) -> {
            EventType type = new EventType(name, list, schema.size(), earliest);
            read.put(name, withoutCardsInIds.contains(name) ? type.withIdsWithoutCards() : type);
        });
        return read;
    }

    private List<Attribute> attributes(MapNode section) {
        List<Attribute> attributes = new ArrayList<>();
        for (MapNode.Entry entry : section.entries()) {
            if (entry.key().equals(EVENT_ID) && entry.value() instanceof MapNode) {
                continue; // options of the id, which is no attribute
            }
            Attribute attribute = checkName(entry, "attribute") ? attribute(entry) : null;
            if (attribute != null) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    private @Nullable Attribute attribute(MapNode.Entry entry) {
        Node typeNode = entry.value();
        MapNode options = null;
        if (typeNode instanceof MapNode map) {
            options = map;
            this.options.checkKeys(map);
            typeNode = reader.require(map, AttributeOptions.TYPE, "the attribute's type, such as key or number");
        }
        AttributeType type = reader.constant(typeNode, AttributeType.class, "attribute type");
        if (type == null) {
            return null;
        }
        Attribute known = declared.get(entry.key());
        int slot = known == null ? schema.size() : known.slot();
        Attribute attribute = new Attribute(entry.key(), type, type == AttributeType.KEY, slot);
        attribute = options == null ? attribute : this.options.applyTo(attribute, options);
        return isSame(known, attribute, entry) ? attribute : null;
    }

    /** Event types share attributes by name; what they take must then be the same. */
    private boolean isSame(@Nullable Attribute known, Attribute attribute, MapNode.Entry entry) {
        if (known == null) {
            declared.put(entry.key(), attribute);
            schema.declare(attribute);
            return true;
        }
        if (known.type() != attribute.type()) {
            reader.report(
                    entry.value().at(),
                    "attribute '" + entry.key() + "' as " + attribute.type().policyName(),
                    known.type().policyName() + ", as another event type declares it");
            return false;
        }
        if (!known.takesTheSame(attribute)) {
            reader.report(
                    entry.value().at(),
                    "attribute '" + entry.key() + "' with other options",
                    "those with which another event type declares it; only 'required' may differ");
            return false;
        }
        return true;
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
