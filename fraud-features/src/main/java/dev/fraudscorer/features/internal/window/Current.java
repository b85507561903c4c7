package dev.fraudscorer.features.internal.window;

import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;

/**
 * The event that is counted or read, as the columns of one entity need it. Filled anew for each entity; confined to one
 * thread.
 */
public final class Current extends EventRow {
    private long seenUntil;
    /** By the number of a column of whichever kind; of no meaning unless any is. */
    private final boolean[] refused;

    private boolean anyRefused;

    /**
     * @param numbers the most columns of numbers that an entity has
     * @param codes the most columns of codes that an entity has
     * @param columns the most columns of all kinds that an entity has
     */
    public Current(int numbers, int codes, int columns) {
        super(numbers, codes);
        this.refused = new boolean[columns];
    }

    /**
     * Takes the columns of an entity from the vector.
     *
     * @param eventId the hash of the event's id
     * @param eventContent the hash of all that the event says; of no meaning where nothing is kept of it
     * @param key of the hashes that stand for values
     */
    public void fill(EntityPlan plan, FeatureVector vector, long eventId, short eventContent, HashKey key) {
        Columns columns = plan.columns();
        long time = vector.event().timeMillis();
        identity(time, eventId, eventContent);
        seenUntil = time + plan.leadMillis();
        for (int column = 0; column < columns.numbers(); column++) {
            number(column, vector.number(columns.numberSlot(column)));
        }
        for (int column = 0; column < columns.codes(); column++) {
            value(column, ColumnValue.of(vector.hash(columns.codeSlot(column), key), columns.salt(column)));
        }
        long admitting = 0;
        for (int filter = 0; filter < columns.filters(); filter++) {
            if (columns.condition(filter).holds(vector)) {
                admitting |= 1L << filter;
            }
        }
        bits(admitting);
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

    /** Up to which time it sees other events: its own, or that which the order of arrival lets it see. */
    public long seenUntil() {
        return seenUntil;
    }

    /** Whether any column of the event is not known. */
    public boolean isAnyRefused() {
        return anyRefused;
    }

    /** Whether a column, by its number among those of all kinds, is not known. */
    public boolean isRefused(int column) {
        return anyRefused && refused[column];
    }
}
