package dev.fraudscorer.onnx.internal.graph.bounds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How large a tensor can be for one row.
 *
 * @param size how many numbers it has at most; at least 1
 * @param shape how large each dimension is at most; null if their count is not known
 */
record Extent(double size, @Nullable List<Double> shape) {
    /** One number, and the extent of an input that is left out: beside it, others stay as they are. */
    static final Extent ONE = new Extent(1, List.of());

    private static final int MOST_DIMENSIONS = 32;

    /** @param shape any numbers; what is less than 1 counts as 1 */
    static Extent of(List<Double> shape) {
        return of(Double.POSITIVE_INFINITY, shape);
    }

    /** A tensor of a shape that has no more than {@code size} numbers for another reason. */
    static Extent of(double size, List<Double> shape) {
        List<Double> bounded = shape.stream().map(each -> Math.max(1, each)).toList();
        double all = bounded.stream().reduce(1.0, (a, b) -> a * b);
        return new Extent(Math.max(1, Math.min(size, all)), bounded.size() > MOST_DIMENSIONS ? null : bounded);
    }

    static Extent ofSize(double size) {
        return new Extent(Math.max(1, size), null);
    }

    static Extent ofDimensions(List<Long> dimensions) {
        return of(dimensions.stream().map(Long::doubleValue).toList());
    }

    /** The extent of an input; {@link #ONE} if it is left out. */
    static Extent at(List<Extent> inputs, int i) {
        return i < inputs.size() ? inputs.get(i) : ONE;
    }

    /** What tensors that are calculated with each other number by number make. */
    static Extent broadcast(List<Extent> inputs) {
        Extent all = ONE;
        for (Extent input : inputs) {
            all = all.broadcast(input);
        }
        return all;
    }

    private Extent broadcast(Extent other) {
        List<Double> a = shape;
        List<Double> b = other.shape;
        if (a == null || b == null) {
            return size == 1 ? other.unshaped() : other.size == 1 ? unshaped() : ofSize(size * other.size);
        }
        List<Double> made = new ArrayList<>();
        for (int i = 1; i <= Math.max(a.size(), b.size()); i++) {
            made.add(Math.max(fromBehind(a, i), fromBehind(b, i)));
        }
        Collections.reverse(made);
        return of(size * other.size, made);
    }

    private static double fromBehind(List<Double> shape, int i) {
        return i > shape.size() ? 1 : shape.get(shape.size() - i);
    }

    /** The same without a shape. */
    Extent unshaped() {
        return ofSize(size);
    }

    /** How many dimensions it has; -1 if that is not known. */
    int rank() {
        return shape == null ? -1 : shape.size();
    }

    /** How large a dimension is at most, counted from behind if negative; the whole size if that is not known. */
    double dimension(long i) {
        int at = position(i);
        return shape == null || at < 0 ? size : shape.get(at);
    }

    /** A dimension counted from the front; -1 if there is none, or if that is not known. */
    int position(long i) {
        long at = i < 0 ? i + rank() : i;
        return at < 0 || at >= rank() ? -1 : (int) at;
    }
}
