package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators make that arrange, join, or sum up the numbers of their inputs. */
final class LayoutBounds {
    private final GraphConstants constants;

    LayoutBounds(GraphConstants constants) {
        this.constants = constants;
    }

    Extent reshaped(NodeProto node, Extent first) throws ModelRefusedException {
        List<Double> integers = constants.integers(node, "shape", 1);
        if (integers == null) {
            return first.unshaped();
        }
        double known = integers.stream().filter(each -> each > 0).reduce(1.0, (a, b) -> a * b);
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < integers.size(); i++) {
            double each = integers.get(i);
            // 0 copies a dimension, -1 is what the others leave.
            made.add(each > 0 ? each : each == 0 ? first.dimension(i) : Math.floor(first.size() / known));
        }
        return Extent.of(first.size(), made);
    }

    static Extent flattened(NodeProto node, Extent first) {
        List<Double> shape = first.shape();
        long axis = NodeAttributes.integer(node, "axis", 1);
        int at = shape == null ? -1 : axis == shape.size() ? shape.size() : first.position(axis);
        if (shape == null || at < 0) {
            return Extent.of(first.size(), List.of(first.size(), first.size()));
        }
        return Extent.of(List.of(product(shape.subList(0, at)), product(shape.subList(at, shape.size()))));
    }

    static Extent transposed(NodeProto node, Extent first) {
        List<Double> shape = first.shape();
        List<Long> order = NodeAttributes.of(node, "perm").getIntsList();
        if (shape == null || (!order.isEmpty() && order.size() != shape.size())) {
            return first.unshaped();
        }
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            int from = order.isEmpty() ? shape.size() - 1 - i : first.position(order.get(i));
            if (from < 0) {
                return first.unshaped();
            }
            made.add(shape.get(from));
        }
        return Extent.of(first.size(), made);
    }

    Extent squeezed(NodeProto node, Extent first) throws ModelRefusedException {
        List<Double> shape = first.shape();
        Set<Integer> axes = positions(constants.integers(node, "axes", 1), first.rank());
        if (shape == null || axes == null || axes.isEmpty()) {
            return first.unshaped();
        }
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            if (!axes.contains(i)) {
                made.add(shape.get(i));
            }
        }
        return Extent.of(first.size(), made);
    }

    Extent unsqueezed(NodeProto node, Extent first) throws ModelRefusedException {
        List<Double> shape = first.shape();
        List<Double> integers = constants.integers(node, "axes", 1);
        int rank = first.rank() + (integers == null ? 0 : integers.size());
        Set<Integer> axes = positions(integers, rank);
        if (shape == null || axes == null || integers == null || axes.size() != integers.size()) {
            return first.unshaped();
        }
        List<Double> made = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < rank; i++) {
            made.add(axes.contains(i) ? 1.0 : shape.get(next++));
        }
        return Extent.of(first.size(), made);
    }

    /** A sum, a mean or the place of the greatest along some dimensions. */
    Extent reduced(NodeProto node, Extent first) throws ModelRefusedException {
        List<Double> shape = first.shape();
        boolean place = node.getOpType().startsWith("Arg");
        boolean keeps = NodeAttributes.integer(node, "keepdims", 1) != 0;
        Set<Integer> axes = positions(
                place ? List.of((double) NodeAttributes.integer(node, "axis", 0)) : constants.integers(node, "axes", 1),
                first.rank());
        if (shape == null || axes == null) {
            return keeps ? first : first.unshaped();
        }
        boolean all = axes.isEmpty();
        if (all && NodeAttributes.integer(node, "noop_with_empty_axes", 0) != 0) {
            return first;
        }
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            if (!all && !axes.contains(i)) {
                made.add(shape.get(i));
            } else if (keeps) {
                made.add(1.0);
            }
        }
        return Extent.of(made);
    }

    static Extent joined(NodeProto node, List<Extent> inputs) {
        double sum = inputs.stream().mapToDouble(Extent::size).sum();
        Extent first = Extent.at(inputs, 0);
        int axis = first.position(NodeAttributes.integer(node, "axis", 1));
        if (axis < 0) {
            return Extent.ofSize(sum);
        }
        List<Double> made = new ArrayList<>(Collections.nCopies(first.rank(), 0.0));
        for (Extent input : inputs) {
            List<Double> shape = input.shape();
            if (shape == null || shape.size() != made.size()) {
                return Extent.ofSize(sum);
            }
            for (int i = 0; i < shape.size(); i++) {
                made.set(i, i == axis ? made.get(i) + shape.get(i) : Math.max(made.get(i), shape.get(i)));
            }
        }
        return Extent.of(made);
    }

    /** Rows or columns of the first input for each number of the second. */
    static Extent gathered(NodeProto node, Extent data, Extent places) {
        List<Double> shape = data.shape();
        List<Double> wanted = places.shape();
        int axis = data.position(NodeAttributes.integer(node, "axis", 0));
        if (shape == null || wanted == null || axis < 0) {
            return Extent.ofSize(data.size() * places.size());
        }
        List<Double> made = new ArrayList<>(shape.subList(0, axis));
        made.addAll(wanted);
        made.addAll(shape.subList(axis + 1, shape.size()));
        return Extent.of(made);
    }

    private static double product(List<Double> shape) {
        return shape.stream().reduce(1.0, (a, b) -> a * b);
    }

    /** Axes counted from the front; null if they are not known, or not of this rank. */
    private static @Nullable Set<Integer> positions(@Nullable List<Double> axes, int rank) {
        if (axes == null || rank < 0) {
            return null;
        }
        Set<Integer> positions = new HashSet<>();
        for (double axis : axes) {
            double at = axis < 0 ? axis + rank : axis;
            if (!(at >= 0 && at < rank)) {
                return null;
            }
            positions.add((int) at);
        }
        return positions;
    }
}
