package dev.fraudscorer.features.internal.step.code;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * How many events are known to be fraud, or their share. The current event is none of them: it has no label yet.
 *
 * @param to where the window begins, in milliseconds before the end of the walk
 * @param with whether the current event counts among all, if the filter admits it
 */
record FraudOutput(boolean rate, int slot, Scope scope, long to, boolean with) implements Output {
    @Override
    public List<Accumulator> needs() {
        return rate ? Accumulator.ofCount(scope) : List.of();
    }

    @Override
    public void write(WalkCode code) {
        if (rate && (!with || scope.hasFilter())) {
            code.ifAtLeast(1, () -> code.pushCount(scope, with), slot, () -> set(code));
        } else {
            set(code);
        }
    }

    private void set(WalkCode code) {
        code.beginNumber(slot);
        code.pushFrame();
        code.push(scope.from());
        code.push(to);
        code.push(scope.filter());
        code.callFrame("frauds", "(JJI)I");
        code.visitInsn(Opcodes.I2D);
        if (rate) {
            code.pushCount(scope, with);
            code.visitInsn(Opcodes.I2D);
            code.visitInsn(Opcodes.DDIV);
            code.push(1.0);
            code.callStatic("java/lang/Math", "min", "(DD)D");
        }
        code.endNumber();
    }
}
