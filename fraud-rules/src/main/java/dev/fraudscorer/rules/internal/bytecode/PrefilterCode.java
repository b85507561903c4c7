package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.bytecode.Prefilter.Bound;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Writes prefilters.
 *
 * <p>A prefilter is a long whose highest bit is the answer, so that {@code and} and {@code or} work on many answers
 * without a jump: jumps that go now here, now there are what costs most in evaluating rules. {@code a < b} is the sign
 * of {@code a - b}. It is also set for the difference -0.0 of two zeros, which makes a prefilter wider, never wrong.
 * Since a missing number is replaced by the infinity that makes the answer yes, no difference is NaN, whose sign is
 * arbitrary.
 */
final class PrefilterCode {
    private final MethodCode code;
    private final NumberCode numbers;
    private final Map<Bound, Integer> bounds = new HashMap<>();

    PrefilterCode(MethodCode code, NumberCode numbers) {
        this.code = code;
        this.numbers = numbers;
    }

    /** Puts the numbers that a prefilter compares into local variables, those that are not there yet. */
    void prepare(Prefilter prefilter) {
        if (prefilter instanceof Prefilter.Joined joined) {
            joined.parts().forEach(this::prepare);
        } else if (prefilter instanceof Prefilter.Less less) {
            prepare(less.less());
            prepare(less.more());
        }
    }

    private void prepare(Bound bound) {
        if (bounds.containsKey(bound) || bound.node() instanceof Constant.OfNumber) {
            return;
        }
        numbers.calculate(bound.node());
        numbers.push(bound.node());
        code.callPrefilter(bound.lowest() ? "lowest" : "highest");
        int local = code.newDouble();
        code.visitVarInsn(Opcodes.DSTORE, local);
        bounds.put(bound, local);
    }

    /** Pushes a long that is negative if the answer is yes. */
    void push(Prefilter prefilter) {
        if (prefilter instanceof Prefilter.Joined joined) {
            push(joined.parts().get(0));
            for (Prefilter part : joined.parts().subList(1, joined.parts().size())) {
                push(part);
                code.visitInsn(joined.all() ? Opcodes.LAND : Opcodes.LOR);
            }
        } else if (prefilter instanceof Prefilter.Less less && less.orEqual()) {
            pushDifference(less.more(), less.less());
            // Turns -0.0 into 0.0: here its sign would mean no.
            code.push(0.0);
            code.visitInsn(Opcodes.DADD);
            pushBits();
            code.push(-1L);
            code.visitInsn(Opcodes.LXOR);
        } else if (prefilter instanceof Prefilter.Less less) {
            pushDifference(less.less(), less.more());
            pushBits();
        } else if (prefilter instanceof Prefilter.In in) {
            code.pushIsIn(in.codes().orMissing(), in.codes().place());
        }
    }

    private void pushDifference(Bound left, Bound right) {
        push(left);
        push(right);
        code.visitInsn(Opcodes.DSUB);
    }

    private void push(Bound bound) {
        if (bound.node() instanceof Constant.OfNumber constant) {
            code.push(constant.value());
        } else {
            Integer local = bounds.get(bound);
            if (local == null) {
                throw new IllegalStateException("a number that was not prepared");
            }
            code.visitVarInsn(Opcodes.DLOAD, local);
        }
    }

    private void pushBits() {
        code.callStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
    }
}
