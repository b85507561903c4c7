package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.onnx.internal.graph.message.TreeNodeIds;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.com.google.protobuf.ByteString;
import java.util.Arrays;

/**
 * Bounds the trees of a file: how deep they are, how many nodes they have, and how many they become where a runtime makes
 * a tree of a graph whose ways meet again. ONNX Runtime follows a tree with its stack, so that a chain of some thousand
 * splits ends the process. Without recursion; confined to one thread.
 */
final class TreeBounds {
    /** The most splits on one way; what ONNX Runtime needs for it is a small part of the stack that it gets here. */
    static final int DEEPEST = 1_000;

    /** The most nodes of all trees of a file, and the most that they become when ways that meet are parted. */
    static final int MOST_NODES = 1 << 24;

    /** The most members of all sets. */
    static final int MOST_MEMBERS = 1 << 16;

    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");
    /** Instead of a child's position: the child is a leaf of another list. */
    private static final int LEAF_BELOW = -1;

    /** Instead of a child's position: the node is no split. */
    private static final int NO_SPLIT = -2;

    private static final int NEW = -1;
    private static final int OPEN = -2;

    private long nodes;
    private long unfolded;
    private long members;

    /** Checks a node if it is a tree ensemble. */
    void check(NodeProto node) throws ModelRefusedException {
        switch (node.getOpType()) {
            case "TreeEnsembleClassifier", "TreeEnsembleRegressor" -> checkNodeList(node);
            case "TreeEnsemble" -> checkLeafTensors(node);
            default -> {}
        }
    }

    /** One list of nodes, identified by the numbers of tree and node. */
    private void checkNodeList(NodeProto node) throws ModelRefusedException {
        AttributeProto ids = NodeAttributes.of(node, "nodes_nodeids");
        AttributeProto trees = NodeAttributes.of(node, "nodes_treeids");
        AttributeProto modes = NodeAttributes.of(node, "nodes_modes");
        AttributeProto yes = NodeAttributes.of(node, "nodes_truenodeids");
        AttributeProto no = NodeAttributes.of(node, "nodes_falsenodeids");
        int count = ids.getIntsCount();
        add(node, count);
        checkLength(node, "nodes_treeids", trees.getIntsCount(), count);
        checkLength(node, "nodes_modes", modes.getStringsCount(), count);
        checkLength(node, "nodes_truenodeids", yes.getIntsCount(), count);
        checkLength(node, "nodes_falsenodeids", no.getIntsCount(), count);
        checkThresholds(node, modes);
        TreeNodeIds nodeIds = new TreeNodeIds(
                NodeAttributes.integers(node, "nodes_treeids"), NodeAttributes.integers(node, "nodes_nodeids"));
        if (nodeIds.twice() >= 0) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with node " + ids.getInts(nodeIds.twice()) + " of tree "
                            + trees.getInts(nodeIds.twice()) + " twice",
                    "each node once");
        }
        int[] whenTrue = new int[count];
        int[] whenFalse = new int[count];
        for (int i = 0; i < count; i++) {
            boolean isLeaf = modes.getStrings(i).equals(LEAF);
            whenTrue[i] = isLeaf ? NO_SPLIT : child(node, nodeIds, trees.getInts(i), i, yes.getInts(i));
            whenFalse[i] = isLeaf ? NO_SPLIT : child(node, nodeIds, trees.getInts(i), i, no.getInts(i));
        }
        boolean[] led = new boolean[count];
        for (int i = 0; i < count; i++) {
            if (whenTrue[i] != NO_SPLIT) {
                led[whenTrue[i]] = true;
                led[whenFalse[i]] = true;
            }
        }
        Shape shape = new Shape(node, whenTrue, whenFalse);
        for (int i = 0; i < count; i++) {
            long size = shape.below(i);
            if (!led[i]) {
                unfold(node, size);
            }
        }
    }

    private static int child(NodeProto node, TreeNodeIds ids, long tree, int parent, long id)
            throws ModelRefusedException {
        int position = ids.find(tree, id);
        if (position < 0 || position == parent) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with node "
                            + NodeAttributes.of(node, "nodes_nodeids").getInts(parent) + " of tree "
                            + tree + " leading to "
                            + (position < 0 ? "node " + id + ", which does not exist" : "itself"),
                    "another node of the same tree");
        }
        return position;
    }

    /** Splits and leaves in lists of their own. */
    private void checkLeafTensors(NodeProto node) throws ModelRefusedException {
        AttributeProto yes = NodeAttributes.of(node, "nodes_truenodeids");
        AttributeProto no = NodeAttributes.of(node, "nodes_falsenodeids");
        AttributeProto yesIsLeaf = NodeAttributes.of(node, "nodes_trueleafs");
        AttributeProto noIsLeaf = NodeAttributes.of(node, "nodes_falseleafs");
        AttributeProto roots = NodeAttributes.of(node, "tree_roots");
        AttributeProto leaves = NodeAttributes.of(node, "leaf_targetids");
        int count = NodeAttributes.of(node, "nodes_featureids").getIntsCount();
        add(node, (long) count + leaves.getIntsCount());
        checkLength(node, "nodes_truenodeids", yes.getIntsCount(), count);
        checkLength(node, "nodes_falsenodeids", no.getIntsCount(), count);
        checkLength(node, "nodes_trueleafs", yesIsLeaf.getIntsCount(), count);
        checkLength(node, "nodes_falseleafs", noIsLeaf.getIntsCount(), count);
        NumberTensor sets =
                NumberTensor.of(NodeAttributes.of(node, "membership_values").getT());
        members += sets == null ? 0 : sets.size();
        if (members > MOST_MEMBERS) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with " + members + " members of sets", "at most " + MOST_MEMBERS);
        }
        int[] whenTrue = new int[count];
        int[] whenFalse = new int[count];
        for (int i = 0; i < count; i++) {
            whenTrue[i] = child(node, "nodes_truenodeids", yes.getInts(i), yesIsLeaf.getInts(i), count, leaves);
            whenFalse[i] = child(node, "nodes_falsenodeids", no.getInts(i), noIsLeaf.getInts(i), count, leaves);
        }
        Shape shape = new Shape(node, whenTrue, whenFalse);
        for (int i = 0; i < roots.getIntsCount(); i++) {
            long root = roots.getInts(i);
            checkIndex(node, "tree_roots", root, count);
            unfold(node, shape.below((int) root));
        }
        for (int i = 0; i < count; i++) {
            shape.below(i);
        }
    }

    private static int child(
            NodeProto node, String attribute, long index, long isLeaf, int count, AttributeProto leaves)
            throws ModelRefusedException {
        checkIndex(node, attribute, index, isLeaf != 0 ? leaves.getIntsCount() : count);
        return isLeaf != 0 ? LEAF_BELOW : (int) index;
    }

    private void add(NodeProto node, long more) throws ModelRefusedException {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with " + more + " tree nodes", "at most " + MOST_NODES + " in a file");
        }
    }

    private void unfold(NodeProto node, long size) throws ModelRefusedException {
        unfolded += size;
        if (unfolded > MOST_NODES) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " whose ways meet again so often that they part into more than " + MOST_NODES
                            + " nodes",
                    "trees that share fewer nodes");
        }
    }

    private static void checkThresholds(NodeProto node, AttributeProto modes) throws ModelRefusedException {
        AttributeProto values = NodeAttributes.of(node, "nodes_values");
        for (int i = 0; i < Math.min(modes.getStringsCount(), values.getFloatsCount()); i++) {
            if (Float.isNaN(values.getFloats(i)) && !modes.getStrings(i).equals(LEAF)) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " with a threshold that is not a number", "numbers to compare with");
            }
        }
    }

    private static void checkLength(NodeProto node, String attribute, int length, int expected)
            throws ModelRefusedException {
        if (length != expected) {
            throw new ModelRefusedException(SafeText.node(node) + " with " + length + " " + attribute, "" + expected);
        }
    }

    private static void checkIndex(NodeProto node, String attribute, long index, int size)
            throws ModelRefusedException {
        if (index < 0 || index >= size) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with " + index + " in " + attribute, "an index from 0 to " + (size - 1));
        }
    }

    /** How deep and how large the trees below some nodes are; below {@link #LEAF_BELOW} is nothing. */
    private static final class Shape {
        private final NodeProto node;
        private final int[] whenTrue;
        private final int[] whenFalse;
        /** How many splits the longest way has, or {@link #NEW} or {@link #OPEN}. */
        private final int[] depths;

        private final long[] sizes;
        private int[] stack = new int[64];

        Shape(NodeProto node, int[] whenTrue, int[] whenFalse) {
            this.node = node;
            this.whenTrue = whenTrue;
            this.whenFalse = whenFalse;
            this.depths = new int[whenTrue.length];
            this.sizes = new long[whenTrue.length];
            Arrays.fill(depths, NEW);
        }

        /** How many nodes the tree below {@code root} has when ways that meet are parted; no more than can be refused. */
        long below(int root) throws ModelRefusedException {
            int top = 0;
            stack[top++] = root;
            while (top > 0) {
                int at = stack[top - 1];
                if (depths[at] == NEW) {
                    depths[at] = OPEN;
                    if (top + 2 > stack.length) {
                        stack = Arrays.copyOf(stack, stack.length * 2);
                    }
                    top = push(top, whenTrue[at]);
                    top = push(top, whenFalse[at]);
                } else {
                    top--;
                    close(at);
                }
            }
            return sizes[root];
        }

        private int push(int top, int child) throws ModelRefusedException {
            if (child < 0 || depths[child] >= 0) {
                return top;
            }
            if (depths[child] == OPEN) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " with tree nodes in a cycle", "ways that end in leaves");
            }
            stack[top] = child;
            return top + 1;
        }

        private void close(int at) throws ModelRefusedException {
            if (depths[at] >= 0) {
                return;
            }
            boolean isSplit = whenTrue[at] != NO_SPLIT;
            depths[at] = isSplit ? 1 + Math.max(depth(whenTrue[at]), depth(whenFalse[at])) : 0;
            sizes[at] = isSplit ? Math.min(2L * MOST_NODES, 1 + size(whenTrue[at]) + size(whenFalse[at])) : 1;
            if (depths[at] > DEEPEST) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " with a tree of more than " + DEEPEST + " splits on one way",
                        "trees of at most " + DEEPEST + "; train with a bound on their depth");
            }
        }

        private int depth(int child) {
            return child < 0 ? 0 : depths[child];
        }

        private long size(int child) {
            return child < 0 ? 1 : sizes[child];
        }
    }
}
