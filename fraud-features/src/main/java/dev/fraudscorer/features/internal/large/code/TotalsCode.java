package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.large.LargeLayout;
import dev.fraudscorer.features.internal.large.LargePass;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Cents;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Adds a row of cents to the totals of windows that follow each other, or takes it out of them: as {@code large.Totals} does lane
 * by lane, without a look at what the plan is.
 */
final class TotalsCode extends ChainedCode {
    /** Frame, array, begin of the body, begin of the row, and its place in the ring. */
    static final String DESCRIPTOR = "(L" + FRAME_NAME + ";[BIII)V";

    private static final int ROW = 3;
    private static final int PLACE = 4;
    private static final int CENTS = 5;
    private static final int ENTRY = 6;

    private final LargeLayout layout;
    private final LargePass pass;
    private final int window;
    private final int endWindow;
    private final boolean enters;

    /**
     * One that adds to all windows of a pass or takes out of one.
     *
     * @param window the first one
     * @param endWindow behind the last one
     * @param enters whether the row comes in, behind all others; else it leaves
     */
    TotalsCode(
            ClassVisitor out,
            String name,
            LargeLayout layout,
            LargePass pass,
            int window,
            int endWindow,
            boolean enters) {
        super(out, name, DESCRIPTOR);
        this.layout = layout;
        this.pass = pass;
        this.window = window;
        this.endWindow = endWindow;
        this.enters = enters;
    }

    @Override
    void begin() {
        // All variables are arguments.
    }

    void write() {
        for (LargePass.Counts lane : pass.counts) {
            Label skip = new Label();
            jumpUnlessFlag(ROW, layout.flagsAt, lane.filter(), skip);
            addChars(lane.at(), window, endWindow);
            mark(skip);
            continueIfLong();
        }
        for (LargePass.Numbers lane : pass.numbers) {
            write(lane);
            continueIfLong();
        }
        for (LargePass.Marked lane : pass.marked) {
            Label skip = new Label();
            jumpUnlessFlag(ROW, layout.flagsAt, layout.filters + lane.mark(), skip);
            addChars(lane.distinctAt(), lane.first()[window], lane.first()[endWindow]);
            mark(skip);
            continueIfLong();
        }
        for (LargePass.Counted lane : pass.counted) {
            write(lane);
            continueIfLong();
        }
    }

    private void addChars(int at, int from, int to) {
        for (int place = from; place < to; place++) {
            addChar(at + place * Short.BYTES);
        }
    }

    private void addChar(int offset) {
        pushBytes();
        pushPlace(BODY, offset);
        push(enters ? 1 : -1);
        callCells("addChar", "([BII)V");
    }

    private void write(LargePass.Numbers lane) {
        int column = lane.lane().column();
        Label skip = new Label();
        jumpUnlessAdmitted(lane.lane().filter(), skip);
        pushBytes();
        pushPlace(ROW, layout.numberAt(column));
        callBytes("getInt", "([BI)I");
        visitVarInsn(Opcodes.ISTORE, CENTS);
        visitVarInsn(Opcodes.ILOAD, CENTS);
        push(Cents.NONE);
        jump(Opcodes.IF_ICMPEQ, skip);
        for (int place = lane.first()[window]; place < lane.first()[endWindow]; place++) {
            addChar(lane.carriersAt() + place * Short.BYTES);
            addCents(lane.sumsAt() + place * Long.BYTES, enters ? "addLong" : "subtractLong");
            if (lane.squaresAt()[place] != Pass.NONE) {
                addCents(lane.squaresAt()[place], enters ? "addSquare" : "subtractSquare");
            }
        }
        writePeak(lane.low(), column, -1);
        writePeak(lane.high(), column, 1);
        mark(skip);
    }

    private void jumpUnlessAdmitted(int filter, Label otherwise) {
        if (filter != Pass.ALL) {
            jumpUnlessFlag(ROW, layout.flagsAt, filter, otherwise);
        }
    }

    private void addCents(int offset, String how) {
        pushBytes();
        pushPlace(BODY, offset);
        visitVarInsn(Opcodes.ILOAD, CENTS);
        callCells(how, "([BII)V");
    }

    private void writePeak(int number, int column, int sign) {
        if (number == Pass.NONE) {
            return;
        }
        LargePass.Peak peak = pass.peaks[number];
        for (int place = 0; place < peak.windows().length; place++) {
            if (peak.windows()[place] < window || peak.windows()[place] >= endWindow) {
                continue;
            }
            pushBytes();
            pushPlace(BODY, peak.at() + place * Short.BYTES);
            visitVarInsn(Opcodes.ILOAD, PLACE);
            if (enters) {
                visitVarInsn(Opcodes.ILOAD, CENTS);
                pushField("ring", "I");
                push(layout.numberAt(column));
                visitInsn(Opcodes.IADD);
                push(layout.stride);
                push(sign);
                callCells("raise", "([BIIIIII)V");
            } else {
                callCells("leave", "([BII)V");
            }
        }
    }

    private void write(LargePass.Counted lane) {
        int counted = lane.counted();
        Label skip = new Label();
        pushBytes();
        pushPlace(ROW, layout.codeAt[lane.lane().column()]);
        callBytes(layout.wide ? "getChar" : "getByte", "([BI)I");
        visitVarInsn(Opcodes.ISTORE, ENTRY);
        visitVarInsn(Opcodes.ILOAD, ENTRY);
        jump(Opcodes.IFEQ, skip);
        jumpUnlessAdmitted(lane.lane().filter(), skip);
        visitVarInsn(Opcodes.ILOAD, ENTRY);
        push(1);
        visitInsn(Opcodes.ISUB);
        push(layout.entryBytes[counted]);
        visitInsn(Opcodes.IMUL);
        pushElement("tables", counted);
        visitInsn(Opcodes.IADD);
        visitVarInsn(Opcodes.ISTORE, ENTRY);
        for (int place = lane.first()[window]; place < lane.first()[endWindow]; place++) {
            pushBytes();
            pushPlace(ENTRY, lane.countsAt() + place * Short.BYTES);
            pushPlace(BODY, lane.carriersAt() + place * Short.BYTES);
            pushPlace(BODY, lane.distinctAt() + place * Short.BYTES);
            callCells(enters ? "addValue" : "subtractValue", "([BIII)V");
        }
        mark(skip);
    }
}
