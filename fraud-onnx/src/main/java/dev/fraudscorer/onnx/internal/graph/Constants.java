package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the tensors of a graph before anything runs. */
final class Constants {
    /** Two numbers for each dimension that a tensor may have. */
    private static final int LONGEST_SHAPE = 64;

    private final Map<String, TensorProto> tensors = new HashMap<>();

    Constants(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
                AttributeProto value = NodeAttributes.of(node, "value");
                if (value.hasT()) {
                    tensors.put(node.getOutput(0), value.getT());
                }
            }
        }
    }

    /**
     * The numbers of an input that says a shape, axes, or a count; empty if the node has no such input.
     *
     * @return null if they are calculated or are no numbers
     * @throws ModelRefusedException if they are more than any shape has
     */
    @Nullable
    List<Double> shape(NodeProto node, int input) throws ModelRefusedException {
        if (input >= node.getInputCount() || node.getInput(input).isEmpty()) {
            return List.of();
        }
        TensorProto tensor = tensors.get(node.getInput(input));
        if (tensor == null) {
            return null;
        }
        if (Extent.ofDimensions(tensor.getDimsList()).size() > LONGEST_SHAPE) {
            throw new ModelRefusedException(
                    Shown.node(node) + " whose input " + (input + 1) + " has more numbers than a shape",
                    "at most " + LONGEST_SHAPE);
        }
        NumberTensor numbers = NumberTensor.of(tensor);
        List<Double> values = new ArrayList<>();
        for (int i = 0; numbers != null && i < numbers.size(); i++) {
            values.add(numbers.get(i));
        }
        return numbers == null ? null : values;
    }

    /** The integers of an attribute, or of an input where a later version of the operator has them; null if calculated. */
    @Nullable
    List<Double> integers(NodeProto node, String attribute, int input) throws ModelRefusedException {
        List<Long> integers = NodeAttributes.of(node, attribute).getIntsList();
        return integers.isEmpty()
                ? shape(node, input)
                : integers.stream().map(Long::doubleValue).toList();
    }
}
