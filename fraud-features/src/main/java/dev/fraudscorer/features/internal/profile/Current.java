package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.HashKey;
import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.spi.FeatureVector;

/**
 * The event that is counted or read, as the columns of one entity need it. Filled anew for each entity; confined to one
 * thread.
 */
public final class Current {
    private final double[] numbers;
    private final long[] values;
    private final int[] places;
    private long time;
    private long seenUntil;
    private long id;
    private short content;
    private long bits;
    private boolean located;

    /**
     * @param numbers the most columns of numbers that an entity has
     * @param codes the most columns of codes that an entity has
     */
    public Current(int numbers, int codes) {
        this.numbers = new double[numbers];
        this.values = new long[codes];
        this.places = new int[codes];
    }

    /**
     * Takes what an entity asks for from the vector.
     *
     * @param eventId the hash of the event's id
     * @param eventContent the hash of all that the event says; of no meaning where nothing is kept of it
     * @param key of the hashes that stand for values
     */
    public void fill(EntityPlan plan, FeatureVector vector, long eventId, short eventContent, HashKey key) {
        Columns columns = plan.columns();
        time = vector.event().timeMillis();
        seenUntil = time + plan.leadMillis();
        id = eventId;
        content = eventContent;
        located = false;
        for (int column = 0; column < columns.numbers(); column++) {
            numbers[column] = vector.number(columns.numberSlot(column));
        }
        for (int column = 0; column < columns.codes(); column++) {
            values[column] = vector.hash(columns.codeSlot(column), key);
        }
        long admitting = 0;
        for (int filter = 0; filter < columns.filters(); filter++) {
            if (columns.condition(filter).holds(vector)) {
                admitting |= 1L << filter;
            }
        }
        bits = admitting;
    }

    long time() {
        return time;
    }

    /** Up to which time it sees other events: its own, or that which the order of arrival lets it see. */
    long seenUntil() {
        return seenUntil;
    }

    long id() {
        return id;
    }

    /** The hash of all that the event says. */
    short content() {
        return content;
    }

    /** NaN if the event does not carry it. */
    double number(int column) {
        return numbers[column];
    }

    /** {@link Dictionary#NO_VALUE} if the event does not carry it. */
    long value(int column) {
        return values[column];
    }

    /** Looks its values up; until the next event or entity {@link #place} says where they are. */
    void locate(Dictionary dictionary, int codes) {
        for (int column = 0; column < codes; column++) {
            places[column] = dictionary.find(values[column]);
        }
        located = true;
    }

    /** Whether its values were looked up. */
    boolean isLocated() {
        return located;
    }

    /** Where a value was when it was looked up; 0 if it was not there. */
    int place(int column) {
        return places[column];
    }

    long bits() {
        return bits;
    }

    /** Whether a filter admits it. */
    boolean isAdmittedBy(int filter) {
        return filter < 0 || (bits >>> filter & 1) != 0;
    }
}
