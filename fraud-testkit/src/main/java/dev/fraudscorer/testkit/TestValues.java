package dev.fraudscorer.testkit;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Names with the values, or the missing values, that a test finds in one vector. Confined to one thread. */
public final class TestValues {
    private final Schema schema = new Schema();
    private final List<Consumer<FeatureVector>> values = new ArrayList<>();
    private int longestText = Attribute.LONGEST_TEXT;
    private Event event = event(Instant.parse("2026-11-22T10:15:30.250Z"));

    /** How long the texts that are named after this may be, on which the worst cost of an expression depends. */
    public TestValues textsUpTo(int length) {
        longestText = length;
        return this;
    }

    /** Declares a number. */
    public TestValues number(String name, double value) {
        return put(name, ValueType.NUMBER, (vector, slot) -> vector.put(slot, value));
    }

    /** Declares a text. */
    public TestValues text(String name, String value) {
        return put(name, ValueType.TEXT, (vector, slot) -> vector.put(slot, value));
    }

    /** Declares a boolean. */
    public TestValues truth(String name, boolean value) {
        return put(name, ValueType.BOOLEAN, (vector, slot) -> vector.put(slot, value ? 1.0 : 0.0));
    }

    /** Declares a name whose value is not there. */
    public TestValues missing(String name, ValueType type, ValueState why) {
        return put(name, type, (vector, slot) -> vector.putMissing(slot, why));
    }

    /** Sets the time of the event. */
    public TestValues at(Instant time) {
        event = event(time);
        return this;
    }

    /** The names, in the order in which they were declared. */
    public Schema schema() {
        return schema;
    }

    /** The slot of a name. */
    public int slot(String name) {
        return Objects.requireNonNull(schema.find(name), name).slot();
    }

    /** A vector of its own with all values. */
    public FeatureVector vector() {
        FeatureVector vector = new FeatureVector(schema, 0);
        vector.begin(event);
        values.forEach(value -> value.accept(vector));
        return vector;
    }

    private TestValues put(String name, ValueType type, Put put) {
        Variable variable = Objects.requireNonNull(
                type == ValueType.TEXT ? schema.declareText(name, longestText) : schema.declare(name, type), name);
        values.add(vector -> put.into(vector, variable.slot()));
        return this;
    }

    private static Event event(Instant time) {
        return new EventType("payment", List.of(), 0).newEvent("e-1", time).build();
    }

    private interface Put {
        void into(FeatureVector vector, int slot);
    }
}
