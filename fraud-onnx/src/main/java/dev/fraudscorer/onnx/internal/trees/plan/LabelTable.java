package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.HashMap;
import java.util.Map;

/** A LabelEncoder from integers to floats, as in the isolation forests of skl2onnx. */
final class LabelTable {
    private final Map<Long, Double> values = new HashMap<>();
    private final double otherwise;

    private LabelTable(double otherwise) {
        this.otherwise = otherwise;
    }

    static LabelTable of(OnnxNode node, ElementType type) throws ModelRefusedException, UnsupportedNodeException {
        long[] keys = node.ints("keys_int64s");
        double[] values = node.floats("values_floats");
        if (type != ElementType.INT64 || keys.length == 0 || values.length == 0) {
            throw new UnsupportedNodeException(
                    node.displayName(), "other keys than int64s, or other values than floats");
        }
        if (keys.length != values.length) {
            throw new ModelRefusedException(
                    node.displayName() + " with " + keys.length + " keys and " + values.length + " values",
                    "as many of either");
        }
        // The value that ONNX defines for a key that is not in the table.
        LabelTable table = new LabelTable(node.number("default_float", -0.0f));
        for (int i = 0; i < keys.length; i++) {
            table.values.putIfAbsent(keys[i], values[i]);
        }
        return table;
    }

    double get(double key) {
        return values.getOrDefault((long) key, otherwise);
    }
}
