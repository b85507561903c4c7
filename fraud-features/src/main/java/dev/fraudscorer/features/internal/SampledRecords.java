package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.features.internal.store.KindLimits;
import dev.fraudscorer.features.internal.store.RecordStore;
import dev.fraudscorer.features.internal.window.Current;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much memory the records of one kind of entity take: some are made by the steps that events make, over somewhat more than the time
 * that is kept, and kept in a store. So whatever a record is made of is in the figure. Confined to one thread.
 */
public final class SampledRecords {
    private static final int MOST_SAMPLES = 256;
    private static final int FEWEST_SAMPLES = 4;
    private static final int SAMPLED_EVENTS = 60_000;
    /** As long as those of many networks and shops. */
    private static final int KEY_BYTES = 16;

    private static final int CENTS = 100_000;
    private static final int LABELLED_ONE_IN = 50;
    private static final long BUDGET = 1L << 30;
    private static final long SEED = 1;

    private final EntityPlan plan;
    private final EntityStep step;
    private final Current row;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private SampledRecords(EntityPlan plan) {
        Columns columns = plan.columns();
        this.plan = plan;
        this.step = new EntityStep(plan);
        this.row = new Current(columns.numbers(), columns.codes(), columns.size());
    }

    /**
     * The mean of what a record takes.
     *
     * @param events how many of an entity there are within its retention, 1 or above
     * @param values how many different values of each attribute it has, 1 or above
     */
    public static double bytes(EntityPlan plan, int events, int values) {
        int samples = Math.max(FEWEST_SAMPLES, Math.min(MOST_SAMPLES, SAMPLED_EVENTS / events));
        SampledRecords sampled = new SampledRecords(plan);
        RecordStore store = new RecordStore(BUDGET, List.of(new KindLimits(MOST_SAMPLES, BUDGET, plan.idleMillis())));
        ArrayBlock made = new ArrayBlock();
        for (int sample = 0; sample < samples; sample++) {
            byte[] key = ("%0" + KEY_BYTES + "d").formatted(sample).getBytes(StandardCharsets.ISO_8859_1);
            long hash = sampled.random.nextLong();
            sampled.make(made, key, hash, events, values);
            store.put(0, hash, key, block -> sampled.step.copy(made, block));
        }
        return (store.counts(0).bytes() - RecordStore.tableBytes(samples, 1)) / (double) samples;
    }

    private void make(ArrayBlock made, byte[] key, long hash, int events, int values) {
        long gap = Math.max(1, plan.retentionMillis() / events);
        long time = 0;
        made.clear();
        step.begin(Header.NONE, Header.NONE);
        step.create(made, key, hash);
        // A quarter more than is kept: what leaves gives its place to what comes.
        for (int event = events + events / 4; event >= 0; event--) {
            time += random.nextLong(2 * gap);
            fill(time, values);
            step.open(made);
            step.count(row, time);
            if (plan.columns().labels() && random.nextInt(LABELLED_ONE_IN) == 0) {
                step.open(made);
                step.label(row, time, LabelState.FRAUD);
            }
        }
    }

    private void fill(long time, int values) {
        Columns columns = plan.columns();
        row.identity(time, random.nextLong(), (short) random.nextInt());
        for (int column = 0; column < columns.numbers(); column++) {
            row.number(column, columns.isOfDoubles(column) ? random.nextDouble() : random.nextInt(CENTS) / 100.0);
        }
        for (int column = 0; column < columns.codes(); column++) {
            // Any numbers that are apart; hashes are as good as random.
            long value = (1L + random.nextInt(values)) * 0x9E3779B97F4A7C15L;
            row.value(column, ColumnValue.of(value, columns.salt(column)));
        }
        row.bits(columns.filters() == 0 ? 0 : random.nextLong() >>> (Long.SIZE - columns.filters()));
    }
}
