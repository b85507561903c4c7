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

    /**
     * @param numbers the most columns of numbers that an entity has
     * @param codes the most columns of codes that an entity has
     */
    public Current(int numbers, int codes) {
        super(numbers, codes);
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
            value(column, ColumnValue.of(vector.hash(columns.codeSlot(column), key), column));
        }
        long admitting = 0;
        for (int filter = 0; filter < columns.filters(); filter++) {
            if (columns.condition(filter).holds(vector)) {
                admitting |= 1L << filter;
            }
        }
        bits(admitting);
    }

    /** Up to which time it sees other events: its own, or that which the order of arrival lets it see. */
    public long seenUntil() {
        return seenUntil;
    }
}
