package dev.fraudscorer.features.internal.step.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * What the numbers of a column come to.
 *
 * @param with whether the current event's number counts, too, if the filter admits it
 */
record NumberOutput(Kind kind, int slot, NumberScope numbers, boolean with) implements Output {
    private static final double PER_ONE = 100;

    @Override
    public List<Accumulator> needs() {
        List<Accumulator> needs = new ArrayList<>();
        switch (kind) {
            case SUM -> needs.add(sum());
            case MEAN -> {
                needs.addAll(numbers.ofCount());
                needs.add(sum());
            }
            case MIN, MAX -> {
                needs.addAll(numbers.ofCount());
                needs.add(extreme());
            }
            case STDDEV -> {
                needs.addAll(numbers.ofCount());
                needs.add(sum());
                needs.add(squares());
            }
        }
        return needs;
    }

    private NumberSum sum() {
        return new NumberSum(numbers);
    }

    private NumberSquares squares() {
        return new NumberSquares(numbers);
    }

    private NumberExtreme extreme() {
        return new NumberExtreme(numbers, kind == Kind.MAX);
    }

    @Override
    public void write(WalkCode code) {
        // The current event is always in, unless a filter keeps it out or it lacks the number.
        int certain = with && !numbers.isMasked() ? 1 : 0;
        if (certain < kind.least) {
            code.ifAtLeast(kind.least, () -> numbers.pushCount(code, with), slot, () -> set(code));
        } else {
            set(code);
        }
    }

    private void set(WalkCode code) {
        code.beginNumber(slot);
        switch (kind) {
            case SUM -> pushSum(code);
            case MEAN -> {
                pushSum(code);
                numbers.pushCount(code, with);
                code.visitInsn(Opcodes.I2D);
                code.visitInsn(Opcodes.DDIV);
            }
            case MIN, MAX -> pushExtreme(code);
            case STDDEV -> {
                numbers.pushCount(code, with);
                pushCents(code);
                code.load(squares());
                if (with) {
                    pushOwn(code);
                    code.visitInsn(Opcodes.DUP2);
                    code.visitInsn(Opcodes.LMUL);
                    code.visitInsn(Opcodes.LADD);
                }
                code.callFrameStatic("deviation", "(IJJ)D");
            }
        }
        code.endNumber();
    }

    private void pushSum(WalkCode code) {
        pushCents(code);
        code.visitInsn(Opcodes.L2D);
        pushOne(code);
    }

    /** Cents to ones. */
    private static void pushOne(WalkCode code) {
        code.push(PER_ONE);
        code.visitInsn(Opcodes.DDIV);
    }

    private void pushCents(WalkCode code) {
        code.load(sum());
        if (with) {
            pushOwn(code);
            code.visitInsn(Opcodes.LADD);
        }
    }

    /** The current event's cents as a long; 0 if they do not count. */
    private void pushOwn(WalkCode code) {
        numbers.pushOwnNumber(code);
        code.visitInsn(Opcodes.I2L);
    }

    private void pushExtreme(WalkCode code) {
        NumberExtreme extreme = extreme();
        code.load(extreme);
        if (with) {
            code.pushOwnNumber(numbers.column());
            if (numbers.isMasked()) {
                numbers.pushOwnMask(code);
                extreme.pushAdmitted(code);
            }
            extreme.callExtreme(code);
        }
        code.visitInsn(Opcodes.I2D);
        pushOne(code);
    }

    /** What the numbers come to. */
    enum Kind {
        SUM(0),
        MEAN(1),
        MIN(1),
        MAX(1),
        STDDEV(2);

        /** Of fewer numbers it has no meaning. */
        private final int least;

        Kind(int least) {
            this.least = least;
        }
    }
}
