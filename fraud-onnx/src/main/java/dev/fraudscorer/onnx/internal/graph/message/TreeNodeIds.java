package dev.fraudscorer.onnx.internal.graph.message;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a tree's node by its number. Most files number the nodes of each tree from 0 in their order. Immutable. */
public final class TreeNodeIds {
    private final long[] trees;
    private final int count;
    /** Where each tree begins; null if nodes are not numbered in order. */
    private final @Nullable Map<Long, Integer> begins;

    private final Map<Id, Integer> positions = new HashMap<>();
    private int twice = -1;

    /**
     * @param trees the tree of each node; owned
     * @param nodes the number of each node, as many
     */
    public TreeNodeIds(long[] trees, long[] nodes) {
        this.trees = trees;
        this.count = nodes.length;
        this.begins = beginsInOrder(trees, nodes);
        for (int i = 0; begins == null && twice < 0 && i < count; i++) {
            if (positions.put(new Id(trees[i], nodes[i]), i) != null) {
                twice = i;
            }
        }
    }

    /** The position of a node whose number another of its tree has; -1 if there is none. */
    public int twice() {
        return twice;
    }

    /** The position of a node; -1 if there is none of that number. */
    public int find(long tree, long node) {
        if (begins == null) {
            return positions.getOrDefault(new Id(tree, node), -1);
        }
        Integer begin = begins.get(tree);
        if (begin == null || node < 0 || node >= count - begin) {
            return -1;
        }
        int position = begin + (int) node;
        return trees[position] == tree ? position : -1;
    }

    private static @Nullable Map<Long, Integer> beginsInOrder(long[] trees, long[] nodes) {
        Map<Long, Integer> begins = new HashMap<>();
        int begin = 0;
        for (int i = 0; i < nodes.length; i++) {
            boolean isNew = i == 0 || trees[i] != trees[i - 1];
            begin = isNew ? i : begin;
            if ((isNew && begins.put(trees[i], i) != null) || nodes[i] != i - begin) {
                return null;
            }
        }
        return begins;
    }

    private record Id(long tree, long node) {}
}
