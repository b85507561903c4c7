package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Folded events as bytes, for snapshots:
 *
 * <pre>
 *   buckets 4, nodes 4, flags 4, sweep 4 | by kind of codes: whether it is sketched 4, values 4
 *   | ids of two generations: since 8, count 4, each 8
 *   | buckets, each
 *     width 4, newest 8, events 4, by filter 4
 *     | by kind of numbers: count 4, sum, squares, low 8, high 8, of doubles: outliers 4, their moments 8 each
 *     | by kind of codes: events 4, then the sketch, or values 4, each 8, how often 4
 * </pre>
 *
 * What windows hold is not written: they are moved where they are read. Stateless beside the section.
 */
public final class FoldCodec {
    private static final int VALUE_BYTES = Long.BYTES + Integer.BYTES;

    private final Folds folds;
    private final FoldView view;
    private final Buckets buckets;
    private final FoldValues values;
    private final FoldedIds ids;
    private final Sketches sketches;

    /** @param folds open when anything is written or read */
    public FoldCodec(Folds folds) {
        this.folds = folds;
        this.view = folds.view();
        this.buckets = new Buckets(view);
        this.values = new FoldValues(view);
        this.ids = new FoldedIds(view);
        this.sketches = new Sketches(view);
    }

    public void write(StateOutput out) {
        out.putInt(buckets.size());
        out.putInt(view.getInt(FoldPlan.NODES_LIVE));
        out.putInt(view.getInt(FoldPlan.FLAGS));
        out.putInt(view.getInt(FoldPlan.SWEEP));
        for (int kind = 0; kind < view.plan.codes.length; kind++) {
            out.putInt(view.isSketched(kind) ? 1 : 0);
            out.putInt(values.live(kind));
        }
        for (int generation = 0; generation < view.ids.length; generation++) {
            out.putLong(ids.since(generation));
            out.putInt(ids.used(generation));
            for (int slot = 0; slot < ids.slots(); slot++) {
                long hash = ids.get(generation, slot);
                if (hash != 0) {
                    out.putLong(hash);
                }
            }
        }
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            write(bucket, out);
        }
    }

    private void write(int bucket, StateOutput out) {
        FoldPlan plan = view.plan;
        int at = view.bucket(bucket);
        out.putInt(buckets.log(bucket));
        out.putLong(buckets.newest(bucket));
        for (int filter = -1; filter < plan.filters; filter++) {
            out.putInt(buckets.events(filter, bucket, bucket + 1));
        }
        for (FoldPlan.NumberKind kind : plan.numbers) {
            out.putInt((int) buckets.sumInt(kind.carriersAt(), bucket, bucket + 1));
            writeWords(kind.sumAt(), kind.sumWords(), bucket, out);
            writeWords(kind.squaresAt(), kind.squares() ? kind.squareWords() : 0, bucket, out);
            int plain = kind.cents() ? 2 * Double.BYTES : 2 * Double.BYTES + FoldPlan.OUTLIER_BYTES;
            out.putBytes(view.bytes, at + kind.plainAt(), plain);
        }
        for (int kind = 0; kind < plan.codes.length; kind++) {
            out.putInt((int) buckets.sumInt(plan.codes[kind].carriersAt(), bucket, bucket + 1));
            int list = values.list(bucket, kind);
            if (view.isSketched(kind)) {
                out.putBytes(view.bytes, sketches.at(view.intAt(list + FoldValues.LIST_SKETCH)), Sketch.BYTES);
                continue;
            }
            out.putInt(view.intAt(list + FoldValues.LIST_NODES));
            for (int number = view.intAt(list); number != 0; ) {
                int node = values.node(number);
                out.putLong(view.longAt(node + FoldValues.NODE_VALUE));
                out.putInt(view.intAt(node + FoldValues.NODE_COUNT));
                number = view.intAt(node + FoldValues.NODE_IN_LIST);
            }
        }
    }

    private void writeWords(int offset, int count, int bucket, StateOutput out) {
        long[] words = new long[count];
        buckets.sumWords(offset, count, bucket, bucket + 1, words, 0);
        for (long word : words) {
            out.putLong(word);
        }
    }

    /**
     * Reads what {@link #write} wrote into an empty section of a record without rows.
     *
     * @param makeRoom writes the record anew with a section of such sizes
     * @throws IllegalArgumentException if it is nonsense
     */
    public void read(StateInput in, Consumer<FoldSizes> makeRoom) throws IOException, InvalidStateException {
        int count = in.count(Long.BYTES);
        int nodes = in.count(VALUE_BYTES);
        int flags = in.getInt();
        int sweep = in.getInt();
        check(sweep >= 0 && sweep <= count, "a sweep beyond the buckets");
        int kinds = view.plan.codes.length;
        int[] live = new int[kinds];
        boolean[] sketched = new boolean[kinds];
        long all = 0;
        for (int kind = 0; kind < kinds; kind++) {
            sketched[kind] = in.getInt() != 0;
            live[kind] = in.getInt();
            all += live[kind];
            check(live[kind] >= 0 && all <= nodes, "more values than there are");
        }
        long[] since = new long[view.ids.length];
        long[][] hashes = new long[view.ids.length][];
        for (int generation = 0; generation < hashes.length; generation++) {
            since[generation] = in.getLong();
            hashes[generation] = in.longs(in.count(Long.BYTES));
        }
        FoldSizes sizes = folds.begin();
        sizes.set(view.plan, count, nodes, live, sketched, Math.max(hashes[0].length, hashes[1].length));
        makeRoom.accept(sizes);
        for (int kind = 0; kind < kinds; kind++) {
            folds.beginSketched(kind, sketched[kind]);
        }
        view.putInt(FoldPlan.FLAGS, flags & 1);
        for (int generation = 0; generation < hashes.length; generation++) {
            ids.since(generation, since[generation]);
            for (long hash : hashes[generation]) {
                check(hash != 0, "an event without an id");
                ids.put(generation, hash);
            }
        }
        for (int bucket = 0; bucket < count; bucket++) {
            read(bucket, nodes, in);
        }
        view.putInt(FoldPlan.SWEEP, sweep);
    }

    private void read(int bucket, int nodes, StateInput in) throws IOException, InvalidStateException {
        FoldPlan plan = view.plan;
        int log = in.getInt();
        long newest = in.getLong();
        check(log >= 0 && log < Long.SIZE - Short.SIZE, "a bucket that is no cell of time");
        check(bucket == 0 || newest >> log << log >= buckets.end(bucket - 1), "buckets out of order");
        buckets.insert(bucket, log, newest);
        int at = view.bucket(bucket);
        int events = in.getInt();
        check(events > 0, "a bucket without events");
        int[] admitted = new int[plan.filters + 1];
        admitted[0] = events;
        view.addIntAt(at + plan.eventsAt, events);
        for (int filter = 0; filter < plan.filters; filter++) {
            int some = in.getInt();
            check(some >= 0 && some <= events, "a wrong number of events");
            admitted[filter + 1] = some;
            view.addIntAt(at + plan.eventsAt + (1 + filter) * Integer.BYTES, some);
        }
        view.putLong(FoldPlan.EVENTS, view.getLong(FoldPlan.EVENTS) + events);
        for (FoldPlan.NumberKind kind : plan.numbers) {
            int carriers = in.getInt();
            check(carriers >= 0 && carriers <= admitted[kind.filter() + 1], "more numbers than events");
            view.addIntAt(at + kind.carriersAt(), carriers);
            buckets.addWords(at + kind.sumAt(), in.longs(kind.sumWords()));
            buckets.addWords(at + kind.squaresAt(), in.longs(kind.squares() ? kind.squareWords() : 0));
            byte[] plain = in.bytes(kind.cents() ? 2 * Double.BYTES : 2 * Double.BYTES + FoldPlan.OUTLIER_BYTES);
            System.arraycopy(plain, 0, view.bytes, at + kind.plainAt(), plain.length);
            double low = view.doubleAt(at + kind.plainAt());
            double high = view.doubleAt(at + kind.plainAt() + Double.BYTES);
            check(carriers == 0 ? low > high : low <= high, "a minimum above the maximum");
            check(
                    kind.cents()
                            || (view.intAt(at + kind.outliersAt()) >= 0
                                    && view.intAt(at + kind.outliersAt()) <= carriers),
                    "more outliers than numbers");
        }
        for (int kind = 0; kind < plan.codes.length; kind++) {
            int carriers = in.getInt();
            check(carriers >= 0 && carriers <= admitted[plan.codes[kind].filter() + 1], "more values than events");
            view.addIntAt(at + plan.codes[kind].carriersAt(), carriers);
            readValues(bucket, kind, carriers, nodes, in);
        }
    }

    private void readValues(int bucket, int kind, int carriers, int nodes, StateInput in)
            throws IOException, InvalidStateException {
        if (view.isSketched(kind)) {
            byte[] sketch = in.bytes(Sketch.BYTES);
            int number = sketches.add();
            System.arraycopy(sketch, 0, view.bytes, sketches.at(number), sketch.length);
            view.intAt(values.list(bucket, kind) + FoldValues.LIST_SKETCH, number);
            return;
        }
        int count = in.count(VALUE_BYTES);
        long total = 0;
        for (int i = 0; i < count; i++) {
            long value = in.getLong();
            int times = in.getInt();
            total += times;
            check(value > ColumnValue.NONE && value >>> 48 == 0, "a value that is none");
            check(times > 0 && total <= carriers, "a wrong number of values");
            check(values.find(kind, buckets.id(bucket), value) == 0, "a value twice in a bucket");
            check(view.getInt(FoldPlan.NODES_LIVE) < nodes, "more values than there are");
            check(!values.isFull(kind), "more different values than there are");
            values.put(kind, bucket, value, times);
        }
        check(total == carriers, "a wrong number of values");
    }

    private static void check(boolean holds, String found) {
        if (!holds) {
            throw new IllegalArgumentException("folded events of an entity: " + found);
        }
    }
}
