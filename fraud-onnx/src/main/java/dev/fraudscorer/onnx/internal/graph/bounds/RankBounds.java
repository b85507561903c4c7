package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/**
 * Refuses nodes that get a tensor of another count of dimensions than they read: some operators of ONNX Runtime look for a
 * dimension that is not there, and the process ends.
 */
final class RankBounds {
    private RankBounds() {}

    /** Checks a node that the policy does not allow by name. */
    static void check(NodeProto node, List<Extent> inputs) throws ModelRefusedException {
        boolean isFitting = switch (node.getOpType()) {
            case "AveragePool", "LpPool", "MaxPool" -> isWindow(node, rank(inputs, 0));
            case "Conv", "ConvInteger" -> isConvolution(node, rank(inputs, 0), rank(inputs, 1));
            case "QLinearConv" -> isConvolution(node, rank(inputs, 0), rank(inputs, 3));
            case "GRU", "LSTM", "RNN" -> rank(inputs, 0) == 3 && rank(inputs, 1) == 3 && rank(inputs, 2) == 3;
            case "GatherND" -> rank(inputs, 0) >= 1 && rank(inputs, 1) >= 1;
            case "FeatureVectorizer" -> inputs.stream().allMatch(input -> input.rank() >= 1);
            case "Normalizer" -> rank(inputs, 0) >= 1;
            case "Einsum" ->
                isEquation(NodeAttributes.of(node, "equation").getS().toStringUtf8(), inputs);
            default -> true;
        };
        if (!isFitting) {
            throw new ModelRefusedException(
                    SafeText.node(node)
                            + " of tensors whose count of dimensions it does not take, or that is not known: ONNX"
                            + " Runtime can end the process over it",
                    "tensors of as many dimensions as the operator reads, or " + Operators.advice(node.getOpType()));
        }
    }

    private static int rank(List<Extent> inputs, int i) {
        return i < inputs.size() ? inputs.get(i).rank() : -1;
    }

    /** A window has a size for each dimension behind those of rows and channels. */
    private static boolean isWindow(NodeProto node, int rank) {
        return rank >= 3 && NodeAttributes.of(node, "kernel_shape").getIntsCount() == rank - 2;
    }

    private static boolean isConvolution(NodeProto node, int rank, int rankOfWeights) {
        return rank >= 3
                && rankOfWeights == rank
                && (!NodeAttributes.has(node, "kernel_shape") || isWindow(node, rank));
    }

    /** A term for each input, with a letter for each of its dimensions; three dots mean any count. */
    private static boolean isEquation(String equation, List<Extent> inputs) {
        int arrow = equation.indexOf("->");
        String[] terms = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1);
        boolean isFitting = terms.length == inputs.size();
        for (int i = 0; isFitting && i < terms.length; i++) {
            String term = terms[i].replace(" ", "");
            int rank = inputs.get(i).rank();
            isFitting = term.contains("...") ? rank >= term.length() - 3 : rank == term.length();
        }
        return isFitting;
    }
}
