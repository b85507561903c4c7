package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** What the operators of ai.onnx.ml make: the attributes define how many columns. */
final class TableBounds {
    private static final List<String> CLASSES = List.of(
            "classlabels_strings", "classlabels_int64s", "classlabels_ints", "intercepts", "rho", "vectors_per_class");

    private TableBounds() {}

    static Extent of(NodeProto node, List<Extent> inputs, int output) {
        Extent first = Extent.at(inputs, 0);
        return switch (node.getOpType()) {
            case "LinearClassifier", "SVMClassifier", "TreeEnsembleClassifier" ->
                output == 0 ? Extent.of(List.of(rows(first))) : Extent.of(List.of(rows(first), classes(node)));
            case "LinearRegressor", "SVMRegressor" -> wide(node, first, "targets");
            case "TreeEnsembleRegressor", "TreeEnsemble" -> wide(node, first, "n_targets");
            case "OneHotEncoder" -> oneHot(node, first);
            case "CastMap" ->
                Extent.of(List.of(1.0, Math.max(first.size(), (double) NodeAttributes.integer(node, "max_map", 1))));
            case "DictVectorizer" -> Extent.of(List.of(1.0, longest(node)));
            case "FeatureVectorizer" -> {
                double sum = NodeAttributes.of(node, "inputdimensions").getIntsList().stream()
                        .mapToDouble(each -> Math.max(0, each))
                        .sum();
                yield Extent.of(List.of(rows(first), sum));
            }
            default -> chosen(first, Extent.at(inputs, 1));
        };
    }

    /** The longest list that a node has: no row takes more steps than that for each number that it brings. */
    static double longest(NodeProto node) {
        int longest = 1;
        for (AttributeProto attribute : node.getAttributeList()) {
            longest = Math.max(longest, attribute.getIntsCount());
            longest = Math.max(longest, attribute.getFloatsCount());
            longest = Math.max(longest, attribute.getStringsCount());
        }
        return longest;
    }

    /** Each row by itself; a list is one row or as many. */
    static double rows(Extent first) {
        return first.rank() >= 2 ? first.dimension(0) : first.size();
    }

    private static Extent wide(NodeProto node, Extent first, String targets) {
        return Extent.of(List.of(rows(first), (double) NodeAttributes.integer(node, targets, 1)));
    }

    private static double classes(NodeProto node) {
        double most = 2;
        for (String name : CLASSES) {
            AttributeProto attribute = NodeAttributes.of(node, name);
            most = Math.max(most, attribute.getIntsCount() + attribute.getFloatsCount() + attribute.getStringsCount());
        }
        return most;
    }

    private static Extent oneHot(NodeProto node, Extent first) {
        List<Double> shape = first.shape();
        if (shape == null) {
            return Extent.ofSize(first.size() * longest(node));
        }
        List<Double> made = new ArrayList<>(shape);
        made.add(longest(node));
        return Extent.of(made);
    }

    /** Columns of the first input for each number of the second. */
    private static Extent chosen(Extent data, Extent places) {
        List<Double> shape = data.shape();
        if (shape == null || shape.isEmpty()) {
            return Extent.ofSize(data.size() * places.size());
        }
        List<Double> made = new ArrayList<>(shape.size() == 1 ? List.of(1.0) : shape.subList(0, shape.size() - 1));
        made.add(places.size());
        return Extent.of(made);
    }
}
