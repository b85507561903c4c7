package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Opcodes;

/** The sum of the squares of the cents in a column: of 129 numbers below 2^27 it is below 2^62. */
record NumberSquares(NumberScope numbers) implements Accumulator {
    @Override
    public long from() {
        return numbers.from();
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public void begin(WalkCode code) {
        code.push(0L);
    }

    @Override
    public void add(WalkCode code) {
        code.load(this);
        numbers.pushNumber(code);
        code.visitInsn(Opcodes.I2L);
        code.visitInsn(Opcodes.DUP2);
        code.visitInsn(Opcodes.LMUL);
        code.visitInsn(Opcodes.LADD);
        code.store(this);
    }
}
