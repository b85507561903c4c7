package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators make whose result is as large as constants or attributes define. */
final class ShapedBounds {
    private final GraphConstants constants;

    ShapedBounds(GraphConstants constants) {
        this.constants = constants;
    }

    Extent of(NodeProto node, Extent first) throws ModelRefusedException {
        return switch (node.getOpType()) {
            case "ConstantOfShape" -> {
                List<Double> shape = constants.shape(node, 0);
                yield shape == null ? first.unshaped() : Extent.of(shape);
            }
            case "Expand" -> {
                List<Double> shape = constants.shape(node, 1);
                yield shape == null ? first.unshaped() : Extent.broadcast(List.of(first, Extent.of(shape)));
            }
            case "Tile" -> times(first, constants.shape(node, 1));
            case "Range" -> range(node);
            case "OneHot" -> Extent.ofSize(first.size() * product(constants.shape(node, 1)));
            case "Pad" -> padded(node, first);
            case "Upsample" -> times(first, factors(node, constants));
            default -> resized(node, first);
        };
    }

    /** The product of the numbers above 1, each rounded up; 1 if they are not known. */
    static double product(@Nullable List<Double> numbers) {
        double product = 1;
        for (int i = 0; numbers != null && i < numbers.size(); i++) {
            double factor = Math.ceil(Math.abs(numbers.get(i)));
            product *= factor > 1 ? factor : 1;
        }
        return product;
    }

    private static Extent times(Extent first, @Nullable List<Double> factors) {
        List<Double> shape = first.shape();
        if (shape == null || factors == null || factors.size() != shape.size()) {
            return Extent.ofSize(first.size() * product(factors));
        }
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            made.add(shape.get(i) * product(List.of(factors.get(i))));
        }
        return Extent.of(made);
    }

    private Extent range(NodeProto node) throws ModelRefusedException {
        double count = count(node, constants);
        return count < 0 ? Extent.ONE.unshaped() : Extent.of(List.of(count));
    }

    /** Whether a range is known to have a number. */
    static boolean isCounted(NodeProto node, GraphConstants constants) throws ModelRefusedException {
        return count(node, constants) >= 1;
    }

    /** How many numbers a range has; -1 if that is calculated. */
    private static double count(NodeProto node, GraphConstants constants) throws ModelRefusedException {
        double[] numbers = new double[3];
        for (int i = 0; i < numbers.length; i++) {
            List<Double> shape = constants.shape(node, i);
            if (shape == null || shape.size() != 1) {
                return -1;
            }
            numbers[i] = shape.get(0);
        }
        double count = Math.ceil((numbers[1] - numbers[0]) / numbers[2]);
        return Double.isNaN(count) ? Double.POSITIVE_INFINITY : Math.max(0, count);
    }

    /** Until version 11 an attribute defines how much. */
    private Extent padded(NodeProto node, Extent first) throws ModelRefusedException {
        List<Double> pads = constants.integers(node, "pads", 1);
        pads = pads != null && pads.isEmpty() ? constants.integers(node, "paddings", 1) : pads;
        if (pads == null) {
            return first.unshaped();
        }
        List<Double> shape = first.shape();
        int half = pads.size() / 2;
        if (shape == null || shape.size() != half || pads.size() != 2 * half || node.getInputCount() > 3) {
            double factor = 1;
            for (double pad : pads) {
                factor *= 1 + Math.abs(pad);
            }
            return Extent.ofSize(first.size() * factor);
        }
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            made.add(shape.get(i) + Math.abs(pads.get(i)) + Math.abs(pads.get(i + half)));
        }
        return Extent.of(made);
    }

    /** By how much each dimension grows; null if that is calculated. */
    static @Nullable List<Double> factors(NodeProto node, GraphConstants constants) throws ModelRefusedException {
        AttributeProto scales = NodeAttributes.of(node, "scales");
        return scales.getFloatsCount() == 0
                ? constants.shape(node, 1)
                : scales.getFloatsList().stream().map(Float::doubleValue).toList();
    }

    /** Its factors, or its sizes, which are no less than the factors. */
    private Extent resized(NodeProto node, Extent first) throws ModelRefusedException {
        double factor = 1;
        for (int i = 1; i < node.getInputCount(); i++) {
            factor *= product(constants.shape(node, i));
        }
        String policy =
                NodeAttributes.of(node, "keep_aspect_ratio_policy").getS().toStringUtf8();
        if (!policy.isEmpty() && !policy.equals("stretch")) {
            // The largest factor of all dimensions is then that of each.
            factor = Math.pow(factor, Math.max(1, first.rank() < 0 ? 8 : first.rank()));
        }
        return Extent.ofSize(first.size() * factor);
    }
}
