package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What operators make that move a window over their input, and how large the window may be. */
final class WindowBounds {
    private static final long WIDEST = 1 << 24;
    /** Dimensions of a window over an input of an unknown count of them. */
    private static final int MOST_OPEN = 8;

    private static final Set<String> COUNTS = Set.of("blocksize", "group", "hidden_size");
    private static final Set<String> STEPS = Set.of("kernel_shape", "strides", "dilations");

    private WindowBounds() {}

    /** Native code divides by some of these numbers and adds others up without a look. */
    static void check(NodeProto node) throws ModelRefusedException {
        if (node.getOpType().equals("Pad")) {
            return; // may cut off
        }
        for (AttributeProto attribute : node.getAttributeList()) {
            String name = attribute.getName();
            boolean isFitting = COUNTS.contains(name)
                    ? isWithin(1, attribute.getI())
                    : attribute.getIntsList().stream().allMatch(each -> isFitting(name, each));
            if (!isFitting) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " with a size in " + SafeText.name(name) + " that it cannot have",
                        "pads from 0, all others from 1, to " + WIDEST);
            }
        }
    }

    private static boolean isFitting(String name, long value) {
        return STEPS.contains(name) ? isWithin(1, value) : !name.equals("pads") || isWithin(0, value);
    }

    private static boolean isWithin(long least, long value) {
        return value >= least && value <= WIDEST;
    }

    /** A convolution by the weights {@code [out, in, …]}. */
    static Extent convolved(NodeProto node, Extent first, Extent weights) {
        double channels = weights.dimension(0);
        Extent moved = pooled(node, first);
        List<Double> shape = moved.shape();
        if (shape == null || shape.size() < 2) {
            return Extent.ofSize(moved.size() * channels);
        }
        List<Double> made = new ArrayList<>(shape);
        made.set(1, channels);
        return Extent.of(made);
    }

    /** A window that makes one number wherever it fits. */
    static Extent pooled(NodeProto node, Extent first) {
        List<Long> pads = NodeAttributes.of(node, "pads").getIntsList();
        int half = pads.size() / 2;
        List<Double> shape = first.shape();
        if (shape == null || (!pads.isEmpty() && shape.size() != half + 2)) {
            double factor = 1;
            for (long pad : pads) {
                factor *= 2 + pad;
            }
            return Extent.ofSize(first.size() * factor * (pads.isEmpty() ? 1 << MOST_OPEN : 1));
        }
        List<Double> made = new ArrayList<>(shape);
        for (int i = 2; i < shape.size(); i++) {
            double padding = pads.isEmpty() ? 0 : (double) pads.get(i - 2) + pads.get(i - 2 + half);
            // One more where the last window may extend beyond the end.
            made.set(i, shape.get(i) + padding + 1);
        }
        return Extent.of(made);
    }

    /** How many numbers the window of a pool has. */
    static double window(NodeProto node) {
        double size = 1;
        for (long each : NodeAttributes.of(node, "kernel_shape").getIntsList()) {
            size *= each;
        }
        return size;
    }
}
