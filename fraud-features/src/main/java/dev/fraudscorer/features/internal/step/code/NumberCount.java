package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Opcodes;

/** How many numbers of a column count, some of which may be missing. */
record NumberCount(NumberScope numbers) implements Accumulator {
    @Override
    public long from() {
        return numbers.from();
    }

    @Override
    public void add(WalkCode code) {
        code.load(this);
        // A mask of all bits is -1.
        numbers.pushMask(code);
        code.visitInsn(Opcodes.ISUB);
        code.store(this);
    }
}
