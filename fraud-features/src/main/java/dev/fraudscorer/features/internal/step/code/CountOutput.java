package dev.fraudscorer.features.internal.step.code;

import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * How many events.
 *
 * @param with whether the current event counts, too, if the filter admits it
 */
record CountOutput(int slot, Scope scope, boolean with) implements Output {
    @Override
    public List<Accumulator> needs() {
        return Accumulator.ofCount(scope);
    }

    @Override
    public void write(WalkCode code) {
        code.beginNumber(slot);
        code.pushCount(scope, with);
        code.visitInsn(Opcodes.I2D);
        code.endNumber();
    }
}
