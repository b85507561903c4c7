package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes events that were built for another version of the policy ones of this version, by the names of their attributes. Immutable,
 * thread-safe.
 */
final class OwnEvents {
    private final Map<String, EventType> types;
    /** Of all event types, by name. */
    private final Map<String, Attribute> attributes = new HashMap<>();

    private final int slots;

    OwnEvents(Map<String, EventType> types, int slots) {
        this.types = types;
        this.slots = slots;
        types.values()
                .forEach(type -> type.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute)));
    }

    /** The event itself if it was built for this version, as nearly all are. */
    Event of(Event event) {
        EventType here = types.get(event.type().name());
        return here == event.type() ? event : event.as(here == null ? ofGone(event.type()) : here);
    }

    /** A type that this version does not have any more: events of it that were counted go on to be counted. */
    private EventType ofGone(EventType gone) {
        List<Attribute> left = gone.attributes().stream()
                .map(attribute -> attributes.get(attribute.name()))
                .filter(attribute -> attribute != null)
                .map(attribute -> attribute.withRequired(false))
                .toList();
        EventType type = new EventType(gone.name(), left, slots, gone.earliest());
        type.belongTo(gone.scorer());
        return type;
    }
}
