package dev.fraudscorer.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many columns a node reads of the model's input. ONNX Runtime takes some of these nodes at their word and reads
 * past the end of a row that is too short.
 *
 * @param node the node's name and operator
 * @param columns how many it reads
 * @param exactly whether more columns are wrong, too
 */
record ColumnDemand(String node, long columns, boolean exactly) {
    private static final Set<String> WIDTH_KEEPING = Set.of("Identity", "Cast", "Scaler", "Imputer", "Normalizer");

    /** The demands of the nodes that see the input's columns as they are. */
    static List<ColumnDemand> of(List<NodeProto> nodes, String input) throws ModelRefusedException {
        Set<String> asWide = new HashSet<>(Set.of(input));
        List<ColumnDemand> demands = new ArrayList<>();
        for (NodeProto node : nodes) {
            if (node.getInputCount() > 0 && asWide.contains(node.getInput(0))) {
                if (WIDTH_KEEPING.contains(node.getOpType())) {
                    asWide.addAll(node.getOutputList());
                }
                addDemand(node, demands);
            }
        }
        return demands;
    }

    /** Whether rows of {@code width} columns will do. */
    boolean isMetBy(int width) {
        return exactly ? width == columns : width >= columns;
    }

    private static void addDemand(NodeProto node, List<ColumnDemand> demands) throws ModelRefusedException {
        switch (node.getOpType()) {
            case "TreeEnsembleClassifier", "TreeEnsembleRegressor", "TreeEnsemble" ->
                demands.add(new ColumnDemand(shown(node), columnsOfTrees(node), false));
            case "LinearClassifier" -> addQuotient(node, "coefficients", count(node, "intercepts"), demands);
            case "LinearRegressor" -> addQuotient(node, "coefficients", Math.max(1, integer(node, "targets")), demands);
            case "SVMClassifier" -> addQuotient(node, "support_vectors", sum(node, "vectors_per_class"), demands);
            case "SVMRegressor" -> addQuotient(node, "support_vectors", integer(node, "n_supports"), demands);
            default -> {
                // Others check their width themselves.
            }
        }
    }

    private static void addQuotient(NodeProto node, String attribute, long rows, List<ColumnDemand> demands) {
        long all = count(node, attribute);
        if (rows > 0 && all % rows == 0) {
            demands.add(new ColumnDemand(shown(node), all / rows, true));
        }
    }

    private static long columnsOfTrees(NodeProto node) throws ModelRefusedException {
        long most = -1;
        for (long id : attribute(node, "nodes_featureids").getIntsList()) {
            if (id < 0) {
                throw new ModelRefusedException(shown(node) + " that reads column " + id, "columns from 0 up");
            }
            most = Math.max(most, id);
        }
        return most + 1;
    }

    private static long count(NodeProto node, String name) {
        return attribute(node, name).getFloatsCount();
    }

    private static long integer(NodeProto node, String name) {
        return attribute(node, name).getI();
    }

    private static long sum(NodeProto node, String name) {
        return attribute(node, name).getIntsList().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static AttributeProto attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElse(AttributeProto.getDefaultInstance());
    }

    private static String shown(NodeProto node) {
        return "node " + Shown.name(node.getName()) + " (" + Shown.plain(node.getOpType(), 40) + ")";
    }
}
