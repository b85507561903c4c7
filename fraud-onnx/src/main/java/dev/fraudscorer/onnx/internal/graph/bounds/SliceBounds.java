package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a slice leaves of a tensor: something, of every tensor that it can get. */
final class SliceBounds {
    /** No dimension is so large: a bound beyond it means the end. */
    private static final double END = Integer.MAX_VALUE;

    private final @Nullable List<Double> starts;
    private final @Nullable List<Double> ends;
    private final @Nullable List<Double> axes;
    private final @Nullable List<Double> steps;

    private SliceBounds(NodeProto node, GraphConstants constants) throws ModelRefusedException {
        this.starts = constants.integers(node, "starts", 1);
        this.ends = constants.integers(node, "ends", 2);
        this.axes = constants.integers(node, "axes", 3);
        this.steps = constants.shape(node, 4);
    }

    /**
     * What is left.
     *
     * @return null if it may be nothing, or if an event decides how much it is
     */
    static @Nullable TensorFacts left(NodeProto node, TensorFacts first, GraphConstants constants)
            throws ModelRefusedException {
        return new SliceBounds(node, constants).left(first);
    }

    private @Nullable TensorFacts left(TensorFacts first) {
        if (starts == null || ends == null || axes == null || steps == null || ends.size() != starts.size()) {
            return null;
        }
        List<Double> shape = first.isExact() ? first.extent().shape() : null;
        List<Double> made = shape == null ? new ArrayList<>() : new ArrayList<>(shape);
        for (int i = 0; i < starts.size(); i++) {
            double axis = i < axes.size() ? axes.get(i) : i;
            double step = i < steps.size() ? steps.get(i) : 1;
            int at = first.extent().position((long) axis);
            if (shape != null && at >= 0) {
                double count = count(made.get(at), starts.get(i), ends.get(i), step);
                if (!(count >= 1)) {
                    return null;
                }
                made.set(at, count);
            } else if (!isNeverEmpty(starts.get(i), ends.get(i), step)) {
                return null;
            }
        }
        return shape == null
                ? TensorFacts.of(first.extent(), first.type())
                : TensorFacts.exactly(Extent.of(made), first.type());
    }

    /** How many places of a dimension it takes. */
    private static double count(double size, double start, double end, double step) {
        double from = start < 0 ? start + size : start;
        double to = end < 0 ? end + size : end;
        if (step > 0) {
            return Math.ceil((Math.min(to, size) - Math.max(0, from)) / step);
        }
        return step < 0 ? Math.ceil((Math.max(to, -1) - Math.max(0, Math.min(from, size - 1))) / step) : 0;
    }

    /** Whether it takes at least one place of a dimension of any size. */
    private static boolean isNeverEmpty(double start, double end, double step) {
        return step > 0 ? end >= END ? start <= 0 : start == 0 && end >= 1 : step < 0 && end <= -END && start >= -1;
    }
}
