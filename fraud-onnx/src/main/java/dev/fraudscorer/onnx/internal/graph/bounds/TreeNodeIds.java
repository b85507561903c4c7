package dev.fraudscorer.onnx.internal.graph.bounds;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a tree's node by its number. Most files number the nodes of each tree from 0 in their order. Immutable. */
final class TreeNodeIds {
    private final List<Long> trees;
    private final List<Long> nodes;
    /** Where the tree of each node begins; null if nodes are not numbered in order. */
    private final int @Nullable [] starts;

    private final Map<Id, Integer> positions = new HashMap<>();
    private int twice = -1;

    /**
     * @param trees the tree of each node
     * @param nodes the number of each node, as many
     */
    TreeNodeIds(List<Long> trees, List<Long> nodes) {
        this.trees = trees;
        this.nodes = nodes;
        this.starts = startsInOrder(trees, nodes);
        for (int i = 0; starts == null && twice < 0 && i < nodes.size(); i++) {
            if (positions.put(new Id(trees.get(i), nodes.get(i)), i) != null) {
                twice = i;
            }
        }
    }

    /** The position of a node whose number another of its tree has; -1 if there is none. */
    int twice() {
        return twice;
    }

    /** The position of the node with a number in the tree of the node at {@code at}; -1 if there is none. */
    int inTreeOf(int at, long node) {
        if (starts == null) {
            return positions.getOrDefault(new Id(trees.get(at), node), -1);
        }
        long position = starts[at] + node;
        boolean exists = node >= 0 && node < nodes.size() && position < nodes.size();
        return exists && starts[(int) position] == starts[at] ? (int) position : -1;
    }

    private static int @Nullable [] startsInOrder(List<Long> trees, List<Long> nodes) {
        int[] starts = new int[nodes.size()];
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < starts.length; i++) {
            boolean begins = i == 0 || !trees.get(i).equals(trees.get(i - 1));
            starts[i] = begins ? i : starts[i - 1];
            if ((begins && !seen.add(trees.get(i))) || nodes.get(i) != i - starts[i]) {
                return null;
            }
        }
        return starts;
    }

    private record Id(long tree, long node) {}
}
