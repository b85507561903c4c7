package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many columns a node reads of what it is given. ONNX Runtime takes some of these nodes at their word and reads past
 * the end of a row that is too short.
 *
 * @param columns how many it reads
 * @param exactly whether more columns are wrong, too
 */
record RequiredWidth(long columns, boolean exactly) {
    private static final Set<String> WIDTH_KEEPING = Set.of("Identity", "Cast", "Scaler", "Imputer", "Normalizer");

    /**
     * Checks the nodes that see columns whose number is known: those of the inputs, alone or joined.
     *
     * @param inputs how many columns each input has
     * @throws ModelRefusedException if one reads others
     */
    static void check(List<NodeProto> nodes, Map<String, Long> inputs) throws ModelRefusedException {
        Map<String, Long> widths = new HashMap<>(inputs);
        for (NodeProto node : nodes) {
            Long width = node.getInputCount() == 0 ? null : widths.get(node.getInput(0));
            if (width != null) {
                RequiredWidth demand = of(node);
                if (demand != null && !demand.accepts(width)) {
                    String least = demand.exactly ? "" : "at least ";
                    throw new ModelRefusedException(
                            SafeText.node(node) + " that reads " + least + SafeText.columns(demand.columns),
                            SafeText.columns(width) + ", one for each input that is named");
                }
                if (WIDTH_KEEPING.contains(node.getOpType())) {
                    node.getOutputList().forEach(output -> widths.put(output, width));
                }
            }
            Long joined = node.getOpType().equals("Concat") ? joined(node, widths) : null;
            if (joined != null) {
                node.getOutputList().forEach(output -> widths.put(output, joined));
            }
        }
    }

    private boolean accepts(long width) {
        return exactly ? width == columns : width >= columns;
    }

    /** How many columns come of joining rows; null if that is not known. */
    private static @Nullable Long joined(NodeProto node, Map<String, Long> widths) {
        long axis = integer(node, "axis");
        long sum = 0;
        for (String input : node.getInputList()) {
            Long width = widths.get(input);
            if (width == null || (axis != 1 && axis != -1)) {
                return null;
            }
            sum += width;
        }
        return sum;
    }

    private static @Nullable RequiredWidth of(NodeProto node) throws ModelRefusedException {
        return switch (node.getOpType()) {
            case "TreeEnsembleClassifier", "TreeEnsembleRegressor", "TreeEnsemble" ->
                new RequiredWidth(columnsOfTrees(node), false);
            case "LinearClassifier" -> quotient(node, "coefficients", count(node, "intercepts"));
            case "LinearRegressor" -> quotient(node, "coefficients", Math.max(1, integer(node, "targets")));
            case "SVMClassifier" -> quotient(node, "support_vectors", sum(node, "vectors_per_class"));
            case "SVMRegressor" -> quotient(node, "support_vectors", integer(node, "n_supports"));
            // Others check their width themselves.
            default -> null;
        };
    }

    private static @Nullable RequiredWidth quotient(NodeProto node, String attribute, long rows) {
        long all = count(node, attribute);
        return rows > 0 && all % rows == 0 ? new RequiredWidth(all / rows, true) : null;
    }

    private static long columnsOfTrees(NodeProto node) throws ModelRefusedException {
        long most = -1;
        for (long id : NodeAttributes.of(node, "nodes_featureids").getIntsList()) {
            if (id < 0) {
                throw new ModelRefusedException(SafeText.node(node) + " that reads column " + id, "columns from 0 up");
            }
            most = Math.max(most, id);
        }
        return most + 1;
    }

    private static long count(NodeProto node, String name) {
        return NodeAttributes.of(node, name).getFloatsCount();
    }

    private static long integer(NodeProto node, String name) {
        return NodeAttributes.of(node, name).getI();
    }

    private static long sum(NodeProto node, String name) {
        return NodeAttributes.of(node, name).getIntsList().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
