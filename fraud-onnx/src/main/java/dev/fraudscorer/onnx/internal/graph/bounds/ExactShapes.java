package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Set;

/** Of which results the bounds that are known are the very sizes. */
final class ExactShapes {
    private static final Set<String> SHAPED = Set.of("Reshape", "Squeeze", "Unsqueeze");

    private static final Set<String> ALWAYS = Set.of(
            "Concat Constant Flatten Gather Gemm MatMul MatMulInteger Scaler Normalizer Size Transpose".split(" "));

    private ExactShapes() {}

    /** Whether the extent that {@link OutputBounds} gives for an output is exact, given that those of all inputs are. */
    static boolean isExact(NodeProto node, int output, GraphConstants constants) throws ModelRefusedException {
        String operator = node.getOpType();
        if (output > 0) {
            return false;
        }
        if (operator.startsWith("Arg")) {
            return true;
        }
        if (operator.startsWith("Reduce") || SHAPED.contains(operator)) {
            String list = operator.equals("Reshape") ? "shape" : "axes";
            return constants.integers(node, list, 1) != null;
        }
        return operator.equals("Shape")
                ? !NodeAttributes.has(node, "start") && !NodeAttributes.has(node, "end")
                : ALWAYS.contains(operator) || OutputBounds.isNumberByNumber(operator);
    }

    static boolean areExact(List<TensorFacts> inputs) {
        return inputs.stream().allMatch(TensorFacts::isExact);
    }
}
