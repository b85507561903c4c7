package dev.fraudscorer.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Bounds what a chain of small nodes can make of one row: joined to itself thirty times, one column is a gigabyte. An
 * operator that is not known to make more is taken to make as much as its largest input.
 */
final class GrowthBounds {
    /** Numbers in a tensor for one row. */
    static final long LARGEST = 1 << 26;

    private static final int WIDEST_INPUT = 100_000;

    private GrowthBounds() {}

    /** @param graph with its nodes in order */
    static void check(GraphProto graph, Set<String> allowed) throws ModelRefusedException {
        Map<String, Double> sizes = new HashMap<>();
        for (ValueInfoProto input : graph.getInputList()) {
            sizes.put(input.getName(), width(input));
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            sizes.put(
                    tensor.getName(),
                    tensor.getDimsList().stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b));
        }
        Operators operators = new Operators(graph, allowed);
        for (NodeProto node : graph.getNodeList()) {
            double sum = 0;
            double largest = 1;
            for (String input : node.getInputList()) {
                double size = sizes.getOrDefault(input, 1.0);
                sum += size;
                largest = Math.max(largest, size);
            }
            double made = node.getOpType().equals("Concat") ? sum : largest * operators.factor(node);
            if (made > LARGEST && made > largest) {
                throw new ModelRefusedException(
                        Shown.node(node) + " that makes more than " + LARGEST + " numbers of one row",
                        "a graph that grows less");
            }
            node.getOutputList().forEach(output -> sizes.put(output, made));
        }
    }

    private static double width(ValueInfoProto input) {
        double size = 1;
        for (TensorShapeProto.Dimension dimension :
                input.getType().getTensorType().getShape().getDimList()) {
            size *= Math.max(1, Math.min(WIDEST_INPUT, dimension.getDimValue()));
        }
        return size;
    }
}
