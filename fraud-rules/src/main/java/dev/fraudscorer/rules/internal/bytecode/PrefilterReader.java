package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.bytecode.Prefilter.Bound;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.logic.Logic;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.number.Arithmetic;
import dev.fraudscorer.rules.internal.plan.number.NumberComparison;
import dev.fraudscorer.rules.internal.plan.number.NumberFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tests of a condition that need no jump and no call: comparisons of slots, constants and short calculations.
 * Other parts of a conjunction are left out, which only makes the prefilter wider.
 */
final class PrefilterReader {
    /** More is not worth its time where most conditions end at their first part. */
    private static final int LONGEST_CHOICE = 8;

    private static final int LONGEST_CALCULATION = 9;

    private final TextDictionary coding;

    PrefilterReader(TextDictionary coding) {
        this.coding = coding;
    }

    /** The prefilter of a condition; null if it has none. */
    @Nullable
    Prefilter read(BooleanNode condition) {
        return read(condition, false);
    }

    /** De Morgan's laws hold with missing values, too; so a negation is carried down to the comparisons. */
    private @Nullable Prefilter read(BooleanNode node, boolean negated) {
        if (node instanceof Logic.Not not) {
            return read(not.operand(), !negated);
        }
        if (node instanceof Logic.Junction junction) {
            return junction.isOfAll() != negated ? all(junction.parts(), negated) : any(junction.parts(), negated);
        }
        if (node instanceof Slot.OfBoolean flag) {
            NumberNode number = new Slot.OfNumber(flag.slot());
            NumberNode half = new Constant.OfNumber(0.5);
            return negated ? less(number, half) : less(half, number);
        }
        if (node instanceof NumberComparison comparison) {
            boolean isShort = isShort(comparison.left()) && isShort(comparison.right());
            return isShort ? comparison(comparison, negated) : null;
        }
        TextDictionary.CodedSet codes = coding.codedSet(node);
        return codes == null ? null : new Prefilter.In(negated ? codes.complement() : codes);
    }

    private @Nullable Prefilter all(List<BooleanNode> parts, boolean negated) {
        List<Prefilter> known = prefilters(parts, negated);
        return known.size() > 1 ? new Prefilter.Joined(true, known) : known.isEmpty() ? null : known.get(0);
    }

    private @Nullable Prefilter any(List<BooleanNode> parts, boolean negated) {
        if (parts.size() > LONGEST_CHOICE) {
            return null;
        }
        List<Prefilter> known = prefilters(parts, negated);
        return known.size() == parts.size() ? new Prefilter.Joined(false, known) : null;
    }

    private List<Prefilter> prefilters(List<BooleanNode> parts, boolean negated) {
        List<Prefilter> known = new ArrayList<>();
        for (BooleanNode part : parts) {
            Prefilter prefilter = read(part, negated);
            if (prefilter != null) {
                known.add(prefilter);
            }
        }
        return known;
    }

    private static @Nullable Prefilter comparison(NumberComparison node, boolean negated) {
        NumberNode left = node.left();
        NumberNode right = node.right();
        return switch (negated ? node.operator().negated() : node.operator()) {
            case LESS -> less(left, right);
            case LESS_OR_EQUAL -> lessOrEqual(left, right);
            case GREATER -> less(right, left);
            case GREATER_OR_EQUAL -> lessOrEqual(right, left);
            case EQUAL -> new Prefilter.Joined(true, List.of(lessOrEqual(left, right), lessOrEqual(right, left)));
            // An inequality holds nearly always: testing it early would cost time and exclude nothing.
            case NOT_EQUAL -> null;
        };
    }

    private static Prefilter less(NumberNode less, NumberNode more) {
        return new Prefilter.Less(new Bound(less, true), new Bound(more, false), false);
    }

    /** With a constant it is a {@code <} with its neighbour. */
    private static Prefilter lessOrEqual(NumberNode less, NumberNode more) {
        if (more instanceof Constant.OfNumber constant) {
            return less(less, new Constant.OfNumber(Math.nextUp(constant.value())));
        }
        if (less instanceof Constant.OfNumber constant) {
            return less(new Constant.OfNumber(Math.nextDown(constant.value())), more);
        }
        return new Prefilter.Less(new Bound(less, true), new Bound(more, false), true);
    }

    /** Whether it is cheaper to calculate a number for each event than to jump around it. */
    private static boolean isShort(NumberNode node) {
        return size(node) <= LONGEST_CALCULATION;
    }

    private static int size(PlanNode node) {
        if (node instanceof Slot.OfNumber || node instanceof Constant.OfNumber) {
            return 1;
        }
        // A remainder takes longer than all other calculations together.
        boolean isFast = node instanceof Arithmetic calculation
                ? calculation.operation() != Operation.REMAINDER
                : node instanceof NumberFunction function
                        && (function.operation() == Operation.NEGATE || function.operation() == Operation.ABS);
        List<PlanNode> parts = isFast ? node.children() : List.of();
        int size = parts.isEmpty() ? LONGEST_CALCULATION + 1 : 1;
        for (PlanNode part : parts) {
            size += size(part);
        }
        return size;
    }
}
