package dev.fraudscorer.onnx.internal.trees.walk;

/*
 * A node is one long:
 *
 *   63 … 32   the constant that the column's key is compared with
 *   31 … 20   the column's slot
 *   19 …  0   position of the next node if the key is not less; if it is less, the next node is one further
 *
 * so that a step is a load, a load, a subtraction and an addition, without a branch. A leaf leads to itself: its slot
 * holds the greatest key, which is less than nothing, and in place of the constant it has its answer. Eight trees are
 * walked in lock-step for as many steps as the deepest of them needs: the processor waits for eight loads at once, and
 * guesses no branch wrongly. Each group of eight has an array of its own, with the roots in front.
 *
 * Measured and left: the QuickScorer of Lucchese et al. (SIGIR 2015), which goes through the thresholds of each feature
 * in order and keeps a bit mask of each tree's leaves; see docs/adr/0007.
 */
/** Trees packed to be walked. Immutable. */
final class Forest {
    static final int LANES = 8;
    static final int SLOT_SHIFT = 20;
    static final int MOST_SLOTS = (1 << 12) - 1;
    static final int MOST_ENTRIES = 1 << SLOT_SHIFT;

    private static final int CHILD = MOST_ENTRIES - 1;
    /** Trees deeper than this are looked at now and then: most rows come to a leaf long before the deepest one. */
    private static final int SHALLOW = 8;

    private final long[][] groups;
    private final int[] depths;
    private final int leafSlot;

    /** @param leafSlot the slot that always holds the greatest key */
    Forest(long[][] groups, int[] depths, int leafSlot) {
        this.groups = groups;
        this.depths = depths;
        this.leafSlot = leafSlot;
    }

    /** How many answers {@link #walk} writes: as many as there are trees, and some more. */
    int lanes() {
        return groups.length * LANES;
    }

    /** How many groups of trees there are. */
    int groups() {
        return groups.length;
    }

    /** Writes the answer of each tree of some groups, in order. */
    void walk(int from, int to, int[] keys, int[] answers) {
        for (int g = from; g < to; g++) {
            walk(g, keys, answers);
        }
    }

    /**
     * Adds up the answers of the trees of some groups, which are floats, in order.
     *
     * @param before the sum of the groups before
     */
    float sum(int from, int to, int[] keys, int[] answers, float before) {
        float sum = before;
        for (int g = from; g < to; g++) {
            walk(g, keys, answers);
            int lane = g * LANES;
            sum += Float.intBitsToFloat(answers[lane]);
            sum += Float.intBitsToFloat(answers[lane + 1]);
            sum += Float.intBitsToFloat(answers[lane + 2]);
            sum += Float.intBitsToFloat(answers[lane + 3]);
            sum += Float.intBitsToFloat(answers[lane + 4]);
            sum += Float.intBitsToFloat(answers[lane + 5]);
            sum += Float.intBitsToFloat(answers[lane + 6]);
            sum += Float.intBitsToFloat(answers[lane + 7]);
        }
        return sum;
    }

    private void walk(int g, int[] keys, int[] answers) {
        long[] nodes = groups[g];
        int depth = depths[g];
        int a = 0;
        int b = 1;
        int c = 2;
        int d = 3;
        int e = 4;
        int f = 5;
        int h = 6;
        int i = 7;
        int underWay = 1;
        for (int from = 0; from < depth && underWay != 0; from += SHALLOW) {
            int to = Math.min(depth, from + SHALLOW);
            for (int step = from; step < to; step++) {
                a = next(nodes[a], keys);
                b = next(nodes[b], keys);
                c = next(nodes[c], keys);
                d = next(nodes[d], keys);
                e = next(nodes[e], keys);
                f = next(nodes[f], keys);
                h = next(nodes[h], keys);
                i = next(nodes[i], keys);
            }
            underWay = slot(nodes[a]) ^ leafSlot;
            underWay |= slot(nodes[b]) ^ leafSlot;
            underWay |= slot(nodes[c]) ^ leafSlot;
            underWay |= slot(nodes[d]) ^ leafSlot;
            underWay |= slot(nodes[e]) ^ leafSlot;
            underWay |= slot(nodes[f]) ^ leafSlot;
            underWay |= slot(nodes[h]) ^ leafSlot;
            underWay |= slot(nodes[i]) ^ leafSlot;
        }
        int lane = g * LANES;
        answers[lane] = answer(nodes[a]);
        answers[lane + 1] = answer(nodes[b]);
        answers[lane + 2] = answer(nodes[c]);
        answers[lane + 3] = answer(nodes[d]);
        answers[lane + 4] = answer(nodes[e]);
        answers[lane + 5] = answer(nodes[f]);
        answers[lane + 6] = answer(nodes[h]);
        answers[lane + 7] = answer(nodes[i]);
    }

    private static int next(long node, int[] keys) {
        // Both are ints in longs, so the difference does not overflow, and its sign is the step: 1 if the key is less.
        return ((int) node & CHILD) + (int) ((keys[slot(node)] - (node >> 32)) >>> 63);
    }

    private static int slot(long node) {
        return (int) (node >>> SLOT_SHIFT) & MOST_SLOTS;
    }

    private static int answer(long node) {
        return (int) (node >>> 32);
    }
}
