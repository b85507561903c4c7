package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.logic.Conditional;
import dev.fraudscorer.rules.internal.plan.logic.IfMissing;
import dev.fraudscorer.rules.internal.plan.logic.Logic;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.number.Arithmetic;
import dev.fraudscorer.rules.internal.plan.number.NumberComparison;
import dev.fraudscorer.rules.internal.plan.number.NumberFunction;
import dev.fraudscorer.rules.internal.plan.text.Equality;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which nodes the writers write out; the others are called, and what they are made of is their own business. */
final class NodeChildren {
    /** Beyond this a list of numbers is searched by its node. */
    private static final int LONGEST_CHAIN = 8;

    private static final Set<Class<? extends PlanNode>> WRITTEN = Set.of(
            Constant.OfNumber.class,
            Constant.OfText.class,
            Constant.OfBoolean.class,
            Slot.OfNumber.class,
            Slot.OfText.class,
            Slot.OfBoolean.class,
            Slot.IsPresent.class,
            Logic.Junction.class,
            Logic.Not.class,
            NumberComparison.class,
            Equality.OfTexts.class,
            Arithmetic.class,
            Conditional.OfBoolean.class,
            Conditional.OfNumber.class,
            IfMissing.OfBoolean.class,
            IfMissing.OfNumber.class);
    private static final Set<Operation> WRITTEN_FUNCTIONS = Set.of(Operation.NEGATE, Operation.ABS, Operation.SQRT);

    private NodeChildren() {}

    /** What a node is made of; empty for leaves and for nodes that are called. */
    static List<PlanNode> of(PlanNode node) {
        return isCalled(node) ? List.of() : node.children();
    }

    /** Whether a node is called, rather than written out, read from a slot, or there at load. */
    static boolean isCalled(PlanNode node) {
        if (node instanceof NumberFunction function) {
            return !WRITTEN_FUNCTIONS.contains(function.operation());
        }
        return node instanceof Membership.OfNumber in ? in.size() > LONGEST_CHAIN : !WRITTEN.contains(node.getClass());
    }

    /** How many nodes it is, with everything that it is made of. */
    static int size(PlanNode node) {
        int size = 1;
        for (PlanNode part : of(node)) {
            size += size(part);
        }
        return size;
    }

    /** Shows a condition and everything that it is made of. */
    static void walk(PlanNode node, Consumer<PlanNode> visitor) {
        visitor.accept(node);
        for (PlanNode part : of(node)) {
            walk(part, visitor);
        }
    }

    /** Shows several conditions and everything that they are made of. */
    static void walk(List<BooleanNode> conditions, Consumer<PlanNode> visitor) {
        conditions.forEach(condition -> walk(condition, visitor));
    }
}
