package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.large.LargeLayout;
import dev.fraudscorer.features.internal.large.LargePass;
import dev.fraudscorer.features.internal.plan.Asked;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Makes values of the totals of windows, slot by slot: those that {@code large.LargeReader} makes, by the same steps. */
final class ReadCode extends ChainedCode {
    static final String DESCRIPTOR = SlideCode.DESCRIPTOR;

    private static final double PER_ONE = 100;
    private static final int NUMBERS = 3;
    private static final int BITS = 4;
    private static final int GIVEN = 6;
    private static final int COUNT = 7;

    private final LargeLayout layout;
    private final List<Integer> slots = new ArrayList<>();
    private LargePass pass;
    private int passNumber;

    ReadCode(ClassVisitor out, String name, LargeLayout layout) {
        super(out, name, DESCRIPTOR);
        this.layout = layout;
        this.pass = layout.passes[0];
        begin();
    }

    @Override
    void begin() {
        loadField("bytes", "[B", Opcodes.ASTORE, BYTES);
        loadField("body", "I", Opcodes.ISTORE, BODY);
        loadField("numbers", "[D", Opcodes.ASTORE, NUMBERS);
        loadField("bits", "J", Opcodes.LSTORE, BITS);
        loadField("given", "I", Opcodes.ISTORE, GIVEN);
    }

    /** All slots that were set. */
    List<Integer> slots() {
        return slots;
    }

    void write(int number) {
        passNumber = number;
        pass = layout.passes[number];
        boolean inside = pass.pass.offsetMillis() == 0;
        for (CountLane lane : pass.pass.counts()) {
            each(lane.including(), (window, slot) -> count(lane.filter(), window, inside, slot));
            each(lane.excluding(), (window, slot) -> count(lane.filter(), window, false, slot));
        }
        for (LargePass.Numbers lane : pass.numbers) {
            write(lane, lane.lane().including(), inside);
            write(lane, lane.lane().excluding(), false);
        }
        for (LargePass.Marked lane : pass.marked) {
            write(lane, inside);
        }
        for (LargePass.Counted lane : pass.counted) {
            write(lane, inside);
        }
        for (FraudLane lane : pass.pass.frauds()) {
            each(lane.count(), (window, slot) -> frauds(lane.filter(), window, slot));
            each(lane.countExcluding(), (window, slot) -> frauds(lane.filter(), window, slot));
            each(lane.rate(), (window, slot) -> fraudRate(lane.filter(), window, inside, slot));
            each(lane.rateExcluding(), (window, slot) -> fraudRate(lane.filter(), window, false, slot));
        }
    }

    /** Makes the value of a window and sets a slot to it. */
    private interface Value {
        void write(int window, int slot);
    }

    private void each(Asked asked, Value value) {
        for (int i = 0; i < asked.size(); i++) {
            value.write(asked.window(i), asked.slot(i));
            slots.add(asked.slot(i));
            continueIfLong();
        }
    }

    // Events.

    private void count(int filter, int window, boolean with, int slot) {
        beginNumber(slot);
        pushEvents(filter, window, with);
        visitInsn(Opcodes.I2D);
        endNumber();
    }

    private void pushEvents(int filter, int window, boolean with) {
        if (filter == Pass.ALL) {
            pushChar(pass.toAt);
            pushFrom(window);
            visitInsn(Opcodes.ISUB);
        } else {
            pushChar(countsAt(filter) + window * Short.BYTES);
        }
        addOwn(filter, with);
    }

    private int countsAt(int filter) {
        int i = 0;
        while (pass.counts[i].filter() != filter) {
            i++;
        }
        return pass.counts[i].at();
    }

    /** The number of a window's first row. */
    private void pushFrom(int window) {
        pushChar(pass.fromAt + window * Short.BYTES);
    }

    /** Adds 1 to a count if the event counts. */
    private void addOwn(int filter, boolean with) {
        if (with) {
            pushOwnBit(filter);
            visitInsn(Opcodes.IADD);
        }
    }

    /** 1 if a filter admits the event, else 0. */
    private void pushOwnBit(int filter) {
        if (filter == Pass.ALL) {
            push(1);
            return;
        }
        visitVarInsn(Opcodes.LLOAD, BITS);
        push(filter);
        visitInsn(Opcodes.LUSHR);
        visitInsn(Opcodes.L2I);
        push(1);
        visitInsn(Opcodes.IAND);
    }

    // Numbers.

    private void write(LargePass.Numbers lane, NumberLane.Slots asked, boolean with) {
        each(asked.sum(), (window, slot) -> {
            beginNumber(slot);
            pushSum(lane, window, with);
            endNumber();
        });
        each(
                asked.mean(),
                (window, slot) -> ifCarried(lane, window, with, 1, slot, () -> {
                    pushSum(lane, window, with);
                    visitVarInsn(Opcodes.ILOAD, COUNT);
                    visitInsn(Opcodes.I2D);
                    visitInsn(Opcodes.DDIV);
                }));
        each(
                asked.min(),
                (window, slot) -> ifCarried(
                        lane, window, with, 1, slot, () -> pushExtreme(lane, lane.low(), window, with, false)));
        each(
                asked.max(),
                (window, slot) -> ifCarried(
                        lane, window, with, 1, slot, () -> pushExtreme(lane, lane.high(), window, with, true)));
        each(
                asked.stddev(),
                (window, slot) -> ifCarried(lane, window, with, 2, slot, () -> {
                    pushBytes();
                    visitVarInsn(Opcodes.ILOAD, COUNT);
                    pushCents(lane, window, with);
                    pushPlace(BODY, lane.squaresAt()[place(lane.lane().windows(), window)]);
                    pushOwnCents(lane, with);
                    callCells("deviation", "([BIJII)D");
                }));
    }

    private static int place(int[] windows, int window) {
        int place = 0;
        while (windows[place] != window) {
            place++;
        }
        return place;
    }

    /** Sets a slot if a window has at least so many numbers, which {@link #COUNT} says. */
    private void ifCarried(LargePass.Numbers lane, int window, boolean with, int least, int slot, Runnable pushNumber) {
        pushChar(lane.carriersAt() + place(lane.lane().windows(), window) * Short.BYTES);
        addOwn(lane.lane().filter(), with);
        ifAtLeast(least, slot, pushNumber);
    }

    private void ifAtLeast(int least, int slot, Runnable pushNumber) {
        Label missing = new Label();
        visitVarInsn(Opcodes.ISTORE, COUNT);
        visitVarInsn(Opcodes.ILOAD, COUNT);
        push(least);
        jump(Opcodes.IF_ICMPLT, missing);
        beginNumber(slot);
        pushNumber.run();
        endNumber();
        orElse(missing, "missing", slot);
    }

    private void pushSum(LargePass.Numbers lane, int window, boolean with) {
        pushCents(lane, window, with);
        visitInsn(Opcodes.L2D);
        push(PER_ONE);
        visitInsn(Opcodes.DDIV);
    }

    private void pushCents(LargePass.Numbers lane, int window, boolean with) {
        pushBytes();
        pushPlace(BODY, lane.sumsAt() + place(lane.lane().windows(), window) * Long.BYTES);
        callBytes("getLong", "([BI)J");
        if (with) {
            pushOwnCents(lane, true);
            visitInsn(Opcodes.I2L);
            visitInsn(Opcodes.LADD);
        }
    }

    /** The event's cents; 0 if it does not count. */
    private void pushOwnCents(LargePass.Numbers lane, boolean with) {
        if (!with) {
            push(0);
            return;
        }
        pushElement("cents", lane.lane().column());
        if (lane.lane().filter() != Pass.ALL) {
            pushOwnBit(lane.lane().filter());
            visitInsn(Opcodes.INEG);
            visitInsn(Opcodes.IAND);
        }
    }

    private void pushExtreme(LargePass.Numbers lane, int peakNumber, int window, boolean with, boolean max) {
        LargePass.Peak peak = pass.peaks[peakNumber];
        int column = lane.lane().column();
        int nothing = max ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        visitVarInsn(Opcodes.ALOAD, FRAME);
        push(peak.at() + peak.place(window) * Short.BYTES);
        push(layout.numberAt(column));
        push(layout.stride);
        push(nothing);
        push(passNumber);
        push(peakNumber);
        push(window);
        callFrame("extreme", "(IIIIIII)I");
        if (with) {
            pushOwnBit(lane.lane().filter());
            pushElement("cents", column);
            push(nothing);
            callCells("either", "(III)I");
            callStatic("java/lang/Math", max ? "max" : "min", "(II)I");
        }
        visitInsn(Opcodes.I2D);
        push(PER_ONE);
        visitInsn(Opcodes.DDIV);
    }

    // Codes.

    private void write(LargePass.Marked lane, boolean inside) {
        writeDistinct(lane.lane(), lane.distinctAt(), inside, window -> pushIsBefore(lane, window));
    }

    /**
     * Writes how many different values windows have, and whether the event's is new.
     *
     * @param pushIsNew pushes 1 if a window has no row with the event's value, else 0
     */
    private void writeDistinct(CodeLane lane, int distinctAt, boolean inside, IntConsumer pushIsNew) {
        int[] windows = lane.windows();
        each(lane.distinct(), (window, slot) -> {
            beginNumber(slot);
            pushChar(distinctAt + place(windows, window) * Short.BYTES);
            if (inside) {
                pushIsNew.accept(window);
                addIfOwn(lane.column(), lane.filter());
            }
            visitInsn(Opcodes.I2D);
            endNumber();
        });
        each(lane.distinctExcluding(), (window, slot) -> {
            beginNumber(slot);
            pushChar(distinctAt + place(windows, window) * Short.BYTES);
            visitInsn(Opcodes.I2D);
            endNumber();
        });
        each(
                lane.isNew(),
                (window, slot) -> ifGiven(lane.column(), slot, () -> {
                    beginNumber(slot);
                    pushIsNew.accept(window);
                    visitInsn(Opcodes.I2D);
                    endNumber();
                }));
    }

    /** 1 if the last row with the event's value is before a window, or there is none. */
    private void pushIsBefore(LargePass.Marked lane, int window) {
        pushElement("lastRows", lane.mark());
        pushFrom(window);
        visitInsn(Opcodes.ISUB);
        push(Integer.SIZE - 1);
        visitInsn(Opcodes.IUSHR);
    }

    /** Adds 1 or 0 to a number if the event carries a value and is admitted. */
    private void addIfOwn(int column, int filter) {
        pushOwn(column, filter);
        visitInsn(Opcodes.IAND);
        visitInsn(Opcodes.IADD);
    }

    private void pushOwn(int column, int filter) {
        visitVarInsn(Opcodes.ILOAD, GIVEN);
        push(column);
        visitInsn(Opcodes.IUSHR);
        push(1);
        visitInsn(Opcodes.IAND);
        if (filter != Pass.ALL) {
            pushOwnBit(filter);
            visitInsn(Opcodes.IAND);
        }
    }

    private void write(LargePass.Counted lane, boolean inside) {
        int column = lane.lane().column();
        int filter = lane.lane().filter();
        writeDistinct(lane.lane(), lane.distinctAt(), inside, window -> pushIsNew(lane, window));
        each(
                lane.lane().share(),
                (window, slot) -> ifGiven(column, slot, () -> share(lane, filter, window, inside, slot)));
        each(
                lane.lane().shareExcluding(),
                (window, slot) -> ifGiven(column, slot, () -> share(lane, filter, window, false, slot)));
    }

    private void share(LargePass.Counted lane, int filter, int window, boolean with, int slot) {
        pushChar(lane.carriersAt() + place(lane.lane().windows(), window) * Short.BYTES);
        addOwn(filter, with);
        ifAtLeast(1, slot, () -> {
            pushSame(lane, window);
            addOwn(filter, with);
            visitInsn(Opcodes.I2D);
            visitVarInsn(Opcodes.ILOAD, COUNT);
            visitInsn(Opcodes.I2D);
            visitInsn(Opcodes.DDIV);
        });
    }

    /** How many rows of a window carry the event's value. */
    private void pushSame(LargePass.Counted lane, int window) {
        visitVarInsn(Opcodes.ALOAD, FRAME);
        push(lane.counted());
        push(lane.countsAt() + place(lane.lane().windows(), window) * Short.BYTES);
        callFrame("same", "(II)I");
    }

    /** 1 if no row of a window carries the event's value, else 0. */
    private void pushIsNew(LargePass.Counted lane, int window) {
        pushSame(lane, window);
        push(1);
        visitInsn(Opcodes.ISUB);
        push(Integer.SIZE - 1);
        visitInsn(Opcodes.IUSHR);
    }

    // Labels.

    private void frauds(int filter, int window, int slot) {
        beginNumber(slot);
        pushFrauds(filter, window);
        visitInsn(Opcodes.I2D);
        endNumber();
    }

    private void fraudRate(int filter, int window, boolean with, int slot) {
        pushEvents(filter, window, with);
        ifAtLeast(1, slot, () -> {
            pushFrauds(filter, window);
            visitInsn(Opcodes.I2D);
            visitVarInsn(Opcodes.ILOAD, COUNT);
            visitInsn(Opcodes.I2D);
            visitInsn(Opcodes.DDIV);
            push(1.0);
            callStatic("java/lang/Math", "min", "(DD)D");
        });
    }

    private void pushFrauds(int filter, int window) {
        long offset = pass.pass.offsetMillis();
        visitVarInsn(Opcodes.ALOAD, FRAME);
        push(offset);
        push(offset + pass.pass.lengthMillis()[window]);
        push(filter);
        callFrame("frauds", "(JJI)I");
    }

    // Slots.

    /** Begins to set a slot; its number is pushed next. */
    private void beginNumber(int slot) {
        visitVarInsn(Opcodes.ALOAD, NUMBERS);
        push(slot);
    }

    private void endNumber() {
        visitInsn(Opcodes.DASTORE);
    }

    /** Sets a slot if the event carries a value; otherwise the slot has none, either. */
    private void ifGiven(int column, int slot, Runnable set) {
        Label notGiven = new Label();
        pushOwn(column, Pass.ALL);
        jump(Opcodes.IFEQ, notGiven);
        set.run();
        orElse(notGiven, "notGiven", slot);
    }

    private void orElse(Label otherwise, String cause, int slot) {
        Label end = new Label();
        jump(Opcodes.GOTO, end);
        mark(otherwise);
        visitVarInsn(Opcodes.ALOAD, FRAME);
        push(slot);
        callFrame(cause, "(I)V");
        mark(end);
    }
}
