package dev.fraudscorer.features.internal.fold;

import java.util.Arrays;

/** How much room the parts of a section have, and which kinds of codes are sketched. Reused; confined to one thread. */
public final class FoldSizes {
    /** More nodes than so many for each value that is told apart are not kept. */
    private static final int NODES_PER_VALUE = 8;

    private static final int FEW = 8;

    int buckets;
    int nodes;
    int heads;
    int idSlots;
    int sketches;
    final int[] slots;
    final boolean[] sketched;

    FoldSizes(int kinds) {
        this.slots = new int[kinds];
        this.sketched = new boolean[kinds];
    }

    /** Room for a section that is begun. */
    void begin() {
        buckets = FEW;
        nodes = FEW * Math.max(1, slots.length);
        heads = heads(nodes);
        idSlots = FoldedIds.slots(FEW);
        sketches = 0;
        Arrays.fill(slots, FoldValues.slotsFor(FEW / 2));
        Arrays.fill(sketched, false);
    }

    /** Room for what is read from elsewhere. */
    void set(FoldPlan plan, int bucketCount, int nodeCount, int[] live, boolean[] isSketched, int idCount) {
        buckets = bucketCount + bucketCount / 8 + FEW;
        nodes = nodeCount + nodeCount / 8 + FEW * Math.max(1, slots.length);
        heads = heads(nodes);
        idSlots = FoldedIds.slots(idCount + FEW);
        sketches = 0;
        for (int kind = 0; kind < slots.length; kind++) {
            slots[kind] = FoldValues.slotsFor(live[kind] + FEW);
            sketched[kind] = isSketched[kind];
            sketches += isSketched[kind] ? buckets + plan.codes[kind].counts() : 0;
        }
    }

    /** Room for what is in a section, and a little more of each. */
    void fit(FoldView view, Buckets of, FoldValues values, FoldedIds ids) {
        buckets = of.size() + of.size() / 8 + FEW;
        int live = view.getInt(FoldPlan.NODES_LIVE);
        sketches = 0;
        for (int kind = 0; kind < slots.length; kind++) {
            boolean was = view.isSketched(kind);
            sketched[kind] = was || isTooMuch(view, values, kind);
            int needed = FoldValues.slotsFor(values.live(kind) + values.live(kind) / 8 + FEW);
            boolean fits = !values.isFull(kind) && values.slots(kind) <= 4 * needed;
            slots[kind] = fits ? values.slots(kind) : needed;
            if (sketched[kind]) {
                sketches += buckets + view.plan.codes[kind].counts();
            }
        }
        int used = view.getInt(FoldPlan.NODES_USED);
        int roomy = live + live / 8 + FEW * Math.max(1, slots.length);
        nodes = used > 2 * live + roomy ? roomy : Math.max(used, roomy);
        heads = heads(nodes);
        int count = Math.max(ids.used(0), ids.used(1));
        int idsNeeded = FoldedIds.slots(count + count / 8 + FEW);
        idSlots = ids.isFull() || ids.slots() > 4 * idsNeeded ? idsNeeded : ids.slots();
        sketches = sketches == 0 ? 0 : Math.max(sketches, view.getInt(FoldPlan.SKETCHES_USED));
    }

    /** Whether a kind has more values than are told apart, or too many nodes for that. */
    static boolean isTooMuch(FoldView view, FoldValues values, int kind) {
        int most = view.plan.exactDistinct();
        return !view.isSketched(kind)
                && (values.live(kind) > most
                        || (view.getInt(FoldPlan.NODES_LIVE) > NODES_PER_VALUE * (long) most
                                && values.nodes(kind) > NODES_PER_VALUE * (long) most));
    }

    static int heads(int nodes) {
        return 2 * Integer.highestOneBit(Math.max(FEW, nodes));
    }

    long bytes(FoldPlan plan) {
        long bytes = plan.headBytes + (buckets + 1L) * plan.bucketBytes;
        bytes += (long) heads * Integer.BYTES + (long) nodes * FoldValues.NODE_BYTES;
        for (int kind = 0; kind < slots.length; kind++) {
            bytes += (long) slots[kind] * plan.codes[kind].entryBytes();
        }
        return bytes + 2L * idSlots * Long.BYTES + (long) sketches * Sketch.BYTES;
    }
}
