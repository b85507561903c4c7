package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.logic.Conditional;
import dev.fraudscorer.rules.internal.plan.logic.IfMissing;
import dev.fraudscorer.rules.internal.plan.logic.Logic;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.number.NumberComparison;
import dev.fraudscorer.rules.internal.plan.text.Equality;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes conditions as jumps to one of three places. Parts of a conjunction are evaluated in the order of their cost,
 * which changes nothing but the time: a part that is false decides at any place, and none has an effect.
 */
final class BranchCode {
    /** Of what is called. */
    private static final int HIGHEST_RANK = 4;

    private final MethodCode code;
    private final NumberCode numbers;
    private final ComparisonCode comparisons;
    private final TextDictionary coding;
    private final CommonSubexpressions sharing;

    BranchCode(MethodCode code, TextDictionary coding, CommonSubexpressions sharing) {
        this.code = code;
        this.coding = coding;
        this.sharing = sharing;
        this.numbers = new NumberCode(code, this);
        this.comparisons = new ComparisonCode(code, numbers);
    }

    NumberCode numbers() {
        return numbers;
    }

    /** Writes code that ends at one of the exits. */
    void write(BooleanNode node, BranchTargets exits) {
        TextDictionary.CodedSet codes = coding.codedSet(node);
        if (codes != null) {
            comparisons.in(codes, exits);
        } else if (sharing.place(node) != null || NodeChildren.isCalled(node)) {
            called(node, exits);
        } else if (node instanceof Logic.Junction junction) {
            junction(junction, exits);
        } else if (node instanceof Logic.Not not) {
            write(not.operand(), exits.swapped());
        } else if (node instanceof NumberComparison comparison) {
            comparisons.ofNumbers(comparison, exits);
        } else if (node instanceof Membership.OfNumber in) {
            comparisons.in(in, exits);
        } else if (node instanceof Equality.OfTexts equality) {
            comparisons.ofTexts(equality, exits);
        } else {
            other(node, exits);
        }
    }

    private void other(BooleanNode node, BranchTargets exits) {
        if (node instanceof Constant.OfBoolean constant) {
            byte value = constant.value();
            Label target = value == BooleanNode.TRUE ? exits.yes() : exits.no();
            code.jump(value == BooleanNode.MISSING ? exits.missing() : target, exits.next());
        } else if (node instanceof Slot.OfBoolean flag) {
            comparisons.flag(flag, exits);
        } else if (node instanceof Slot.IsPresent present) {
            code.pushIsPresent(present.slot());
            code.visitJumpInsn(Opcodes.IFNE, exits.yes());
            code.jump(exits.no(), exits.next());
        } else if (node instanceof Conditional.OfBoolean choice) {
            FramedMethod.Target yes = code.newTarget();
            FramedMethod.Target no = code.newTarget();
            write(choice.condition(), new BranchTargets(yes, no, exits.missing(), yes));
            code.mark(yes);
            write(choice.yes(), new BranchTargets(exits.yes(), exits.no(), exits.missing(), no));
            code.mark(no);
            write(choice.no(), exits);
        } else {
            IfMissing.OfBoolean fallback = (IfMissing.OfBoolean) node;
            FramedMethod.Target missing = code.newTarget();
            write(fallback.left(), new BranchTargets(exits.yes(), exits.no(), missing, missing));
            code.mark(missing);
            write(fallback.right(), exits);
        }
    }

    /** Calls the node itself. */
    void called(BooleanNode node, BranchTargets exits) {
        int value = code.newInt();
        code.callTruth(node);
        code.visitVarInsn(Opcodes.ISTORE, value);
        code.visitVarInsn(Opcodes.ILOAD, value);
        code.visitJumpInsn(Opcodes.IFEQ, exits.no());
        code.visitVarInsn(Opcodes.ILOAD, value);
        code.push(BooleanNode.TRUE);
        code.visitJumpInsn(Opcodes.IF_ICMPEQ, exits.yes());
        code.jump(exits.missing(), exits.next());
    }

    /** Records a missing part and evaluates the next, which may decide. */
    private void junction(Logic.Junction node, BranchTargets exits) {
        int anyMissing = zero();
        boolean all = node.isOfAll();
        for (BooleanNode part : byCost(node.parts())) {
            FramedMethod.Target next = code.newTarget();
            FramedMethod.Target missing = code.newTarget();
            write(part, new BranchTargets(all ? next : exits.yes(), all ? exits.no() : next, missing, missing));
            recordMissing(anyMissing, missing, next);
        }
        code.visitVarInsn(Opcodes.ILOAD, anyMissing);
        code.visitJumpInsn(Opcodes.IFNE, exits.missing());
        code.jump(all ? exits.yes() : exits.no(), exits.next());
    }

    private int zero() {
        int local = code.newInt();
        code.push(0);
        code.visitVarInsn(Opcodes.ISTORE, local);
        return local;
    }

    private void recordMissing(int anyMissing, FramedMethod.Target missing, FramedMethod.Target next) {
        code.mark(missing);
        code.push(1);
        code.visitVarInsn(Opcodes.ISTORE, anyMissing);
        code.mark(next);
    }

    private List<BooleanNode> byCost(List<BooleanNode> parts) {
        int[] ranks = new int[parts.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank(parts.get(i));
        }
        List<BooleanNode> ordered = new ArrayList<>(ranks.length);
        for (int rank = 0; rank <= HIGHEST_RANK; rank++) {
            for (int i = 0; i < ranks.length; i++) {
                if (ranks[i] == rank) {
                    ordered.add(parts.get(i));
                }
            }
        }
        return ordered;
    }

    private int rank(BooleanNode node) {
        if (coding.isCoded(node) || node instanceof Slot.OfBoolean) {
            return 0;
        }
        if (sharing.place(node) != null) {
            return 3;
        }
        int[] rank = {1};
        NodeChildren.walk(
                node,
                part -> rank[0] = Math.max(rank[0], NodeChildren.isCalled(part) ? HIGHEST_RANK : part == node ? 1 : 2));
        return rank[0];
    }
}
