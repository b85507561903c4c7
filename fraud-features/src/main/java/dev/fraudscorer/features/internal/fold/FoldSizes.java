package dev.fraudscorer.features.internal.fold;

import java.util.Arrays;

/** How much room the parts of a section have, and which kinds of codes are sketched. Reused; confined to one thread. */
public final class FoldSizes {
    /** More nodes than so many for each value that is told apart are not kept. */
    private static final int NODES_PER_VALUE = 8;

    /** More have no room in any record. */
    private static final int MOST_NODES = 1 << 28;

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

    /** Room for what is in a section, and a little more of each; kinds that are too much for it are sketched. */
    void fit(FoldView view, Buckets of, FoldValues values, FoldedIds ids) {
        buckets = of.size() + of.size() / 8 + FEW;
        int count = Math.max(ids.used(0), ids.used(1));
        int idsNeeded = FoldedIds.slots(count + count / 8 + FEW);
        idSlots = ids.isFull() || ids.slots() > 4 * idsNeeded ? idsNeeded : ids.slots();
        for (int kind = 0; kind < slots.length; kind++) {
            sketched[kind] = view.isSketched(kind) || isTooMuch(view, values, kind);
        }
        fitValues(view, values);
        while (bytes(view.plan) > view.plan.mostBytes()) {
            int most = largest(values);
            // A sketch in each bucket is better than a few values, but takes more than they do.
            if (most < 0 || values.nodes(most) * FoldValues.NODE_BYTES <= (long) buckets * Sketch.BYTES) {
                break;
            }
            sketched[most] = true;
            fitValues(view, values);
        }
    }

    private void fitValues(FoldView view, FoldValues values) {
        long live = view.getInt(FoldPlan.NODES_LIVE);
        sketches = 0;
        boolean isAnyNew = false;
        for (int kind = 0; kind < slots.length; kind++) {
            if (sketched[kind]) {
                slots[kind] = FoldValues.slotsFor(FEW);
                sketches += buckets + view.plan.codes[kind].counts();
                if (!view.isSketched(kind)) {
                    isAnyNew = true;
                    live -= values.nodes(kind);
                }
            } else {
                int needed = FoldValues.slotsFor(values.live(kind) + values.live(kind) / 8 + FEW);
                boolean fits = !values.isFull(kind) && values.slots(kind) <= 4 * needed;
                slots[kind] = fits ? values.slots(kind) : needed;
            }
        }
        long used = view.getInt(FoldPlan.NODES_USED);
        long roomy = live + live / 8 + (long) FEW * Math.max(1, slots.length);
        // Nodes are written without gaps where a kind loses all of its own.
        nodes = (int) Math.min(MOST_NODES, isAnyNew || used > 2 * live + roomy ? roomy : Math.max(used, roomy));
        heads = heads(nodes);
        sketches = sketches == 0 ? 0 : Math.max(sketches, view.getInt(FoldPlan.SKETCHES_USED));
    }

    /** The kind with the most nodes of those that are told apart; -1 if there is none. */
    private int largest(FoldValues values) {
        int largest = -1;
        for (int kind = 0; kind < slots.length; kind++) {
            if (!sketched[kind] && (largest < 0 || values.nodes(kind) > values.nodes(largest))) {
                largest = kind;
            }
        }
        return largest;
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
