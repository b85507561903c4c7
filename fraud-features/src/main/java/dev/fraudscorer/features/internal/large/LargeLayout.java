package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.RowLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/*
 * The body of a record:
 *
 *   slots of the table of last rows 4 | used of them 4 | flags 1 | of each counted column: slots 2, used 2, with rows 2
 *   labels: facts that a page has room for 2, pages 2, pages that there is room for 2
 *   of each pass: its end 2, the start of each window 2, totals of its lanes
 *   table of last rows | tables of values | extremes of blocks of rows | ring of rows | labels
 *
 * A row: time 6, id 2 | numbers 4 or 8 | of each marked column a value 6, of each counted one a place 1 or 2 | of each mark the
 * place in the ring of the row before with the same value 2 | filters and marks | id 2, content 2
 */

/** Where everything is in records of one plan, one kind of numbers, and one width of places. Immutable. */
public final class LargeLayout {
    /** How many bytes an entry of the table of last rows has. */
    static final int TABLE_ENTRY = 4;
    /** How many rows one extreme is of. */
    static final int BLOCK_ROWS = 64;

    /** Stands for the place of a row before where there is none. */
    static final int NO_PLACE = 0xFFFF;

    static final int TABLE_SLOTS = 0;
    static final int TABLE_USED = 4;
    static final int WIDE = 8;
    static final int FACT_ROOM = 9;
    static final int PAGES = 11;
    static final int PAGE_ROOM = 13;
    private static final int COUNTED = 15;
    private static final int COUNTED_BYTES = 6;

    /** What an entry of a table of values begins with: the value 6, how many rows have it 2. */
    static final int ENTRY_ROWS = Bytes.SIX;

    private static final int ENTRY = ENTRY_ROWS + Short.BYTES;

    final boolean doubles;
    public final boolean wide;
    public final int stride;
    public final int flagsAt;
    private final int previousAt;
    final int restAt;
    public final int filters;
    final int marks;
    public final LargePass[] passes;
    /** How many bytes of the body come before the tables. */
    final int fixedBytes;
    /** Kinds of extremes, each of a filter, a column of numbers and a sign. */
    final PeakKind[] peaks;

    public final int[] codeAt;
    public final int[] entryBytes;
    private final int[] numberAt;
    private final boolean[] cents;
    /** How many bytes the extremes of one block have before those of each kind, and all of them behind the last. */
    private final int[] peaksBefore;

    private final int flagBytes;

    /** A minimum (sign -1) or maximum (1) of a column of numbers. */
    record PeakKind(int filter, int column, int sign) {}

    LargeLayout(LargePlan plan, boolean doubles, boolean wide) {
        this.doubles = doubles;
        this.wide = wide;
        Columns columns = plan.columns();
        this.numberAt = new int[columns.numbers()];
        this.cents = new boolean[columns.numbers()];
        int at = Long.BYTES;
        for (int column = 0; column < numberAt.length; column++) {
            cents[column] = !doubles && !columns.isOfDoubles(column);
            numberAt[column] = at;
            at += numberBytes(column);
        }
        this.codeAt = new int[columns.codes()];
        for (int column = 0; column < codeAt.length; column++) {
            codeAt[column] = at;
            at += plan.counted(column) == LargePlan.NOT_COUNTED ? Bytes.SIX : placeBytes();
        }
        this.previousAt = at;
        this.flagsAt = at + plan.marks() * Short.BYTES;
        this.filters = columns.filters();
        this.marks = plan.marks();
        this.flagBytes = (filters + marks + Byte.SIZE - 1) / Byte.SIZE;
        this.restAt = flagsAt + flagBytes;
        this.stride = restAt + 2 * Short.BYTES;
        this.entryBytes = new int[plan.countedColumns()];
        Arrays.fill(entryBytes, ENTRY);
        List<PeakKind> kinds = new ArrayList<>();
        this.passes = new LargePass[plan.plan().passes().length];
        int next = COUNTED + plan.countedColumns() * COUNTED_BYTES;
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new LargePass(plan, this, i, next, kinds);
            next = passes[i].endAt;
        }
        this.fixedBytes = next;
        this.peaks = kinds.toArray(PeakKind[]::new);
        this.peaksBefore = new int[peaks.length + 1];
        for (int kind = 0; kind < peaks.length; kind++) {
            peaksBefore[kind + 1] = peaksBefore[kind] + numberBytes(peaks[kind].column());
        }
    }

    /** Whether a column of numbers is one of cents, of four bytes; otherwise it is one of doubles. */
    public boolean isCents(int column) {
        return cents[column];
    }

    private int numberBytes(int column) {
        return cents[column] ? Integer.BYTES : Double.BYTES;
    }

    /** How many bytes a place of a value takes in a row. */
    public int placeBytes() {
        return wide ? Short.BYTES : 1;
    }

    /** Makes room for the counts of a lane in the entries of a counted column. */
    int addCounts(int counted, int windows) {
        int at = entryBytes[counted];
        entryBytes[counted] += windows * Short.BYTES;
        return at;
    }

    /** Where the slots, the used ones and those with rows of a counted column's table are noted. */
    static int countedAt(int counted) {
        return COUNTED + counted * COUNTED_BYTES;
    }

    /** The extremes of a lane of one sign, by their number. */
    static int peak(List<PeakKind> kinds, NumberLane lane, int sign) {
        PeakKind kind = new PeakKind(lane.filter(), lane.column(), sign);
        if (!kinds.contains(kind)) {
            kinds.add(kind);
        }
        return kinds.indexOf(kind);
    }

    /** Whether a lane's column is counted. */
    static boolean isCounted(LargePlan plan, CodeLane lane) {
        return plan.counted(lane.column()) != LargePlan.NOT_COUNTED;
    }

    /** How many bytes the extremes of one block have. */
    int peakBytes() {
        return peaksBefore[peaks.length];
    }

    /** How many bytes the extremes of all blocks have. */
    int blockBytes(int capacity) {
        return (capacity + BLOCK_ROWS - 1) / BLOCK_ROWS * peakBytes();
    }

    /** Where the extreme of one kind is behind the begin of those of all blocks. */
    int peakAt(int kind, int block) {
        return block * peakBytes() + peaksBefore[kind];
    }

    /** Where a column of numbers is in a row. */
    public int numberAt(int column) {
        return numberAt[column];
    }

    // Of the row that begins at `row`.

    long id(byte[] bytes, int row) {
        return (Bytes.getLong(bytes, row) & ((1L << RowLayout.ID_BITS) - 1))
                | ((long) Bytes.getChar(bytes, row + restAt) << RowLayout.ID_BITS);
    }

    short content(byte[] bytes, int row) {
        return (short) Bytes.getChar(bytes, row + restAt + Short.BYTES);
    }

    /** NaN where the event does not carry the value. */
    double number(byte[] bytes, int row, int column) {
        int at = row + numberAt(column);
        return cents[column] ? Cents.number(Bytes.getInt(bytes, at)) : Bytes.getDouble(bytes, at);
    }

    /** Which filters admit the event, a bit each. */
    long bits(byte[] bytes, int row) {
        long bits = 0;
        for (int i = 0; i * Byte.SIZE < filters; i++) {
            bits |= (long) Bytes.getByte(bytes, row + flagsAt + i) << (i * Byte.SIZE);
        }
        return filters == Long.SIZE ? bits : bits & ((1L << filters) - 1);
    }

    boolean isAdmittedBy(byte[] bytes, int row, int filter) {
        return filter < Pass.ALL + 1 || flag(bytes, row, filter);
    }

    boolean mark(byte[] bytes, int row, int mark) {
        return flag(bytes, row, filters + mark);
    }

    void mark(byte[] bytes, int row, int mark, boolean marked) {
        int bit = filters + mark;
        int at = row + flagsAt + bit / Byte.SIZE;
        int mask = 1 << (bit % Byte.SIZE);
        bytes[at] = (byte) (marked ? bytes[at] | mask : bytes[at] & ~mask);
    }

    /**
     * The place in the ring of the row before with the same value, of those that the mark's filter admits; or a place that it had
     * when it left, or {@link #NO_PLACE}.
     */
    int previous(byte[] bytes, int row, int mark) {
        return Bytes.getChar(bytes, row + previousAt + mark * Short.BYTES);
    }

    void previous(byte[] bytes, int row, int mark, int place) {
        Bytes.putChar(bytes, row + previousAt + mark * Short.BYTES, place);
    }

    private boolean flag(byte[] bytes, int row, int bit) {
        return (bytes[row + flagsAt + bit / Byte.SIZE] >>> (bit % Byte.SIZE) & 1) != 0;
    }

    /** The value of a marked column. */
    long value(byte[] bytes, int row, int column) {
        // Values have no sign.
        return Bytes.get48(bytes, row + codeAt[column]) & ((1L << 48) - 1);
    }

    /** The place of a counted column's value in its table, from 1 on; 0 where there is none. */
    int place(byte[] bytes, int row, int column) {
        int at = row + codeAt[column];
        return wide ? Bytes.getChar(bytes, at) : Bytes.getByte(bytes, at);
    }

    void place(byte[] bytes, int row, int column, int place) {
        int at = row + codeAt[column];
        if (wide) {
            Bytes.putChar(bytes, at, place);
        } else {
            Bytes.putByte(bytes, at, place);
        }
    }

    /** Sets the value of a marked column. */
    void value(byte[] bytes, int row, int column, long value) {
        Bytes.put48(bytes, row + codeAt[column], value);
    }

    /** Sets a number that fits the kind of numbers. */
    void number(byte[] bytes, int row, int column, double number) {
        if (cents[column]) {
            Bytes.putInt(bytes, row + numberAt[column], Cents.of(number));
        } else {
            Bytes.putDouble(bytes, row + numberAt[column], number);
        }
    }

    /** Sets time, id and content. */
    void identity(byte[] bytes, int row, EventRow event) {
        Bytes.putLong(bytes, row, RowLayout.word(event.time()) | (event.id() & ((1L << RowLayout.ID_BITS) - 1)));
        Bytes.putChar(bytes, row + restAt, (int) (event.id() >>> RowLayout.ID_BITS));
        Bytes.putChar(bytes, row + restAt + Short.BYTES, event.content());
    }

    /** Sets numbers, and which filters admit the event; takes all marks away. */
    void fill(byte[] bytes, int row, EventRow event, int numbers) {
        for (int column = 0; column < numbers; column++) {
            number(bytes, row, column, event.number(column));
        }
        for (int i = 0; i < flagBytes; i++) {
            bytes[row + flagsAt + i] = i < Long.BYTES ? (byte) (event.bits() >>> (i * Byte.SIZE)) : 0;
        }
    }
}
