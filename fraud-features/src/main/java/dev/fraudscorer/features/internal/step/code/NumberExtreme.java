package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Opcodes;

/** The least or the greatest number of cents in a column. */
record NumberExtreme(NumberScope numbers, boolean greatest) implements Accumulator {
    @Override
    public long from() {
        return numbers.from();
    }

    /** What is neither above the least nor below the greatest of any numbers. */
    int none() {
        return greatest ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }

    @Override
    public void begin(WalkCode code) {
        code.push(none());
    }

    @Override
    public void add(WalkCode code) {
        code.load(this);
        code.pushNumber(numbers.column());
        if (numbers.isMasked()) {
            numbers.pushMask(code);
            pushAdmitted(code);
        }
        callExtreme(code);
        code.store(this);
    }

    /** Replaces a number and a mask on the stack by the number, or by {@link #none} if the mask is 0. */
    void pushAdmitted(WalkCode code) {
        // number & mask | none & ~mask, without a look at the number twice.
        int mask = code.newTemporary();
        code.visitVarInsn(Opcodes.ISTORE, mask);
        code.push(none());
        code.visitInsn(Opcodes.IXOR);
        code.visitVarInsn(Opcodes.ILOAD, mask);
        code.visitInsn(Opcodes.IAND);
        code.push(none());
        code.visitInsn(Opcodes.IXOR);
    }

    /** Replaces two numbers on the stack by one of them. */
    void callExtreme(WalkCode code) {
        code.callStatic("java/lang/Math", greatest ? "max" : "min", "(II)I");
    }
}
