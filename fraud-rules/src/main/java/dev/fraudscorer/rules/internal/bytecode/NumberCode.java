package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.logic.Conditional;
import dev.fraudscorer.rules.internal.plan.logic.IfMissing;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.number.Arithmetic;
import dev.fraudscorer.rules.internal.plan.number.NumberFunction;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/** Writes calculations: each leaves a number on the stack, NaN if it is missing. */
final class NumberCode {
    private static final String MATH = "java/lang/Math";
    private static final String OF_TWO = "(DD)D";
    private static final String OF_ONE = "(D)D";

    private final MethodCode code;
    private final BranchCode branches;
    private final Map<NumberNode, Integer> calculated = new HashMap<>();

    NumberCode(MethodCode code, BranchCode branches) {
        this.code = code;
        this.branches = branches;
    }

    /** Calculates a number now and keeps it in a local variable, from which it is taken wherever it occurs again. */
    void calculate(NumberNode node) {
        if (!isLeaf(node) && !calculated.containsKey(node)) {
            push(node);
            int local = code.newDouble();
            code.visitVarInsn(Opcodes.DSTORE, local);
            calculated.put(node, local);
        }
    }

    /** Whether pushing it again costs no more than a local variable. */
    boolean isCheap(NumberNode node) {
        return isLeaf(node) || calculated.containsKey(node);
    }

    private static boolean isLeaf(NumberNode node) {
        return node instanceof Slot.OfNumber || node instanceof Constant.OfNumber;
    }

    void push(NumberNode node) {
        if (node instanceof Constant.OfNumber constant) {
            code.push(constant.value());
        } else if (node instanceof Slot.OfNumber slot) {
            code.pushNumberOf(slot.slot());
        } else {
            Integer local = calculated.get(node);
            if (local == null) {
                pushCalculated(node);
            } else {
                code.visitVarInsn(Opcodes.DLOAD, local);
            }
        }
    }

    private void pushCalculated(NumberNode node) {
        if (NodeChildren.of(node).isEmpty()) {
            code.callNumber(node);
        } else if (node instanceof Arithmetic calculation) {
            pushCalculation(calculation);
        } else if (node instanceof NumberFunction function) {
            pushFunction(function);
        } else if (node instanceof Conditional.OfNumber choice) {
            pushChoice(choice);
        } else {
            pushFallback((IfMissing.OfNumber) node);
        }
    }

    private void pushCalculation(Arithmetic node) {
        push(node.left());
        code.aboveNumber(() -> push(node.right()));
        switch (node.operation()) {
            case MIN -> code.callStatic(MATH, "min", OF_TWO);
            case MAX -> code.callStatic(MATH, "max", OF_TWO);
            case REMAINDER -> code.visitInsn(Opcodes.DREM);
            case ADD -> pushFinite(Opcodes.DADD);
            case SUBTRACT -> pushFinite(Opcodes.DSUB);
            case MULTIPLY -> pushFinite(Opcodes.DMUL);
            case DIVIDE -> pushFinite(Opcodes.DDIV);
            default -> throw unwritten(node.operation());
        }
    }

    private void pushFinite(int instruction) {
        code.visitInsn(instruction);
        code.keepFinite();
    }

    private static IllegalStateException unwritten(Operation operation) {
        return new IllegalStateException("the plan has " + operation + ", the writer has not");
    }

    private void pushFunction(NumberFunction node) {
        push(node.operand());
        switch (node.operation()) {
            case NEGATE -> code.visitInsn(Opcodes.DNEG);
            case ABS -> code.callStatic(MATH, "abs", OF_ONE);
            case SQRT -> code.callStatic(MATH, "sqrt", OF_ONE);
            default -> throw unwritten(node.operation());
        }
    }

    private void pushChoice(Conditional.OfNumber node) {
        FramedMethod.Target yes = code.newTarget();
        FramedMethod.Target no = code.newTarget();
        FramedMethod.Target missing = code.newTarget();
        FramedMethod.Target end = code.newTargetWithNumber();
        branches.write(node.condition(), new BranchTargets(yes, no, missing, yes));
        code.mark(yes);
        push(node.yes());
        code.visitJumpInsn(Opcodes.GOTO, end);
        code.mark(no);
        push(node.no());
        code.visitJumpInsn(Opcodes.GOTO, end);
        code.mark(missing);
        code.push(Double.NaN);
        code.mark(end);
    }

    private void pushFallback(IfMissing.OfNumber node) {
        FramedMethod.Target end = code.newTargetWithNumber();
        push(node.left());
        code.visitInsn(Opcodes.DUP2);
        code.visitInsn(Opcodes.DUP2);
        code.visitInsn(Opcodes.DCMPL);
        code.visitJumpInsn(Opcodes.IFEQ, end);
        code.visitInsn(Opcodes.POP2);
        push(node.right());
        code.mark(end);
    }
}
