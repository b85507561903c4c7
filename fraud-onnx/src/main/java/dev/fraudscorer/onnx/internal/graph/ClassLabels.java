package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes of the columns of a probability tensor, as texts. */
final class ClassLabels {
    private static final Set<String> ATTRIBUTES =
            Set.of("classlabels_int64s", "classlabels_ints", "classlabels_strings");
    /** Nodes whose output has the columns of their first input in the same order. */
    private static final Set<String> COLUMN_KEEPING =
            Set.of("Identity", "Cast", "Normalizer", "Softmax", "Sigmoid", "Clip");

    private ClassLabels() {}

    /** The labels that a classifier or ZipMap lists; empty if it lists none. */
    static List<String> listedBy(NodeProto node) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (ATTRIBUTES.contains(attribute.getName())) {
                List<String> labels = attribute.getStringsCount() > 0
                        ? attribute.getStringsList().stream()
                                .map(ByteString::toStringUtf8)
                                .toList()
                        : attribute.getIntsList().stream().map(String::valueOf).toList();
                if (!labels.isEmpty()) {
                    return labels;
                }
            }
        }
        return List.of();
    }

    /** The labels of the classifier that {@code tensor} comes from; empty if there is none in sight. */
    static List<String> upstreamOf(GraphProto graph, String tensor) {
        Map<String, NodeProto> producers = new HashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
        }
        String current = tensor;
        // Bounded, since a broken file may have a cycle.
        for (int steps = 0; steps <= graph.getNodeCount(); steps++) {
            NodeProto node = producers.get(current);
            if (node == null) {
                return List.of();
            }
            List<String> labels = listedBy(node);
            if (!labels.isEmpty() || !COLUMN_KEEPING.contains(node.getOpType()) || node.getInputCount() == 0) {
                return labels;
            }
            current = node.getInput(0);
        }
        return List.of();
    }
}
