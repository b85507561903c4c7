package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.SparseTensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorShapeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bounds what the nodes of a graph make of one row, one after the other, and how long they take: joined to itself thirty
 * times, one column is a gigabyte, and so is a column of a thousand numbers with a row of as many, a few times over.
 * Native code reserves memory for all of it.
 */
final class GrowthBounds {
    /** Numbers in a tensor for one row. */
    static final long LARGEST = 1 << 26;

    /** Numbers that all nodes together make of one row. */
    static final long LARGEST_IN_ALL = 1 << 28;

    /** Steps of all nodes together for one row. */
    static final long MOST_STEPS = 1L << 32;

    private static final int WIDEST_INPUT = 100_000;

    private final Set<String> allowed;
    private final OutputBounds outputs;
    private final Map<String, Extent> extents = new HashMap<>();
    private double made;
    private double steps;

    private GrowthBounds(GraphProto graph, Set<String> allowed) {
        this.allowed = allowed;
        this.outputs = new OutputBounds(graph);
    }

    /**
     * Checks a graph.
     *
     * @param graph with its nodes in order
     * @param widths how many columns each input has, if that is known already; others are as wide as the file says, and
     *     have one column if it does not
     */
    static void check(GraphProto graph, Map<String, Long> widths, Set<String> allowed) throws ModelRefusedException {
        GrowthBounds bounds = new GrowthBounds(graph, allowed);
        for (ValueInfoProto input : graph.getInputList()) {
            Long width = widths.get(input.getName());
            bounds.extents.put(
                    input.getName(), width == null ? declared(input) : Extent.of(List.of(1.0, (double) width)));
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            bounds.extents.put(tensor.getName(), Extent.ofDimensions(tensor.getDimsList()));
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            bounds.extents.put(tensor.getValues().getName(), Extent.ofDimensions(tensor.getDimsList()));
        }
        for (NodeProto node : graph.getNodeList()) {
            bounds.add(node);
        }
    }

    private void add(NodeProto node) throws ModelRefusedException {
        List<Extent> inputs = new ArrayList<>();
        double largest = 1;
        for (String name : node.getInputList()) {
            Extent input = extents.getOrDefault(name, Extent.ONE);
            inputs.add(input);
            largest = Math.max(largest, input.size());
        }
        boolean isAllowed = allowed.contains(node.getOpType());
        if (isAllowed && Operators.isUnknown(node)) {
            for (String name : node.getOutputList()) {
                extents.put(name, Extent.ofSize(largest));
            }
            return;
        }
        for (int i = 0; i < node.getOutputCount(); i++) {
            Extent output = outputs.of(node, inputs, i);
            if (!(output.size() <= Math.max(LARGEST, largest))) {
                if (!isAllowed) {
                    throw refused(node, "that makes more than " + LARGEST + " numbers of one row");
                }
                output = Extent.ofSize(largest);
            }
            extents.put(node.getOutput(i), output);
            if (!isAllowed) {
                made += output.size();
                steps += i == 0 ? WorkBounds.of(node, inputs, output) : 0;
            }
        }
        if (!(made <= LARGEST_IN_ALL)) {
            throw refused(node, "with which all nodes make more than " + LARGEST_IN_ALL + " numbers of one row");
        }
        if (!(steps <= MOST_STEPS)) {
            throw refused(node, "with which all nodes take more than " + MOST_STEPS + " steps for one row");
        }
    }

    private static ModelRefusedException refused(NodeProto node, String what) {
        return new ModelRefusedException(
                Shown.node(node) + " " + what, "a graph that grows less, or " + Operators.advice(node.getOpType()));
    }

    private static Extent declared(ValueInfoProto input) {
        List<Double> shape = new ArrayList<>();
        for (TensorShapeProto.Dimension dimension :
                input.getType().getTensorType().getShape().getDimList()) {
            shape.add((double) Math.min(WIDEST_INPUT, dimension.getDimValue()));
        }
        return input.getType().getTensorType().hasShape() ? Extent.of(shape) : Extent.of(List.of(1.0, 1.0));
    }
}
