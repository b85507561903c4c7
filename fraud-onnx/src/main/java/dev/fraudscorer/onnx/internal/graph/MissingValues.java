package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.com.google.protobuf.ByteString;
import java.util.Set;

/** Whether a model was made for missing values. */
final class MissingValues {
    private static final Set<String> TREES = Set.of("TreeEnsembleClassifier", "TreeEnsembleRegressor", "TreeEnsemble");

    /**
     * Makers of trees that always learn where missing values go, also where no split sends them to its true side: this
     * library's training, and CatBoost, for which they are less than all others.
     */
    private static final Set<String> LEARNERS = Set.of("fraud-scorer", "CatBoost");

    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

    private MissingValues() {}

    static boolean isTrees(NodeProto node) {
        return TREES.contains(node.getOpType());
    }

    /** Whether a node distinguishes a missing value from a number; all others calculate with NaN, or lose it by accident. */
    static boolean areHandledBy(NodeProto node) {
        return isTrees(node)
                || node.getOpType().equals("Imputer")
                || node.getOpType().equals("IsNaN");
    }

    static boolean areLearnt(ModelProto model) {
        boolean learner = LEARNERS.contains(model.getProducerName());
        return model.getGraph().getNodeList().stream()
                .anyMatch(node -> node.getOpType().equals("IsNaN")
                        || (node.getOpType().equals("Imputer") && replacesNaN(node))
                        || (isTrees(node) && (learner || sendsMissingToTrue(node))));
    }

    private static boolean replacesNaN(NodeProto node) {
        return node.getAttributeList().stream()
                .anyMatch(attribute ->
                        attribute.getName().equals("replaced_value_float") && Float.isNaN(attribute.getF()));
    }

    private static boolean sendsMissingToTrue(NodeProto node) {
        AttributeProto tracks = NodeAttributes.of(node, "nodes_missing_value_tracks_true");
        AttributeProto modes = NodeAttributes.of(node, "nodes_modes");
        for (int i = 0; i < tracks.getIntsCount(); i++) {
            boolean isLeaf = i < modes.getStringsCount() && modes.getStrings(i).equals(LEAF);
            if (tracks.getInts(i) != 0 && !isLeaf) {
                return true;
            }
        }
        return false;
    }
}
