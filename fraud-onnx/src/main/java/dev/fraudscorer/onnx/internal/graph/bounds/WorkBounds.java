package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/** How many steps, each of a multiplication or less, an operator takes for one row; no more than a small multiple. */
final class WorkBounds {
    private WorkBounds() {}

    /** @param made what it makes in its first result */
    static double of(NodeProto node, List<Extent> inputs, Extent made) {
        Extent first = Extent.at(inputs, 0);
        double all = made.size() + inputs.stream().mapToDouble(Extent::size).sum();
        return all
                + switch (node.getOpType()) {
                    case "MatMul", "MatMulInteger", "QLinearMatMul" -> made.size() * ProductBounds.inner(first);
                    case "Gemm" -> made.size() * ProductBounds.innerOfGeneral(node, first);
                    case "Conv", "ConvInteger" -> made.size() * each(Extent.at(inputs, 1));
                    case "QLinearConv" -> made.size() * each(Extent.at(inputs, 3));
                    case "AveragePool", "LpPool", "MaxPool" -> made.size() * WindowBounds.window(node);
                    case "Det" -> first.size() * ProductBounds.inner(first);
                    case "GRU", "LSTM", "RNN" ->
                        steps(first)
                                * (Extent.at(inputs, 1).size()
                                        + Extent.at(inputs, 2).size());
                    case "LinearClassifier",
                            "LinearRegressor",
                            "SVMClassifier",
                            "SVMRegressor",
                            "TreeEnsemble",
                            "TreeEnsembleClassifier",
                            "TreeEnsembleRegressor" -> TableBounds.rows(first) * TableBounds.longest(node);
                    default -> 0;
                };
    }

    /** The weights of one channel. */
    private static double each(Extent weights) {
        return weights.rank() > 0 ? weights.size() / weights.dimension(0) : weights.size();
    }

    private static double steps(Extent first) {
        return first.rank() == 3 ? first.dimension(0) * first.dimension(1) : first.size();
    }
}
