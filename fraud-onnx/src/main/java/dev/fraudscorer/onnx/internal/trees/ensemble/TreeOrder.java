package dev.fraudscorer.onnx.internal.trees.ensemble;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Brings the nodes that a root leads to in an order in which each stands before those it leads to. */
final class TreeOrder {
    private static final int NEW = 0;
    private static final int OPEN = 1;
    private static final int DONE = 2;

    private final String node;
    private final TreeNode[] nodes;
    private final byte[] state;
    /** Where a node stands in its tree, counted from the tree's end while it is being built. */
    private final int[] place;

    /**
     * @param node the node of the file, for messages
     * @param nodes of all trees; a split leads to positions in this array
     */
    TreeOrder(String node, TreeNode[] nodes) {
        this.node = node;
        this.nodes = nodes;
        this.state = new byte[nodes.length];
        this.place = new int[nodes.length];
    }

    /**
     * The tree below a root; trees may share nodes.
     *
     * @throws ModelRefusedException if a way through it has no end
     */
    Tree below(int root) throws ModelRefusedException {
        List<Integer> children = childrenFirst(root);
        int size = children.size();
        for (int i = 0; i < size; i++) {
            place[children.get(i)] = size - 1 - i;
        }
        TreeNode[] ordered = new TreeNode[size];
        for (int index : children) {
            TreeNode moved = nodes[index] instanceof Split split
                    ? split.movedTo(place[split.whenTrue()], place[split.whenFalse()])
                    : nodes[index];
            ordered[place[index]] = moved;
            state[index] = NEW;
        }
        return new Tree(Arrays.asList(ordered));
    }

    // A stack of our own: a tree may be deeper than the thread's.
    private List<Integer> childrenFirst(int root) throws ModelRefusedException {
        List<Integer> done = new ArrayList<>();
        int[] stack = new int[16];
        int top = 0;
        stack[top++] = root;
        while (top > 0) {
            int index = stack[top - 1];
            if (state[index] == NEW && nodes[index] instanceof Split split) {
                state[index] = OPEN;
                if (top + 2 > stack.length) {
                    stack = Arrays.copyOf(stack, stack.length * 2);
                }
                top = push(stack, top, split.whenTrue());
                top = push(stack, top, split.whenFalse());
            } else {
                top--;
                if (state[index] != DONE) {
                    state[index] = DONE;
                    done.add(index);
                }
            }
        }
        return done;
    }

    private int push(int[] stack, int top, int index) throws ModelRefusedException {
        if (state[index] == OPEN) {
            throw new ModelRefusedException(node + " with tree nodes in a cycle", "ways that end in leaves");
        }
        stack[top] = index;
        return state[index] == DONE ? top : top + 1;
    }
}
