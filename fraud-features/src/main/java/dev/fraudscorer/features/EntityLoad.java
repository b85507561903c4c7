package dev.fraudscorer.features;

/** How many entities of one kind there are and how much each of them does, to estimate what a policy needs. Immutable. */
public final class EntityLoad {
    private static final int DEFAULT_EVENTS = 30;
    private static final int DEFAULT_VALUES = 10;
    private static final int MOST_EVENTS = 10_000_000;

    private final long entities;
    private final int events;
    private final int values;

    private EntityLoad(long entities, int events, int values) {
        if (entities < 0 || events < 1 || events > MOST_EVENTS || values < 1) {
            throw new IllegalArgumentException("expected 0 or more entities, 1 to " + MOST_EVENTS
                    + " events and 1 or more values of each but found " + entities + ", " + events + " and " + values);
        }
        this.entities = entities;
        this.events = events;
        this.values = values;
    }

    /**
     * So many with 30 events and 10 values of each attribute.
     *
     * @throws IllegalArgumentException below 0
     */
    public static EntityLoad of(long entities) {
        return new EntityLoad(entities, DEFAULT_EVENTS, DEFAULT_VALUES);
    }

    /**
     * The same with so many events of each within its longest window, on an average.
     *
     * @throws IllegalArgumentException outside of 1 to 10,000,000
     */
    public EntityLoad withEvents(int eventsOfEach) {
        return new EntityLoad(entities, eventsOfEach, values);
    }

    /**
     * The same with so many different values of each attribute that is told apart, such as the cards of a merchant.
     *
     * @throws IllegalArgumentException below 1
     */
    public EntityLoad withValues(int valuesOfEach) {
        return new EntityLoad(entities, events, valuesOfEach);
    }

    /** How many there are. */
    public long entities() {
        return entities;
    }

    /** How many events of each there are within its longest window. */
    public int events() {
        return events;
    }

    /** How many different values each has of an attribute. */
    public int values() {
        return values;
    }

    @Override
    public String toString() {
        return entities + " entities of " + events + " events and " + values + " values";
    }
}
