package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.window.FixedPoint;

/** Writes a section anew, where its parts have other sizes. Stateless beside the sections; confined to one thread. */
final class FoldRelayout {
    private final FoldView to;
    private final Buckets buckets;
    private final FoldValues values;
    private final FoldedIds ids;
    private final Sketches sketches;
    private final FoldWindows windows;
    private final long[] words = new long[FixedPoint.SQUARE_WORDS];

    FoldRelayout(FoldView to) {
        this.to = to;
        this.buckets = new Buckets(to);
        this.values = new FoldValues(to);
        this.ids = new FoldedIds(to);
        this.sketches = new Sketches(to);
        this.windows = new FoldWindows(to, buckets, values, sketches);
    }

    /** Begins an empty section in bytes that are 0. */
    void begin(byte[] bytes, int at, boolean doubles, FoldSizes sizes) {
        writeSizes(bytes, at, doubles, sizes);
    }

    /**
     * Copies a section.
     *
     * @param from the section as it is, elsewhere
     * @param bytes array with room for the section, which is 0
     */
    void move(FoldView from, byte[] bytes, int at, boolean doubles, FoldSizes sizes) {
        System.arraycopy(from.bytes, from.at, bytes, at, from.plan.headBytes);
        int nodesOfOld = from.getInt(FoldPlan.NODES_USED);
        boolean compact = nodesOfOld > sizes.nodes;
        for (int kind = 0; kind < sizes.slots.length; kind++) {
            compact |= isNewlySketched(from, sizes, kind);
        }
        writeSizes(bytes, at, doubles, sizes);
        if (from.plan == to.plan) {
            int size = (buckets.size() + 1) * to.plan.bucketBytes;
            System.arraycopy(from.bytes, from.bucket(-1), to.bytes, to.bucket(-1), size);
        } else {
            convertBuckets(from);
            // The rows' totals begin anew, too: no window holds any of them.
            windows.forgetRows();
        }
        for (int kind = 0; kind < sizes.slots.length; kind++) {
            if (isNewlySketched(from, sizes, kind)) {
                to.putInt(FoldPlan.table(kind) + FoldPlan.TABLE_USED, 0);
                to.putInt(FoldPlan.table(kind) + FoldPlan.TABLE_LIVE, 0);
            } else {
                copyTable(from, kind);
            }
        }
        if (compact) {
            copyNodes(from, sizes);
        } else {
            System.arraycopy(from.bytes, from.nodes, to.bytes, to.nodes, nodesOfOld * FoldValues.NODE_BYTES);
        }
        if (!compact && from.getInt(FoldPlan.NODE_HEADS) == sizes.heads) {
            System.arraycopy(from.bytes, from.heads, to.bytes, to.heads, sizes.heads * Integer.BYTES);
        } else {
            values.linkAll();
        }
        copyIds(from);
        int used = from.getInt(FoldPlan.SKETCHES_USED);
        System.arraycopy(from.bytes, from.sketches, to.bytes, to.sketches, used * Sketch.BYTES);
        for (int kind = 0; kind < sizes.slots.length; kind++) {
            if (isNewlySketched(from, sizes, kind)) {
                sketch(from, kind);
            }
        }
    }

    /** Whether the values of a kind are told apart up to now, and no more. */
    private static boolean isNewlySketched(FoldView from, FoldSizes sizes, int kind) {
        return sizes.sketched[kind] && !from.isSketched(kind);
    }

    private void writeSizes(byte[] bytes, int at, boolean doubles, FoldSizes sizes) {
        to.bytes = bytes;
        to.at = at;
        to.putInt(FoldPlan.BUCKET_ROOM, sizes.buckets);
        to.putInt(FoldPlan.NODE_ROOM, sizes.nodes);
        to.putInt(FoldPlan.NODE_HEADS, sizes.heads);
        to.putInt(FoldPlan.SKETCH_ROOM, sizes.sketches);
        to.putInt(FoldPlan.ID_SLOTS, sizes.idSlots);
        for (int kind = 0; kind < sizes.slots.length; kind++) {
            to.putInt(FoldPlan.table(kind), sizes.slots[kind]);
        }
        to.open(bytes, at, doubles);
    }

    private void copyTable(FoldView from, int kind) {
        int slots = from.getInt(FoldPlan.table(kind));
        int bytes = to.plan.codes[kind].entryBytes();
        // Values without nodes take slots, too: one that is full of them has to be filled anew.
        boolean isFull = FoldValues.isFull(from.getInt(FoldPlan.table(kind) + FoldPlan.TABLE_USED), slots);
        if (slots == to.getInt(FoldPlan.table(kind)) && !isFull) {
            System.arraycopy(from.bytes, from.tables[kind], to.bytes, to.tables[kind], slots * bytes);
            return;
        }
        to.putInt(FoldPlan.table(kind) + FoldPlan.TABLE_USED, 0);
        for (int slot = 0; slot < slots; slot++) {
            int entry = from.tables[kind] + slot * bytes;
            long value = from.longAt(entry);
            if (value != ColumnValue.NONE && from.intAt(entry + FoldValues.ENTRY_NODES) > 0) {
                int made = values.makeEntry(kind, value);
                System.arraycopy(from.bytes, entry, to.bytes, made, bytes);
            }
        }
    }

    /** Gives the nodes that are in lists new numbers, without gaps; those of kinds that are sketched from now on stay behind. */
    private void copyNodes(FoldView from, FoldSizes sizes) {
        int next = 1;
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            for (int kind = 0; kind < to.plan.codes.length; kind++) {
                int list = values.list(bucket, kind);
                if (isNewlySketched(from, sizes, kind)) {
                    to.intAt(list, 0);
                    to.intAt(list + FoldValues.LIST_NODES, 0);
                    continue;
                }
                int number = to.intAt(list);
                to.intAt(list, number == 0 ? 0 : next);
                while (number != 0) {
                    int node = from.nodes + (number - 1) * FoldValues.NODE_BYTES;
                    int made = values.node(next);
                    System.arraycopy(from.bytes, node, to.bytes, made, FoldValues.NODE_BYTES);
                    number = from.intAt(node + FoldValues.NODE_IN_LIST);
                    to.intAt(made + FoldValues.NODE_IN_LIST, number == 0 ? 0 : next + 1);
                    next++;
                }
            }
        }
        to.putInt(FoldPlan.NODES_USED, next - 1);
        to.putInt(FoldPlan.NODES_LIVE, next - 1);
        to.putInt(FoldPlan.NODES_FREE, 0);
    }

    private void copyIds(FoldView from) {
        int slots = from.getInt(FoldPlan.ID_SLOTS);
        for (int generation = 0; generation < from.ids.length; generation++) {
            if (slots == ids.slots()) {
                System.arraycopy(from.bytes, from.ids[generation], to.bytes, to.ids[generation], slots * Long.BYTES);
            } else {
                ids.clearCount(generation);
                for (int slot = 0; slot < slots; slot++) {
                    long hash = from.longAt(from.ids[generation] + slot * Long.BYTES);
                    if (hash != 0) {
                        ids.put(generation, hash);
                    }
                }
            }
        }
    }

    /** Sums of cents become sums of doubles. */
    private void convertBuckets(FoldView from) {
        FoldPlan old = from.plan;
        FoldPlan plan = to.plan;
        for (int bucket = -1; bucket < buckets.size(); bucket++) {
            int of = from.bucket(bucket);
            int at = to.bucket(bucket);
            int ofCodes = old.codes.length == 0 ? 0 : old.codes[0].plainAt();
            int atCodes = plan.codes.length == 0 ? 0 : plan.codes[0].plainAt();
            System.arraycopy(from.bytes, of, to.bytes, at, FoldPlan.BUCKET_PLAIN);
            System.arraycopy(
                    from.bytes, of + ofCodes, to.bytes, at + atCodes, plan.codes.length * FoldValues.LIST_BYTES);
            System.arraycopy(
                    from.bytes, of + old.eventsAt, to.bytes, at + plan.eventsAt, (1 + plan.filters) * Integer.BYTES);
            for (int i = 0; i < plan.numbers.length; i++) {
                convert(from, of, old.numbers[i], at, plan.numbers[i]);
            }
            for (int i = 0; i < plan.codes.length; i++) {
                to.intAt(at + plan.codes[i].carriersAt(), from.intAt(of + old.codes[i].carriersAt()));
            }
        }
    }

    private void convert(FoldView from, int of, FoldPlan.NumberKind old, int at, FoldPlan.NumberKind kind) {
        System.arraycopy(from.bytes, of + old.plainAt(), to.bytes, at + kind.plainAt(), 2 * Double.BYTES);
        to.intAt(at + kind.carriersAt(), from.intAt(of + old.carriersAt()));
        if (!old.cents()) {
            System.arraycopy(
                    from.bytes, of + old.outliersAt(), to.bytes, at + kind.outliersAt(), FoldPlan.OUTLIER_BYTES);
            int words = (kind.sumWords() + (kind.squares() ? kind.squareWords() : 0)) * Long.BYTES;
            System.arraycopy(from.bytes, of + old.sumAt(), to.bytes, at + kind.sumAt(), words);
            return;
        }
        CentWords.sum(from.longAt(of + old.sumAt()), words, 0);
        for (int i = 0; i < FixedPoint.SUM_WORDS; i++) {
            to.longAt(at + kind.sumAt() + i * Long.BYTES, words[i]);
        }
        if (kind.squares()) {
            int squares = of + old.squaresAt();
            CentWords.squares(from.longAt(squares + Long.BYTES), from.longAt(squares), words, 0);
            for (int i = 0; i < FixedPoint.SQUARE_WORDS; i++) {
                to.longAt(at + kind.squaresAt() + i * Long.BYTES, words[i]);
            }
        }
    }

    /** The values of a kind are estimated from now on. */
    private void sketch(FoldView from, int kind) {
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            int made = sketches.add();
            sketches.get(made);
            int number = from.intAt(from.bucket(bucket) + from.plan.codes[kind].plainAt());
            while (number != 0) {
                int node = from.nodes + (number - 1) * FoldValues.NODE_BYTES;
                sketches.sketch().add(from.longAt(node + FoldValues.NODE_VALUE));
                number = from.intAt(node + FoldValues.NODE_IN_LIST);
            }
            sketches.put(made);
            to.intAt(values.list(bucket, kind) + FoldValues.LIST_SKETCH, made);
        }
        windows.beginSketched(kind);
    }
}
