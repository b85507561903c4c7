package dev.fraudscorer.testkit;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Optional attributes at the front of a schema, the event types that are made of them, and vectors for their events. All
 * attributes are declared before anything else is. Confined to one thread.
 */
public final class TestAttributes {
    private final Schema schema = new Schema();
    private final List<Attribute> attributes = new ArrayList<>();

    /** Declares attributes that name entities. */
    public TestAttributes keys(String... names) {
        for (String name : names) {
            add(new Attribute(name, AttributeType.KEY, false, schema.size()));
        }
        return this;
    }

    /** Declares numbers, of which none is taken for a card number: random ones look like some. */
    public TestAttributes numbers(String... names) {
        for (String name : names) {
            add(new Attribute(name, AttributeType.NUMBER, false, schema.size()).withoutCards());
        }
        return this;
    }

    /** Declares texts, of which none is taken for a card number: random ones look like some. */
    public TestAttributes texts(String... names) {
        for (String name : names) {
            add(new Attribute(name, AttributeType.TEXT, false, schema.size()).withoutCards());
        }
        return this;
    }

    /** Declares booleans. */
    public TestAttributes booleans(String... names) {
        for (String name : names) {
            add(new Attribute(name, AttributeType.BOOLEAN, false, schema.size()));
        }
        return this;
    }

    /** Where the attributes are declared; whatever is loaded declares its features behind them. */
    public Schema schema() {
        return schema;
    }

    /**
     * An event type.
     *
     * @param names its attributes; all, if none is named
     */
    public EventType type(String name, String... names) {
        List<String> some = Arrays.asList(names);
        List<Attribute> chosen = attributes.stream()
                .filter(attribute -> some.isEmpty() || some.contains(attribute.name()))
                .toList();
        return new EventType(name, chosen, attributes.size());
    }

    /** A vector for the events, with the slots that are declared by now. */
    public FeatureVector newVector() {
        return new FeatureVector(schema, attributes.size());
    }

    private void add(Attribute attribute) {
        if (schema.declare(attribute) == null) {
            throw new IllegalArgumentException("expected a new name but '" + attribute.name() + "' is taken");
        }
        attributes.add(attribute);
    }
}
