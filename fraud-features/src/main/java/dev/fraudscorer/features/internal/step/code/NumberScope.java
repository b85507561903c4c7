package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.features.internal.record.Cents;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Which numbers of a column count of the rows that the walk has passed.
 *
 * @param hasGaps whether a row, or the current event, may lack the number; otherwise none does, and none is looked at for it
 */
record NumberScope(Scope rows, int column, boolean hasGaps) {
    long from() {
        return rows.from();
    }

    /** Whether a row's number may not count: then there is a mask. */
    boolean isMasked() {
        return hasGaps || rows.hasFilter();
    }

    /** All bits set if the row's number counts, else none. */
    void pushMask(WalkCode code) {
        pushMask(code, () -> code.pushNumber(column), () -> code.pushMask(rows.filter()));
    }

    /** All bits set if the current event's number counts, else none. */
    void pushOwnMask(WalkCode code) {
        pushMask(code, () -> code.pushOwnNumber(column), () -> code.pushOwnMask(rows.filter()));
    }

    private void pushMask(WalkCode code, Runnable pushNumber, Runnable pushFilterMask) {
        if (!hasGaps) {
            pushFilterMask.run();
            return;
        }
        // Of a number x that is not 0, x or -x has the highest bit.
        pushNumber.run();
        code.push(Cents.NONE);
        code.visitInsn(Opcodes.IXOR);
        code.visitInsn(Opcodes.DUP);
        code.visitInsn(Opcodes.INEG);
        code.visitInsn(Opcodes.IOR);
        code.push(Integer.SIZE - 1);
        code.visitInsn(Opcodes.ISHR);
        if (rows.hasFilter()) {
            pushFilterMask.run();
            code.visitInsn(Opcodes.IAND);
        }
    }

    /** The row's number; 0 if it does not count. */
    void pushNumber(WalkCode code) {
        code.pushNumber(column);
        if (isMasked()) {
            pushMask(code);
            code.visitInsn(Opcodes.IAND);
        }
    }

    /** The current event's number; 0 if it does not count. */
    void pushOwnNumber(WalkCode code) {
        code.pushOwnNumber(column);
        if (isMasked()) {
            pushOwnMask(code);
            code.visitInsn(Opcodes.IAND);
        }
    }

    /** What {@link #pushCount} needs. */
    List<Accumulator> ofCount() {
        return hasGaps ? List.of(new NumberCount(this)) : Accumulator.ofCount(rows);
    }

    /** How many numbers count, and the current event's if it does. */
    void pushCount(WalkCode code, boolean with) {
        if (!hasGaps) {
            code.pushCount(rows, with);
            return;
        }
        code.load(new NumberCount(this));
        if (with) {
            pushOwnMask(code);
            code.visitInsn(Opcodes.ISUB);
        }
    }
}
