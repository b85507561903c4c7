package dev.fraudscorer.testkit;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.time.Instant;

/**
 * An event as a line of JSON: {@code {"id": "e1", "time": "2026-05-04T12:00:00Z", "set": {"card": "c", "amount": 12.5}}};
 * what else stands in the line is not read.
 */
public final class EventLine {
    private EventLine() {}

    /**
     * The event of a line.
     *
     * @param type its event type
     * @throws IllegalArgumentException if the line is no such event
     */
    public static Event event(FraudScorer scorer, String type, String line) {
        MapNode fields = Nodes.read("event.json", line);
        Event.Builder event = scorer.event(
                type,
                scalar(fields, "id").text(),
                Instant.parse(scalar(fields, "time").text()));
        if (!(fields.get("set") instanceof MapNode values)) {
            throw new IllegalArgumentException("expected a mapping 'set' in " + line);
        }
        for (MapNode.Entry entry : values.entries()) {
            ScalarNode value = scalar(values, entry.key());
            switch (value.kind()) {
                case NUMBER -> event.set(entry.key(), Double.parseDouble(value.text()));
                case BOOLEAN -> event.set(entry.key(), Boolean.parseBoolean(value.text()));
                case TEXT -> event.set(entry.key(), value.text());
                case EMPTY ->
                    throw new IllegalArgumentException("expected a value of '" + entry.key() + "' in " + line);
            }
        }
        return event.build();
    }

    private static ScalarNode scalar(MapNode fields, String name) {
        Node value = fields.get(name);
        if (value instanceof ScalarNode scalar) {
            return scalar;
        }
        throw new IllegalArgumentException("expected a value of '" + name + "' but found " + value);
    }
}
