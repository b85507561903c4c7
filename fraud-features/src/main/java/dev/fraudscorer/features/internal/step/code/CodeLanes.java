package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Opcodes;

/** Four codes of a row at once, a byte each in an int, and counts of them. */
final class CodeLanes {
    /** How many codes are looked at at once. */
    static final int LANES = 4;

    static final int LOW_BITS = 0x01010101;
    private static final int ALL_BUT_HIGH = 0x7F7F7F7F;

    private CodeLanes() {}

    /** Replaces an int by one with the lowest bit of each byte set that was 0. */
    static void zeroBytes(WalkCode code) {
        int codes = code.newTemporary();
        code.visitVarInsn(Opcodes.ISTORE, codes);
        // No byte carries into the next: the high bit of a byte is set unless all of it is 0.
        code.visitVarInsn(Opcodes.ILOAD, codes);
        code.push(ALL_BUT_HIGH);
        code.visitInsn(Opcodes.IAND);
        code.push(ALL_BUT_HIGH);
        code.visitInsn(Opcodes.IADD);
        code.visitVarInsn(Opcodes.ILOAD, codes);
        code.visitInsn(Opcodes.IOR);
        code.push(-1);
        code.visitInsn(Opcodes.IXOR);
        code.push(Byte.SIZE - 1);
        code.visitInsn(Opcodes.IUSHR);
        code.push(LOW_BITS);
        code.visitInsn(Opcodes.IAND);
    }

    /** Adds to an accumulator on the stack, below what is added: of no row that the filter does not admit. */
    static void addAdmitted(WalkCode code, Scope scope) {
        if (scope.hasFilter()) {
            code.pushMask(scope.filter());
            code.visitInsn(Opcodes.IAND);
        }
        code.visitInsn(Opcodes.IADD);
    }
}
