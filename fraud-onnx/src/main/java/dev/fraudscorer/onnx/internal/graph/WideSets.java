package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;

/**
 * Sets with members other than whole numbers from 0 to 30. ONNX Runtime 1.28 cuts off what it looks for in them: 1.5 is
 * then in a set that has 1.
 */
public final class WideSets {
    private static final int GREATEST_EXACT = 30;

    private WideSets() {}

    /** Whether ONNX Runtime finds only this very number. */
    public static boolean isExact(double member) {
        return member >= 0 && member <= GREATEST_EXACT && member == Math.rint(member);
    }

    static boolean isIn(NodeProto node) throws ModelRefusedException {
        if (!node.getOpType().equals("TreeEnsemble")) {
            return false;
        }
        for (AttributeProto attribute : node.getAttributeList()) {
            NumberTensor members =
                    attribute.getName().equals("membership_values") ? NumberTensor.of(attribute.getT()) : null;
            for (int i = 0; members != null && i < members.size(); i++) {
                if (!Double.isNaN(members.get(i)) && !isExact(members.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
