package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses divisions of whole numbers by a value of an event. ONNX Runtime checks for a divisor of 0, not for -1: the least
 * number divided by it has no place in its type, the processor raises a fault, and the process ends.
 */
final class IntegerDivision {
    private static final Set<String> DIVIDING = Set.of("Div", "Mod");

    private IntegerDivision() {}

    /**
     * Checks a node.
     *
     * @param isAllowed whether the policy allows the operator: then numbers of an unknown type may be divided
     */
    static void check(NodeProto node, List<TensorFacts> inputs, GraphConstants constants, boolean isAllowed)
            throws ModelRefusedException {
        if (!DIVIDING.contains(node.getOpType()) || inputs.size() < 2) {
            return;
        }
        int first = inputs.get(0).type();
        int type = first == TensorFacts.UNKNOWN ? inputs.get(1).type() : first;
        if (ElementTypes.isFloat(type) || (type == TensorFacts.UNKNOWN && isAllowed)) {
            return;
        }
        if (!isSafe(constants.numbers(node, 1))) {
            throw new ModelRefusedException(
                    SafeText.node(node)
                            + " that divides whole numbers by a calculated one, by 0 or by -1, of which ONNX"
                            + " Runtime can end the process",
                    "a constant divisor other than 0 and -1, or numbers cast to floats before");
        }
    }

    private static boolean isSafe(@Nullable NumberTensor divisor) {
        if (divisor == null) {
            return false;
        }
        for (int i = 0; i < divisor.size(); i++) {
            if (divisor.get(i) == 0 || divisor.get(i) == -1) {
                return false;
            }
        }
        return true;
    }
}
