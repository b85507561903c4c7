package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;

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
    /** By the number of a column of whichever kind; of no meaning unless any is. */
    private final boolean[] refused;

    private boolean anyRefused;

    /**
     * @param numbers the most columns of numbers that an entity has
     * @param codes the most columns of codes that an entity has
     * @param columns the most columns of all kinds that an entity has
     */
    public Current(int numbers, int codes, int columns) {
        this.refused = new boolean[columns];
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
        anyRefused = vector.event().hasInvalid() && plan.notesUncounted() && fillRefused(columns, vector);
    }

    /** Whether any column is not known since an attribute that it is made of was refused. */
    private boolean fillRefused(Columns columns, FeatureVector vector) {
        boolean any = false;
        for (int column = 0; column < columns.size(); column++) {
            refused[column] = columns.isRefused(column, vector);
            any |= refused[column];
        }
        return any;
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

    /** Whether any column of the event is not known. */
    boolean isAnyRefused() {
        return anyRefused;
    }

    /** Whether a column, by its number among those of all kinds, is not known. */
    boolean isRefused(int column) {
        return anyRefused && refused[column];
    }

    long bits() {
        return bits;
    }

    /** Whether a filter admits it. */
    boolean isAdmittedBy(int filter) {
        return filter < 0 || (bits >>> filter & 1) != 0;
    }
}
