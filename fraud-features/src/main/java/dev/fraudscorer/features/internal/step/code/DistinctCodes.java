package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Opcodes;

/**
 * How many values the rows of a column carry where the marks do not say it, since not all rows count. A bit for each code
 * that was seen stands in the frame; that of no value is set from the beginning.
 */
record DistinctCodes(Scope scope, int column) implements Accumulator {
    private static final int WORD_SHIFT = 6;

    @Override
    public long from() {
        return scope.from();
    }

    @Override
    public void add(WalkCode code) {
        int value = code.newTemporary();
        int word = code.newTemporary();
        int isNew = code.newTemporary();
        code.pushCode(column);
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ISTORE, value);
        code.push(WORD_SHIFT);
        code.visitInsn(Opcodes.IUSHR);
        code.push(code.seenAt(this));
        code.visitInsn(Opcodes.IADD);
        code.visitVarInsn(Opcodes.ISTORE, word);

        code.pushSeen();
        code.visitVarInsn(Opcodes.ILOAD, word);
        code.visitInsn(Opcodes.LALOAD);
        code.visitVarInsn(Opcodes.ILOAD, value);
        // Shifts by the lower six bits of the code.
        code.visitInsn(Opcodes.LUSHR);
        code.visitInsn(Opcodes.L2I);
        code.push(-1);
        code.visitInsn(Opcodes.IXOR);
        if (scope.hasFilter()) {
            code.pushBit(scope.filter());
        } else {
            code.push(1);
        }
        code.visitInsn(Opcodes.IAND);
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ISTORE, isNew);
        code.load(this);
        code.visitInsn(Opcodes.IADD);
        code.store(this);

        code.pushSeen();
        code.visitVarInsn(Opcodes.ILOAD, word);
        code.visitInsn(Opcodes.DUP2);
        code.visitInsn(Opcodes.LALOAD);
        code.visitVarInsn(Opcodes.ILOAD, isNew);
        code.visitInsn(Opcodes.I2L);
        code.visitVarInsn(Opcodes.ILOAD, value);
        code.visitInsn(Opcodes.LSHL);
        code.visitInsn(Opcodes.LOR);
        code.visitInsn(Opcodes.LASTORE);
    }
}
