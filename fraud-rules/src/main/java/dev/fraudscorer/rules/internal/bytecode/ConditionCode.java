package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The code of one condition: its sieve, and behind it what decides.
 *
 * @param rule the place of its bit
 * @param isCalled whether it is too long to be written out
 * @param sieve null if nothing can be asked of it
 */
record ConditionCode(
        int rule,
        BooleanNode condition,
        boolean isCalled,
        @Nullable Prefilter sieve) {
    void prepare(PrefilterCode sieves) {
        if (sieve != null) {
            sieves.prepare(sieve);
        }
    }

    void write(MethodCode code, BranchCode branches, PrefilterCode sieves) {
        FramedMethod.Target fire = code.newTarget();
        FramedMethod.Target miss = code.newTarget();
        FramedMethod.Target end = code.newTarget();
        if (sieve != null) {
            sieves.push(sieve);
            code.push(0L);
            code.visitInsn(Opcodes.LCMP);
            code.visitJumpInsn(Opcodes.IFGE, end);
        }
        BranchTargets exits = new BranchTargets(fire, end, miss, fire);
        if (isCalled) {
            branches.called(condition, exits);
        } else {
            branches.write(condition, exits);
        }
        code.mark(fire);
        code.tell("fire", rule);
        code.visitJumpInsn(Opcodes.GOTO, end);
        code.mark(miss);
        code.tell("miss", rule);
        code.mark(end);
    }
}
