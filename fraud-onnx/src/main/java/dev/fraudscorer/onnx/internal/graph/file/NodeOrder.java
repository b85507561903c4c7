package dev.fraudscorer.onnx.internal.graph.file;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the nodes of a graph in an order in which each comes after those whose tensors it reads. */
final class NodeOrder {
    private static final byte NEW = 0;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private NodeOrder() {}

    /**
     * The model with its nodes in such an order; nodes that are in order stay where they are.
     *
     * @throws ModelRefusedException if a node reads what follows from it
     */
    static ModelProto sorted(ModelProto model) throws ModelRefusedException {
        GraphProto graph = model.getGraph();
        int count = graph.getNodeCount();
        Map<String, Integer> producers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            for (String output : graph.getNode(i).getOutputList()) {
                producers.putIfAbsent(output, i);
            }
        }
        int[][] reads = new int[count][];
        for (int i = 0; i < count; i++) {
            reads[i] = reads(graph.getNode(i), producers);
        }
        List<Integer> order = order(graph, reads);
        boolean sorted = true;
        for (int i = 0; i < count; i++) {
            sorted &= order.get(i) == i;
        }
        if (sorted) {
            return model;
        }
        List<NodeProto> nodes = order.stream().map(graph::getNode).toList();
        return model.toBuilder()
                .setGraph(graph.toBuilder().clearNode().addAllNode(nodes))
                .build();
    }

    // Without recursion: a chain of nodes may be longer than the thread's stack.
    private static List<Integer> order(GraphProto graph, int[][] reads) throws ModelRefusedException {
        List<Integer> order = new ArrayList<>(reads.length);
        byte[] state = new byte[reads.length];
        int[] next = new int[reads.length];
        int[] stack = new int[reads.length];
        for (int root = 0; root < reads.length; root++) {
            int top = 0;
            if (state[root] == NEW) {
                state[root] = OPEN;
                stack[top++] = root;
            }
            while (top > 0) {
                int at = stack[top - 1];
                if (next[at] == reads[at].length) {
                    state[at] = DONE;
                    order.add(at);
                    top--;
                    continue;
                }
                int read = reads[at][next[at]++];
                if (state[read] == OPEN) {
                    throw new ModelRefusedException(
                            SafeText.node(graph.getNode(at)) + " that reads what follows from it",
                            "a graph without a cycle");
                }
                if (state[read] == NEW) {
                    state[read] = OPEN;
                    stack[top++] = read;
                }
            }
        }
        return order;
    }

    private static int[] reads(NodeProto node, Map<String, Integer> producers) {
        Set<String> tensors = new HashSet<>();
        LiveNodes.addReads(node, tensors);
        int[] reads = tensors.stream()
                .filter(tensor -> !tensor.isEmpty() && producers.containsKey(tensor))
                .mapToInt(producers::get)
                .distinct()
                .toArray();
        Arrays.sort(reads);
        return reads;
    }
}
