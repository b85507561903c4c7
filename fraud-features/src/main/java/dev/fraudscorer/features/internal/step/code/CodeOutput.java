package dev.fraudscorer.features.internal.step.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * What the values of a column come to.
 *
 * @param mark the flag of a row that says that it is the last with its value
 * @param with whether the current event's value counts, too, if the filter admits it
 */
record CodeOutput(Kind kind, int slot, Scope scope, int column, int mark, boolean with) implements Output {
    @Override
    public List<Accumulator> needs() {
        List<Accumulator> needs = new ArrayList<>();
        switch (kind) {
            case DISTINCT -> {
                needs.add(distinct());
                if (with) {
                    needs.add(equal());
                }
            }
            case SHARE -> {
                needs.addAll(Accumulator.ofCount(scope));
                needs.add(missing());
                needs.add(equal());
            }
            case IS_NEW -> needs.add(equal());
        }
        return needs;
    }

    private boolean isMarked() {
        return scope.from() == 0 && !scope.hasFilter();
    }

    /** Marks are of windows that end with the newest row, and of all rows. */
    private Accumulator distinct() {
        return isMarked() ? Accumulator.ofFlag(mark, 0) : new DistinctCodes(scope, column);
    }

    private EqualCodes equal() {
        return new EqualCodes(scope, column / CodeLanes.LANES);
    }

    private MissingCodes missing() {
        return new MissingCodes(scope, column / CodeLanes.LANES);
    }

    @Override
    public void write(WalkCode code) {
        switch (kind) {
            case DISTINCT -> writeDistinct(code);
            case SHARE -> code.ifGiven(column, slot, () -> writeShare(code));
            case IS_NEW -> code.ifGiven(column, slot, () -> writeIsNew(code));
        }
    }

    private void writeDistinct(WalkCode code) {
        code.beginNumber(slot);
        if (isMarked()) {
            code.pushLane(distinct(), mark % FlagCounts.LANES);
        } else {
            code.load(distinct());
        }
        if (with) {
            pushEqual(code);
            pushIsZero(code);
            pushOwn(code);
            code.visitInsn(Opcodes.IAND);
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.I2D);
        code.endNumber();
    }

    private void writeShare(WalkCode code) {
        int carriers = code.newTemporary();
        code.pushCount(scope, false);
        code.pushLane(missing(), column % CodeLanes.LANES);
        code.visitInsn(Opcodes.ISUB);
        addOwn(code);
        code.visitVarInsn(Opcodes.ISTORE, carriers);
        code.ifAtLeast(1, () -> code.visitVarInsn(Opcodes.ILOAD, carriers), slot, () -> {
            code.beginNumber(slot);
            pushEqual(code);
            addOwn(code);
            code.visitInsn(Opcodes.I2D);
            code.visitVarInsn(Opcodes.ILOAD, carriers);
            code.visitInsn(Opcodes.I2D);
            code.visitInsn(Opcodes.DDIV);
            code.endNumber();
        });
    }

    private void writeIsNew(WalkCode code) {
        code.beginNumber(slot);
        pushEqual(code);
        pushIsZero(code);
        code.visitInsn(Opcodes.I2D);
        code.endNumber();
    }

    private void pushEqual(WalkCode code) {
        code.pushLane(equal(), column % CodeLanes.LANES);
    }

    /** Replaces a count by 1 if it is 0, by 0 otherwise. */
    private static void pushIsZero(WalkCode code) {
        code.push(1);
        code.visitInsn(Opcodes.ISUB);
        code.push(Integer.SIZE - 1);
        code.visitInsn(Opcodes.IUSHR);
    }

    private void addOwn(WalkCode code) {
        if (with) {
            pushOwn(code);
            code.visitInsn(Opcodes.IADD);
        }
    }

    /** 1 if the current event carries a value and is admitted. */
    private void pushOwn(WalkCode code) {
        code.pushGiven(column);
        if (scope.hasFilter()) {
            code.pushOwnBit(scope.filter());
            code.visitInsn(Opcodes.IAND);
        }
    }

    /** What the values come to. */
    enum Kind {
        DISTINCT,
        SHARE,
        IS_NEW
    }
}
