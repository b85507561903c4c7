package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** What products of matrices make, and how many multiplications each number of them takes. */
final class ProductBounds {
    private ProductBounds() {}

    static Extent product(Extent a, Extent b) {
        List<Double> left = a.shape();
        List<Double> right = b.shape();
        if (left == null || right == null || left.isEmpty() || right.isEmpty()) {
            double columns = right != null && right.size() == 2 ? right.get(1) : b.size();
            return Extent.ofSize(a.size() * columns);
        }
        List<Double> made = new ArrayList<>();
        List<Double> stack =
                Extent.broadcast(List.of(stackOf(left), stackOf(right))).shape();
        if (stack != null) {
            made.addAll(stack);
        }
        if (left.size() > 1) {
            made.add(left.get(left.size() - 2));
        }
        if (right.size() > 1) {
            made.add(right.get(right.size() - 1));
        }
        return Extent.of(made);
    }

    private static Extent stackOf(List<Double> shape) {
        return Extent.of(shape.subList(0, Math.max(0, shape.size() - 2)));
    }

    static Extent general(NodeProto node, Extent a, Extent b) {
        if (a.rank() != 2 || b.rank() != 2) {
            return Extent.ofSize(a.size() * b.size());
        }
        return Extent.of(List.of(
                a.dimension(NodeAttributes.integer(node, "transA", 0) != 0 ? 1 : 0),
                b.dimension(NodeAttributes.integer(node, "transB", 0) != 0 ? 0 : 1)));
    }

    /** How long the rows are that are multiplied with columns. */
    static double inner(Extent a) {
        return a.dimension(-1);
    }

    static double innerOfGeneral(NodeProto node, Extent a) {
        return a.rank() != 2 ? a.size() : a.dimension(NodeAttributes.integer(node, "transA", 0) != 0 ? 0 : 1);
    }
}
