package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.SparseTensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorShapeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TypeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An input of a model, a tensor with a row for each event.
 *
 * @param name its name in the graph
 * @param displayName its name and type, for messages
 * @param type what its columns hold: floats, doubles, int64 or texts
 * @param width how many columns it has; 0 if the file leaves that open
 */
public record GraphInput(String name, String displayName, ElementType type, int width) {
    private static final String EXPECTED =
            "tensors [N, columns] of floats, doubles, int64 or texts: one for all columns, or one for each";
    private static final int WIDEST = 100_000;

    /** The inputs that are no constants, in the order of the file; at least one, and at most one of open width. */
    static List<GraphInput> find(GraphProto graph) throws ModelRefusedException {
        List<GraphInput> inputs = new ArrayList<>();
        Set<String> open = new HashSet<>();
        long width = 0;
        for (ValueInfoProto value : variable(graph)) {
            GraphInput input = of(value);
            inputs.add(input);
            width += input.width;
            if (input.width == 0) {
                open.add(input.name);
            }
        }
        if (inputs.isEmpty()) {
            throw new ModelRefusedException("no input", EXPECTED);
        }
        if (open.size() > 1) {
            throw new ModelRefusedException(
                    "inputs " + SafeText.names(open) + " whose widths the file leaves open",
                    "at most one of that kind");
        }
        if (width > WIDEST) {
            throw new ModelRefusedException(SafeText.columns(width), "at most " + WIDEST + " columns");
        }
        return List.copyOf(inputs);
    }

    /** The inputs of a graph that are no constants, each name once. */
    private static List<ValueInfoProto> variable(GraphProto graph) throws ModelRefusedException {
        Set<String> constants = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            constants.add(tensor.getName());
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            constants.add(tensor.getValues().getName());
        }
        Set<String> names = new HashSet<>();
        List<ValueInfoProto> inputs = new ArrayList<>();
        for (ValueInfoProto input : graph.getInputList()) {
            // Up to IR version 3 a file lists its constants among the inputs as well.
            if (!constants.contains(input.getName())) {
                if (!names.add(input.getName())) {
                    throw new ModelRefusedException("two inputs " + SafeText.name(input.getName()), "each name once");
                }
                inputs.add(input);
            }
        }
        return inputs;
    }

    private static GraphInput of(ValueInfoProto input) throws ModelRefusedException {
        String found = "input " + SafeText.name(input.getName()) + " of type " + SafeText.type(input.getType());
        if (input.getType().getValueCase() != TypeProto.ValueCase.TENSOR_TYPE) {
            throw new ModelRefusedException(found, EXPECTED);
        }
        TypeProto.Tensor tensor = input.getType().getTensorType();
        ElementType type =
                tensor.getElemType() == DataType.STRING_VALUE ? ElementType.TEXT : ElementType.of(tensor.getElemType());
        if (type == null || !(type.hasNaN() || type == ElementType.INT64 || type == ElementType.TEXT)) {
            throw new ModelRefusedException(found, EXPECTED);
        }
        return new GraphInput(input.getName(), found, type, tensor.hasShape() ? width(tensor.getShape(), found) : 0);
    }

    private static int width(TensorShapeProto shape, String found) throws ModelRefusedException {
        if (shape.getDimCount() != 2) {
            throw new ModelRefusedException(found, EXPECTED);
        }
        long batch = shape.getDim(0).getDimValue();
        if (batch > 1) {
            throw new ModelRefusedException(
                    found + " with a fixed batch of " + batch, "a batch that is left open, or of one row");
        }
        long width = shape.getDim(1).getDimValue();
        if (width > WIDEST) {
            throw new ModelRefusedException(found, "at most " + WIDEST + " columns");
        }
        return (int) Math.max(width, 0);
    }
}
