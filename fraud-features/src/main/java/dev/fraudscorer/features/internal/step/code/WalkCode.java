package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.features.internal.bytecode.Instructions;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.RowLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The method that walks: its variables, the loop from one cut to the next, and the pieces that values are made of. Where it
 * becomes too long it goes on in another, which finds all variables in the frame.
 *
 * <p>Nothing is computed once and kept that is equal to what was computed before: the JVM's compiler finds that.
 */
final class WalkCode extends Instructions {
    private static final String FRAME_NAME = Type.getInternalName(CodeFrame.class);
    private static final String BYTES_NAME = Type.getInternalName(Bytes.class);

    /** The argument. */
    private static final int FRAME = 0;

    private static final int BYTES = 1;
    private static final int NUMBERS = 2;
    private static final int RING_AT = 3;
    private static final int RING_END = 4;
    /** Where the oldest row is that the walk has passed. */
    private static final int ROW = 5;
    /** How many rows it has passed. */
    private static final int PASSED = 6;

    private static final int ROWS = 7;
    private static final int WORD = 8;
    private static final int BITS = 10;
    private static final int GIVEN = 12;
    /** The event's numbers by column, then its codes, then what is added up. */
    private static final int OWN = 13;

    private final RowLayout layout;
    private final int numberColumns;
    private final int codeGroups;
    private final Map<DistinctCodes, Integer> seen = new HashMap<>();
    /** Where each is in the method that is being written; in the order of the places in the frame. */
    private final Map<Accumulator, Integer> variables = new LinkedHashMap<>();
    /** What was loaded of the row. */
    private final Map<String, Integer> ofRow = new HashMap<>();

    private int firstFree;
    private int nextFree;
    private int mostKept;

    WalkCode(MethodVisitor first, RowLayout layout, int numberColumns, int codeGroups) {
        super(first);
        this.layout = layout;
        this.numberColumns = numberColumns;
        this.codeGroups = codeGroups;
        start();
    }

    private void start() {
        begin();
        loadField("row", "I", Opcodes.ISTORE, ROW);
        push(0);
        visitVarInsn(Opcodes.ISTORE, PASSED);
    }

    /** How many longs are kept from method to method. */
    int mostKept() {
        return mostKept;
    }

    /** How many accumulators need bits for the codes that were seen. */
    int distinct() {
        return seen.size();
    }

    private void begin() {
        loadField("bytes", "[B", Opcodes.ASTORE, BYTES);
        loadField("numbers", "[D", Opcodes.ASTORE, NUMBERS);
        loadField("ringAt", "I", Opcodes.ISTORE, RING_AT);
        loadField("ringEnd", "I", Opcodes.ISTORE, RING_END);
        loadField("rows", "I", Opcodes.ISTORE, ROWS);
        loadField("word", "J", Opcodes.LSTORE, WORD);
        loadField("bits", "J", Opcodes.LSTORE, BITS);
        loadField("given", "I", Opcodes.ISTORE, GIVEN);
        loadEach("cents", numberColumns, OWN);
        loadEach("codes", codeGroups, OWN + numberColumns);
        firstFree = OWN + numberColumns + codeGroups;
        nextFree = firstFree;
    }

    private void loadField(String name, String descriptor, int store, int variable) {
        pushFrame();
        getField(FRAME_NAME, name, descriptor);
        visitVarInsn(store, variable);
    }

    private void loadEach(String name, int size, int first) {
        for (int i = 0; i < size; i++) {
            pushFrame();
            getField(FRAME_NAME, name, "[I");
            push(i);
            visitInsn(Opcodes.IALOAD);
            visitVarInsn(Opcodes.ISTORE, first + i);
        }
    }

    /** Begins another walk in another method, with nothing added up; the length of this one in bytes. */
    int startAgainIn(MethodVisitor next) {
        int length = end();
        into(next);
        variables.clear();
        start();
        return length;
    }

    /** Goes on in another method; the length of this one in bytes. */
    int continueIn(MethodVisitor next) {
        List<Accumulator> kept = new ArrayList<>(variables.keySet());
        mostKept = Math.max(mostKept, kept.size() + 2);
        keep(0, () -> visitVarInsn(Opcodes.ILOAD, ROW), false);
        keep(1, () -> visitVarInsn(Opcodes.ILOAD, PASSED), false);
        for (int i = 0; i < kept.size(); i++) {
            Accumulator accumulator = kept.get(i);
            keep(i + 2, () -> load(accumulator), accumulator.isLong());
        }
        int length = end();
        into(next);
        begin();
        variables.clear();
        pushKept(0, false);
        visitVarInsn(Opcodes.ISTORE, ROW);
        pushKept(1, false);
        visitVarInsn(Opcodes.ISTORE, PASSED);
        for (int i = 0; i < kept.size(); i++) {
            pushKept(i + 2, kept.get(i).isLong());
            define(kept.get(i));
        }
        return length;
    }

    private void keep(int place, Runnable pushValue, boolean isLong) {
        pushFrame();
        getField(FRAME_NAME, "kept", "[J");
        push(place);
        pushValue.run();
        if (!isLong) {
            visitInsn(Opcodes.I2L);
        }
        visitInsn(Opcodes.LASTORE);
    }

    private void pushKept(int place, boolean isLong) {
        pushFrame();
        getField(FRAME_NAME, "kept", "[J");
        push(place);
        visitInsn(Opcodes.LALOAD);
        if (!isLong) {
            visitInsn(Opcodes.L2I);
        }
    }

    // What is added up.

    /** Makes a variable with what it begins with. */
    void begin(Accumulator accumulator) {
        accumulator.begin(this);
        define(accumulator);
    }

    private void define(Accumulator accumulator) {
        variables.put(accumulator, firstFree);
        firstFree += accumulator.isLong() ? 2 : 1;
        nextFree = firstFree;
        store(accumulator);
    }

    /** Nothing needs it any more. */
    void forget(Accumulator accumulator) {
        variables.remove(accumulator);
    }

    void load(Accumulator accumulator) {
        visitVarInsn(accumulator.isLong() ? Opcodes.LLOAD : Opcodes.ILOAD, variable(accumulator));
    }

    void store(Accumulator accumulator) {
        visitVarInsn(accumulator.isLong() ? Opcodes.LSTORE : Opcodes.ISTORE, variable(accumulator));
    }

    private int variable(Accumulator accumulator) {
        Integer variable = variables.get(accumulator);
        if (variable == null) {
            throw new IllegalStateException(accumulator + " is not added up here");
        }
        return variable;
    }

    /** Walks to a cut, and adds each row on the way. */
    void walk(long cut, List<Accumulator> added) {
        int bound = newTemporary();
        newTemporary();
        int row = newTemporary();
        visitVarInsn(Opcodes.LLOAD, WORD);
        push(cut << RowLayout.ID_BITS);
        visitInsn(Opcodes.LSUB);
        visitVarInsn(Opcodes.LSTORE, bound);
        Label next = new Label();
        Label end = new Label();
        mark(next);
        visitVarInsn(Opcodes.ILOAD, PASSED);
        visitVarInsn(Opcodes.ILOAD, ROWS);
        jump(Opcodes.IF_ICMPGE, end);
        pushRowBefore();
        visitVarInsn(Opcodes.ISTORE, row);
        visitVarInsn(Opcodes.ALOAD, BYTES);
        visitVarInsn(Opcodes.ILOAD, row);
        callStatic(BYTES_NAME, "getLong", "([BI)J");
        visitVarInsn(Opcodes.LLOAD, bound);
        visitInsn(Opcodes.LCMP);
        jump(Opcodes.IFLE, end);
        visitVarInsn(Opcodes.ILOAD, row);
        visitVarInsn(Opcodes.ISTORE, ROW);
        increment(PASSED);
        for (Accumulator accumulator : added) {
            accumulator.add(this);
        }
        jump(Opcodes.GOTO, next);
        mark(end);
        ofRow.clear();
        nextFree = firstFree;
    }

    /** Before the first place of the ring comes its last. */
    private void pushRowBefore() {
        Label inside = new Label();
        Label subtract = new Label();
        visitVarInsn(Opcodes.ILOAD, ROW);
        visitVarInsn(Opcodes.ILOAD, RING_AT);
        jump(Opcodes.IF_ICMPNE, inside);
        visitVarInsn(Opcodes.ILOAD, RING_END);
        jump(Opcodes.GOTO, subtract);
        mark(inside);
        visitVarInsn(Opcodes.ILOAD, ROW);
        mark(subtract);
        push(layout.stride());
        visitInsn(Opcodes.ISUB);
    }

    /** A variable for an int, until the next cut or output. */
    int newTemporary() {
        return nextFree++;
    }

    // Of the row.

    /** The cents in a column. */
    void pushNumber(int column) {
        pushOfRow("number " + column, layout.numberAt(column), true);
    }

    /** Four codes; behind the last column there are other bytes of the row. */
    void pushCodes(int group) {
        pushOfRow("codes " + group, layout.codesAt() + group * CodeLanes.LANES, true);
    }

    /** One code. */
    void pushCode(int column) {
        pushOfRow("code " + column, layout.codesAt() + column, false);
    }

    /** Eight flags. */
    void pushFlagByte(int index) {
        pushOfRow("flags " + index, layout.flagsAt() + index, false);
    }

    private void pushOfRow(String name, int at, boolean isInt) {
        Integer loaded = ofRow.get(name);
        if (loaded == null) {
            loaded = newTemporary();
            ofRow.put(name, loaded);
            visitVarInsn(Opcodes.ALOAD, BYTES);
            visitVarInsn(Opcodes.ILOAD, ROW);
            push(at);
            visitInsn(Opcodes.IADD);
            callStatic(BYTES_NAME, isInt ? "getInt" : "getByte", "([BI)I");
            visitVarInsn(Opcodes.ISTORE, loaded);
        }
        visitVarInsn(Opcodes.ILOAD, loaded);
    }

    /** 1 if a filter admits the row, else 0. */
    void pushBit(int filter) {
        pushFlagByte(filter / Byte.SIZE);
        push(filter % Byte.SIZE);
        visitInsn(Opcodes.IUSHR);
        push(1);
        visitInsn(Opcodes.IAND);
    }

    /** All bits set if a filter admits the row, else none. */
    void pushMask(int filter) {
        pushBit(filter);
        visitInsn(Opcodes.INEG);
    }

    void pushSeen() {
        pushFrame();
        getField(FRAME_NAME, "seen", "[J");
    }

    /** Where the bits of the codes that were seen begin. */
    int seenAt(DistinctCodes distinct) {
        return seen.computeIfAbsent(distinct, unused -> seen.size()) * CodeFrame.SEEN_WORDS;
    }

    // Of the current event.

    void pushOwnNumber(int column) {
        visitVarInsn(Opcodes.ILOAD, OWN + column);
    }

    void pushOwnCodes(int group) {
        visitVarInsn(Opcodes.ILOAD, OWN + numberColumns + group);
    }

    /** 1 if it carries a value in a column of codes, else 0. */
    void pushGiven(int column) {
        visitVarInsn(Opcodes.ILOAD, GIVEN);
        push(column);
        visitInsn(Opcodes.IUSHR);
        push(1);
        visitInsn(Opcodes.IAND);
    }

    /** 1 if a filter admits it, else 0. */
    void pushOwnBit(int filter) {
        visitVarInsn(Opcodes.LLOAD, BITS);
        push(filter);
        visitInsn(Opcodes.LUSHR);
        visitInsn(Opcodes.L2I);
        push(1);
        visitInsn(Opcodes.IAND);
    }

    /** All bits set if a filter admits it, else none. */
    void pushOwnMask(int filter) {
        pushOwnBit(filter);
        visitInsn(Opcodes.INEG);
    }

    // At a cut.

    void pushFrame() {
        visitVarInsn(Opcodes.ALOAD, FRAME);
    }

    /** How many rows the walk has passed. */
    void pushPassed() {
        visitVarInsn(Opcodes.ILOAD, PASSED);
    }

    /** How many of them count, and the current event if it does. */
    void pushCount(Scope scope, boolean with) {
        if (scope.hasFilter()) {
            pushLane(Accumulator.ofFlag(scope.filter(), scope.from()), scope.filter() % FlagCounts.LANES);
        } else {
            pushPassed();
            if (scope.from() > 0) {
                load(new RowsBefore(scope.from()));
                visitInsn(Opcodes.ISUB);
            }
        }
        if (with) {
            if (scope.hasFilter()) {
                pushOwnBit(scope.filter());
            } else {
                push(1);
            }
            visitInsn(Opcodes.IADD);
        }
    }

    /** One of the four numbers of a byte. */
    void pushLane(Accumulator accumulator, int lane) {
        load(accumulator);
        push(lane * Byte.SIZE);
        visitInsn(Opcodes.IUSHR);
        push((1 << Byte.SIZE) - 1);
        visitInsn(Opcodes.IAND);
    }

    /** Begins to set a slot; its number is pushed next. */
    void beginNumber(int slot) {
        visitVarInsn(Opcodes.ALOAD, NUMBERS);
        push(slot);
    }

    void endNumber() {
        visitInsn(Opcodes.DASTORE);
    }

    /** Ends an output. */
    void endOutput() {
        nextFree = firstFree;
    }

    /** Runs code if a count is not below {@code least}; otherwise the slot has no history. */
    void ifAtLeast(int least, Runnable pushCount, int slot, Runnable set) {
        Label missing = new Label();
        pushCount.run();
        push(least);
        jump(Opcodes.IF_ICMPLT, missing);
        orMissing(missing, "missing", slot, set);
    }

    /** Runs code if the event carries a value; otherwise the slot has none, either. */
    void ifGiven(int column, int slot, Runnable set) {
        Label notGiven = new Label();
        pushGiven(column);
        jump(Opcodes.IFEQ, notGiven);
        orMissing(notGiven, "notGiven", slot, set);
    }

    private void orMissing(Label otherwise, String cause, int slot, Runnable set) {
        Label end = new Label();
        set.run();
        jump(Opcodes.GOTO, end);
        mark(otherwise);
        pushFrame();
        push(slot);
        callFrame(cause, "(I)V");
        mark(end);
    }

    /** Calls a method of the frame, which stands on the stack below the arguments. */
    void callFrame(String name, String descriptor) {
        callVirtual(FRAME_NAME, name, descriptor);
    }

    void callFrameStatic(String name, String descriptor) {
        callStatic(FRAME_NAME, name, descriptor);
    }
}
