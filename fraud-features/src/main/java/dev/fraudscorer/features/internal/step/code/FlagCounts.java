package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Opcodes;

/**
 * How many rows have each of four flags, filters and marks alike: four numbers of a byte each in one int, which 128 rows do
 * not overflow.
 *
 * @param nibble which four, from the first flags on
 */
record FlagCounts(int nibble, long from) implements Accumulator {
    static final int LANES = 4;

    /** Copies four bits such that each comes to the lowest bit of a byte. */
    private static final int SPREAD = 0x204081;

    @Override
    public void add(WalkCode code) {
        code.load(this);
        code.pushFlagByte(nibble / 2);
        if (nibble % 2 == 1) {
            code.push(LANES);
            code.visitInsn(Opcodes.IUSHR);
        }
        code.push((1 << LANES) - 1);
        code.visitInsn(Opcodes.IAND);
        code.push(SPREAD);
        code.visitInsn(Opcodes.IMUL);
        code.push(CodeLanes.LOW_BITS);
        code.visitInsn(Opcodes.IAND);
        code.visitInsn(Opcodes.IADD);
        code.store(this);
    }
}
