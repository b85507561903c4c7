package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The code of one condition: its prefilter, and behind it what decides.
 *
 * @param rule the place of its bit
 * @param isCalled whether it is too long to be written out
 * @param prefilter null if it has none
 */
record ConditionCode(
        int rule,
        BooleanNode condition,
        boolean isCalled,
        @Nullable Prefilter prefilter) {
    void prepare(PrefilterCode prefilters) {
        if (prefilter != null) {
            prefilters.prepare(prefilter);
        }
    }

    void write(MethodCode code, BranchCode branches, PrefilterCode prefilters) {
        FramedMethod.Target fire = code.newTarget();
        FramedMethod.Target miss = code.newTarget();
        FramedMethod.Target end = code.newTarget();
        if (prefilter != null) {
            prefilters.push(prefilter);
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
        code.callFrame("fire", rule);
        code.visitJumpInsn(Opcodes.GOTO, end);
        code.mark(miss);
        code.callFrame("miss", rule);
        code.mark(end);
    }
}
