package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The constants of a graph, and behind them those of the graph around it. */
final class GraphConstants {
    /** Two numbers for each dimension that a tensor may have. */
    private static final int LONGEST_SHAPE = 64;

    private final @Nullable GraphConstants around;
    private final Map<String, TensorProto> tensors = new HashMap<>();

    /** Tensors of this graph that are calculated, whatever the graph around it has of the same name. */
    private final Set<String> calculated = new HashSet<>();

    /** @param around what is known of the graph around this one; null if there is none */
    GraphConstants(@Nullable GraphConstants around, GraphProto graph) {
        this.around = around;
        graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            AttributeProto value = NodeAttributes.of(node, "value");
            if (node.getOpType().equals("Constant") && node.getOutputCount() == 1 && value.hasT()) {
                tensors.put(node.getOutput(0), value.getT());
            } else {
                calculated.addAll(node.getOutputList());
            }
        }
        if (around != null) {
            // What a graph inside a node is given, a constant of the same name does not replace.
            graph.getInputList().forEach(input -> calculated.add(input.getName()));
        }
    }

    private @Nullable TensorProto find(String name) {
        for (GraphConstants each = this; each != null; each = each.around) {
            if (each.calculated.contains(name)) {
                return null;
            }
            TensorProto found = each.tensors.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The numbers of an input; null if it is left out, calculated, or of a type that is not known here. */
    @Nullable
    NumberTensor numbers(NodeProto node, int input) throws ModelRefusedException {
        TensorProto tensor = input < node.getInputCount() ? find(node.getInput(input)) : null;
        return tensor == null ? null : NumberTensor.of(tensor);
    }

    /**
     * The numbers of an input that holds a shape, axes, or a count; empty if the node has no such input.
     *
     * @return null if they are calculated or are no numbers
     * @throws ModelRefusedException if they are more than any shape has
     */
    @Nullable
    List<Double> shape(NodeProto node, int input) throws ModelRefusedException {
        if (input >= node.getInputCount() || node.getInput(input).isEmpty()) {
            return List.of();
        }
        TensorProto tensor = find(node.getInput(input));
        if (tensor == null) {
            return null;
        }
        if (Extent.ofDimensions(tensor.getDimsList()).size() > LONGEST_SHAPE) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " whose input " + (input + 1) + " has more numbers than a shape",
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
        List<Double> integers = integers(node, attribute);
        return integers.isEmpty() ? shape(node, input) : integers;
    }

    /** The integers of an attribute; empty if there are none. */
    static List<Double> integers(NodeProto node, String attribute) {
        return NodeAttributes.of(node, attribute).getIntsList().stream()
                .map(Long::doubleValue)
                .toList();
    }
}
