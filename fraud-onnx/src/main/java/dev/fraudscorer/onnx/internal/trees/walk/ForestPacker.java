package dev.fraudscorer.onnx.internal.trees.walk;

import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.Arrays;
import java.util.List;

/** Packs translated trees into groups. */
final class ForestPacker {
    private final String node;
    private final List<LessThanTree> trees;
    private final RowKeys keys;
    private final int leafSlot;
    private final int[] answers;

    private long[] entries = new long[0];
    /** Of which node of its tree an entry is a copy. */
    private int[] source = new int[0];

    private int size;

    /**
     * @param node the node of the file, for messages
     * @param leafSlot the slot that always holds the greatest key
     * @param answers the answer of each leaf, by its number
     */
    ForestPacker(String node, List<LessThanTree> trees, RowKeys keys, int leafSlot, int[] answers) {
        this.node = node;
        this.trees = trees;
        this.keys = keys;
        this.leafSlot = leafSlot;
        this.answers = answers;
    }

    /**
     * Packs all trees.
     *
     * @param nothing the answer of the trees that fill up the last group
     */
    Forest pack(int nothing) throws UnsupportedNodeException {
        int groupCount = (trees.size() + Forest.LANES - 1) / Forest.LANES;
        long[][] groups = new long[groupCount][];
        int[] depths = new int[groupCount];
        for (int g = 0; g < groupCount; g++) {
            int from = g * Forest.LANES;
            List<LessThanTree> group = trees.subList(from, Math.min(trees.size(), from + Forest.LANES));
            groups[g] = pack(group, nothing);
            depths[g] = group.stream().mapToInt(LessThanTree::depth).max().orElse(0);
        }
        return new Forest(groups, depths, leafSlot);
    }

    private long[] pack(List<LessThanTree> group, int nothing) throws UnsupportedNodeException {
        int most = Forest.LANES;
        for (LessThanTree tree : group) {
            most = Math.addExact(most, Math.multiplyExact(2, tree.size()));
        }
        entries = new long[most];
        source = new int[most];
        size = Forest.LANES;
        for (int lane = 0; lane < Forest.LANES; lane++) {
            if (lane < group.size()) {
                pack(group.get(lane), lane);
            } else {
                entries[lane] = entry(nothing, leafSlot, lane);
            }
        }
        if (size > Forest.MOST_ENTRIES) {
            throw new UnsupportedNodeException(node, "trees of more than " + Forest.MOST_ENTRIES / 2 + " nodes");
        }
        return Arrays.copyOf(entries, size);
    }

    /** Broadly by depth: what is read together lies together. */
    private void pack(LessThanTree tree, int lane) {
        int[] pairOf = new int[tree.size()];
        int first = size;
        write(tree, tree.root(), lane, pairOf);
        for (int entry = first; entry < size; entry++) {
            write(tree, source[entry], entry, pairOf);
        }
    }

    private void write(LessThanTree tree, int index, int entry, int[] pairOf) {
        LessThanTree.Node less = tree.node(index);
        if (less.isLeaf()) {
            entries[entry] = entry(answers[less.whenLess()], leafSlot, entry);
            return;
        }
        // A node that several lead to is copied, but what is below it is not.
        if (pairOf[index] == 0) {
            pairOf[index] = size;
            source[size] = less.otherwise();
            source[size + 1] = less.whenLess();
            size += 2;
        }
        entries[entry] = entry(keys.constant(less.slot(), less.key()), less.slot(), pairOf[index]);
    }

    private static long entry(int constant, int slot, int child) {
        return ((long) constant << 32) | ((long) slot << Forest.SLOT_SHIFT) | (child & (Forest.MOST_ENTRIES - 1));
    }
}
