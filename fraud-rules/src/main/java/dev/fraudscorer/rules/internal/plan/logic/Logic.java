package dev.fraudscorer.rules.internal.plan.logic;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logic with three values, as CEL has it: what is certain absorbs what is missing. {@code false && missing} is false
 * and {@code true || missing} is true, on whichever side the missing value is.
 */
public final class Logic {
    private Logic() {}

    /** True if all parts are; parts that are always true are left out. */
    public static BooleanNode allOf(List<BooleanNode> parts) {
        return join(parts, BooleanNode.FALSE);
    }

    /** True if one part is; parts that are always false are left out. */
    public static BooleanNode anyOf(List<BooleanNode> parts) {
        return join(parts, BooleanNode.TRUE);
    }

    private static BooleanNode join(List<BooleanNode> parts, byte absorbing) {
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
            default -> new Junction(absorbing, open.toArray(new BooleanNode[0]));
        };
    }

    /** A conjunction, true if all its parts are, or a disjunction, true if one is. */
    public static final class Junction implements BooleanNode {
        private final byte absorbing;
        private final BooleanNode[] parts;

        Junction(byte absorbing, BooleanNode[] parts) {
            this.absorbing = absorbing;
            this.parts = parts;
        }

        /** Whether it is a conjunction. */
        public boolean isOfAll() {
            return absorbing == FALSE;
        }

        /** The parts, two or more, in the order of the text. */
        public List<BooleanNode> parts() {
            return List.of(parts);
        }

        @Override
        public @Nullable PlanNode child(int index) {
            return index < parts.length ? parts[index] : null;
        }

        @Override
        public byte evaluate(FeatureVector vector) {
            byte result = BooleanNode.of(absorbing == FALSE);
            for (BooleanNode part : parts) {
                byte value = part.evaluate(vector);
                if (value == absorbing) {
                    return absorbing;
                }
                if (value == MISSING) {
                    result = MISSING;
                }
            }
            return result;
        }
    }

    /** True if the other is false. */
    public record Not(BooleanNode operand) implements BooleanNode, UnaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            byte value = operand.evaluate(vector);
            return value == MISSING ? MISSING : BooleanNode.of(value == FALSE);
        }
    }
}
