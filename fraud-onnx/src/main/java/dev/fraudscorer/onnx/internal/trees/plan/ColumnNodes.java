package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The nodes that converters put between a row and an ensemble. */
final class ColumnNodes {
    private ColumnNodes() {}

    /** {@code (x - offset) · scale}, in float. */
    static Columns scaler(OnnxNode node, Columns input) throws ModelRefusedException, UnsupportedNodeException {
        double[] offset = node.floats("offset");
        double[] scale = node.floats("scale");
        int width = input.columns().size();
        checkLength(node, "offset", offset, width);
        checkLength(node, "scale", scale, width);
        if (offset.length != scale.length) {
            throw new ModelRefusedException(
                    node.displayName() + " with " + offset.length + " offsets and " + scale.length + " scales",
                    "as many of either");
        }
        List<TransformedColumn> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            float by = (float) offset[offset.length == 1 ? 0 : i];
            float times = (float) scale[scale.length == 1 ? 0 : i];
            columns.add(input.columns().get(i).then(scaling(node, input.type(), by, times)));
        }
        return new Columns(ElementType.FLOAT, columns);
    }

    private static DoubleUnaryOperator scaling(OnnxNode node, ElementType type, float by, float times)
            throws UnsupportedNodeException {
        return switch (type) {
            case FLOAT, INT64 -> x -> ((float) x - by) * times;
            case DOUBLE -> x -> (float) ((x - by) * times);
            case INT32, UINT8, BOOLEAN, TEXT ->
                throw new UnsupportedNodeException(node.displayName(), "an input of type " + type);
        };
    }

    /** One value, usually NaN, replaced by another. */
    static Columns imputer(OnnxNode node, Columns input) throws ModelRefusedException, UnsupportedNodeException {
        double[] imputed = node.floats("imputed_value_floats");
        if (input.type() != ElementType.FLOAT || imputed.length == 0) {
            throw new UnsupportedNodeException(node.displayName(), "an input of type " + input.type());
        }
        if (!node.has("replaced_value_float")) {
            throw new ModelRefusedException(
                    node.displayName() + " without replaced_value_float", "the value to replace");
        }
        float replaced = node.number("replaced_value_float", 0);
        boolean ofMissing = Float.isNaN(replaced);
        int width = input.columns().size();
        checkLength(node, "imputed_value_floats", imputed, width);
        List<TransformedColumn> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            double by = imputed[imputed.length == 1 ? 0 : i];
            columns.add(input.columns().get(i).then(x -> x == replaced || (ofMissing && Double.isNaN(x)) ? by : x));
        }
        return new Columns(ElementType.FLOAT, columns);
    }

    static Columns concat(OnnxNode node, List<Columns> inputs) throws UnsupportedNodeException {
        long axis = node.integer("axis", 1);
        if (axis != 1 && axis != -1) {
            throw new UnsupportedNodeException(node.displayName(), "axis " + axis);
        }
        List<TransformedColumn> columns = new ArrayList<>();
        for (Columns input : inputs) {
            if (input.type() != inputs.get(0).type()) {
                throw new UnsupportedNodeException(node.displayName(), "inputs of several types");
            }
            columns.addAll(input.columns());
            if (columns.size() > GraphReader.MOST_COLUMNS) {
                throw new UnsupportedNodeException(
                        node.displayName(), "more than " + GraphReader.MOST_COLUMNS + " columns");
            }
        }
        return new Columns(inputs.get(0).type(), columns);
    }

    static Columns select(Columns input, int[] indices) {
        List<TransformedColumn> columns = new ArrayList<>(indices.length);
        for (int index : indices) {
            columns.add(input.columns().get(index));
        }
        return new Columns(input.type(), columns);
    }

    /** The columns that a constant names. */
    static int[] indices(OnnxNode node, NumberTensor constant, int width)
            throws ModelRefusedException, UnsupportedNodeException {
        if (constant.type() != ElementType.INT64 || constant.size() == 0) {
            throw new UnsupportedNodeException(node.displayName(), "indices of type " + constant.type());
        }
        int[] indices = new int[constant.size()];
        for (int i = 0; i < indices.length; i++) {
            double index = constant.get(i);
            if (index < 0) {
                throw new UnsupportedNodeException(node.displayName(), "an index that counts from the end");
            }
            if (index >= width) {
                throw new ModelRefusedException(
                        node.displayName() + " that takes column " + (long) index, "columns from 0 to " + (width - 1));
            }
            indices[i] = (int) index;
        }
        return indices;
    }

    private static void checkLength(OnnxNode node, String attribute, double[] values, int width)
            throws ModelRefusedException {
        if (values.length != 1 && values.length != width) {
            throw new ModelRefusedException(
                    node.displayName() + " with " + values.length + " in " + attribute,
                    "1 or " + width + ", as many as its input has columns");
        }
    }
}
