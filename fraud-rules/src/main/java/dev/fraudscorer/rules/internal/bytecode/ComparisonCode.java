package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.number.NumberComparison;
import dev.fraudscorer.rules.internal.plan.text.Equality;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes comparisons as jumps. One of numbers tests its opposite before it takes a value for missing: a NaN fails both.
 */
final class ComparisonCode {
    private final MethodCode code;
    private final NumberCode numbers;

    ComparisonCode(MethodCode code, NumberCode numbers) {
        this.code = code;
        this.numbers = numbers;
    }

    void ofNumbers(NumberComparison node, BranchTargets exits) {
        Runnable left = operand(node.left());
        Runnable right = operand(node.right());
        switch (node.operator()) {
            case EQUAL -> equality(left, right, exits);
            case NOT_EQUAL -> equality(left, right, exits.swapped());
            case LESS -> less(left, right, Opcodes.IFLT, Opcodes.IFGE, exits);
            case LESS_OR_EQUAL -> less(left, right, Opcodes.IFLE, Opcodes.IFGT, exits);
            case GREATER -> less(right, left, Opcodes.IFLT, Opcodes.IFGE, exits);
            case GREATER_OR_EQUAL -> less(right, left, Opcodes.IFLE, Opcodes.IFGT, exits);
        }
    }

    private void less(Runnable left, Runnable right, int holds, int fails, BranchTargets exits) {
        // DCMPG takes NaN for greater and DCMPL for less: each is the one whose answer for NaN does not jump.
        compare(left, right, Opcodes.DCMPG, holds, exits.yes());
        compare(left, right, Opcodes.DCMPL, fails, exits.no());
        code.jump(exits.missing(), exits.next());
    }

    private void equality(Runnable left, Runnable right, BranchTargets exits) {
        compare(left, right, Opcodes.DCMPL, Opcodes.IFEQ, exits.yes());
        compare(left, right, Opcodes.DCMPG, Opcodes.IFLT, exits.no());
        compare(left, right, Opcodes.DCMPL, Opcodes.IFGT, exits.no());
        code.jump(exits.missing(), exits.next());
    }

    private void compare(Runnable left, Runnable right, int comparison, int jump, Label target) {
        left.run();
        right.run();
        code.visitInsn(comparison);
        code.visitJumpInsn(jump, target);
    }

    /** Something that can be pushed several times and is calculated once. */
    private Runnable operand(NumberNode node) {
        if (numbers.isCheap(node)) {
            return () -> numbers.push(node);
        }
        numbers.push(node);
        int local = code.newDouble();
        code.visitVarInsn(Opcodes.DSTORE, local);
        return () -> code.visitVarInsn(Opcodes.DLOAD, local);
    }

    void in(Membership.OfNumber node, BranchTargets exits) {
        Runnable value = operand(node.operand());
        for (int i = 0; i < node.size(); i++) {
            double item = node.item(i);
            compare(value, () -> code.push(item), Opcodes.DCMPL, Opcodes.IFEQ, exits.yes());
        }
        compare(value, value, Opcodes.DCMPL, Opcodes.IFEQ, exits.no());
        code.jump(exits.missing(), exits.next());
    }

    void in(TextDictionary.CodedSet codes, BranchTargets exits) {
        code.pushIsIn(codes.set(), codes.place());
        code.push(0L);
        code.visitInsn(Opcodes.LCMP);
        code.visitJumpInsn(Opcodes.IFLT, exits.yes());
        code.pushCodeAt(codes.place());
        code.visitJumpInsn(Opcodes.IFNE, exits.no());
        code.jump(exits.missing(), exits.next());
    }

    void flag(Slot.OfBoolean flag, BranchTargets exits) {
        Runnable value = () -> code.pushNumberOf(flag.slot());
        compare(value, () -> code.push(1.0), Opcodes.DCMPL, Opcodes.IFEQ, exits.yes());
        compare(value, () -> code.push(0.0), Opcodes.DCMPL, Opcodes.IFEQ, exits.no());
        code.jump(exits.missing(), exits.next());
    }

    void ofTexts(Equality.OfTexts node, BranchTargets exits) {
        int left = text(node.left(), exits);
        int right = text(node.right(), exits);
        code.visitVarInsn(Opcodes.ALOAD, left);
        code.visitVarInsn(Opcodes.ALOAD, right);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
        code.visitJumpInsn(Opcodes.IFNE, node.equal() ? exits.yes() : exits.no());
        code.jump(node.equal() ? exits.no() : exits.yes(), exits.next());
    }

    /** A text in a local variable; goes where a missing value goes if there is none. */
    private int text(TextNode node, BranchTargets exits) {
        int local = code.newText();
        if (node instanceof Slot.OfText slot) {
            code.pushTextOf(slot.slot());
        } else if (node instanceof Constant.OfText constant) {
            code.push(constant.value());
        } else {
            code.callText(node);
        }
        code.visitVarInsn(Opcodes.ASTORE, local);
        code.visitVarInsn(Opcodes.ALOAD, local);
        code.visitJumpInsn(Opcodes.IFNULL, exits.missing());
        return local;
    }
}
