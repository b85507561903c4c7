package dev.fraudscorer.rules.internal.plan.logic;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.Node;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Logic with three values, as CEL has it: what is certain absorbs what is missing. {@code false && missing} is false
 * and {@code true || missing} is true, on whichever side the missing value stands.
 */
public final class Logic {
    private Logic() {}

    /** True if all parts are; parts that are always true are left out. */
    public static BooleanNode allOf(List<BooleanNode> parts) {
        return join(parts, BooleanNode.FALSE, AllOf::new);
    }

    /** True if one part is; parts that are always false are left out. */
    public static BooleanNode anyOf(List<BooleanNode> parts) {
        return join(parts, BooleanNode.TRUE, AnyOf::new);
    }

    private static BooleanNode join(
            List<BooleanNode> parts, byte absorbing, Function<BooleanNode[], BooleanNode> joined) {
        List<BooleanNode> open = new ArrayList<>();
        for (BooleanNode part : parts) {
            if (!(part instanceof Constant.OfBoolean constant)) {
                open.add(part);
            } else if (constant.value() == absorbing) {
                return constant;
            }
        }
        return switch (open.size()) {
            case 0 -> new Constant.OfBoolean(BooleanNode.of(absorbing == BooleanNode.FALSE));
            case 1 -> open.get(0);
            default -> joined.apply(open.toArray(new BooleanNode[0]));
        };
    }

    /** True if all parts are. */
    public static final class AllOf implements BooleanNode {
        private final BooleanNode[] parts;

        AllOf(BooleanNode[] parts) {
            this.parts = parts;
        }

        /** The parts, two or more, in the order of the text. */
        public List<BooleanNode> parts() {
            return List.of(parts);
        }

        @Override
        public byte evaluate(FeatureVector vector) {
            byte result = TRUE;
            for (BooleanNode part : parts) {
                byte value = part.evaluate(vector);
                if (value == FALSE) {
                    return FALSE;
                }
                if (value == MISSING) {
                    result = MISSING;
                }
            }
            return result;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return firstMissing(parts, vector);
        }
    }

    /** True if one part is. */
    public static final class AnyOf implements BooleanNode {
        private final BooleanNode[] parts;

        AnyOf(BooleanNode[] parts) {
            this.parts = parts;
        }

        /** The parts, two or more, in the order of the text. */
        public List<BooleanNode> parts() {
            return List.of(parts);
        }

        @Override
        public byte evaluate(FeatureVector vector) {
            byte result = FALSE;
            for (BooleanNode part : parts) {
                byte value = part.evaluate(vector);
                if (value == TRUE) {
                    return TRUE;
                }
                if (value == MISSING) {
                    result = MISSING;
                }
            }
            return result;
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return firstMissing(parts, vector);
        }
    }

    /** True if the other is false. */
    public record Not(BooleanNode operand) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte value = operand.evaluate(vector);
            return value == MISSING ? MISSING : BooleanNode.of(value == FALSE);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return operand.missingSlot(vector);
        }
    }

    private static int firstMissing(BooleanNode[] parts, FeatureVector vector) {
        for (BooleanNode part : parts) {
            if (part.evaluate(vector) == BooleanNode.MISSING) {
                return part.missingSlot(vector);
            }
        }
        return Node.NO_SLOT;
    }
}
