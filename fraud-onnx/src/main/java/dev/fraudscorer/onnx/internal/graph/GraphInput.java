package dev.fraudscorer.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The one input of a model, a float tensor with a row for each event.
 *
 * @param name its name in the graph
 * @param width how many columns it has; 0 if the file leaves that open
 */
record GraphInput(String name, int width) {
    private static final String EXPECTED = "one float tensor [N, columns]";
    private static final int WIDEST = 100_000;

    static GraphInput find(GraphProto graph) throws ModelRefusedException {
        ValueInfoProto input = only(graph);
        String found = "input " + Shown.name(input.getName()) + " of type " + Shown.type(input.getType());
        if (input.getType().getValueCase() != TypeProto.ValueCase.TENSOR_TYPE) {
            throw new ModelRefusedException(found, EXPECTED);
        }
        TypeProto.Tensor tensor = input.getType().getTensorType();
        if (tensor.getElemType() != DataType.FLOAT_VALUE) {
            throw new ModelRefusedException(found, EXPECTED);
        }
        return new GraphInput(input.getName(), tensor.hasShape() ? width(tensor.getShape(), found) : 0);
    }

    private static ValueInfoProto only(GraphProto graph) throws ModelRefusedException {
        Set<String> constants = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            constants.add(tensor.getName());
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            constants.add(tensor.getValues().getName());
        }
        // Up to IR version 3 a file lists its constants among the inputs as well.
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !constants.contains(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            List<String> names = inputs.stream().map(ValueInfoProto::getName).toList();
            throw new ModelRefusedException(
                    inputs.isEmpty() ? "no input" : inputs.size() + " inputs: " + Shown.names(names), EXPECTED);
        }
        return inputs.get(0);
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
