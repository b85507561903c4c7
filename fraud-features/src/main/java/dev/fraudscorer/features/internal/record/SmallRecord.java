package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.RowColumns;

/*
 * The record of an entity with few events. Behind the header and the key:
 *
 *   dictionary, see SmallDictionary | ring of rows, see RowLayout | labels, see SmallLabels, at the end of the record
 *
 * A code is the place of a value in the dictionary. A row is marked in a column if it carries a value and no later row carries
 * the same: a window that ends with the newest row holds as many different values as there are marks in it. The dictionary has
 * the ring place of each value's marked row, so a new row takes the mark of the one before in two steps; and a marked row that
 * leaves frees its value's place, since no other row has it.
 */

/**
 * Reads and changes a small record. Reused: {@link #open} it on a block; its fields are valid until the block is moved by
 * others. Confined to the holder of the key's lock.
 */
public final class SmallRecord implements EventRows {
    /** The most rows: each costs every read a step, and a place of the ring fits a byte. */
    public static final int MOST_ROWS = 128;

    static final int MOST_CAPACITY = 255;
    private static final int BYTE_SHIFT = 3;

    private final SmallRewrite rewrite = new SmallRewrite(this);
    private final SmallMarks marks = new SmallMarks(this);
    final RowColumns columns;
    final RowLayout ofCents;
    final RowLayout ofDoubles;
    final int labelBytes;
    /** By column, the place of the value of the event that is put in; 0 if it has none. */
    final int[] found;

    /** Whether filters and marks fit a long. */
    private final boolean hasFewFlags;

    Block block;
    RowLayout layout;
    byte[] bytes = {};
    int at;
    int rows;
    /** The time of the newest row; of no meaning without one. */
    long newest;

    int head;
    int capacity;
    int places;
    int labels;
    int dictionaryAt;
    int ringAt;

    public SmallRecord(EntityPlan plan, Block unopened) {
        this(plan.columns(), unopened);
    }

    /** One whose rows may be those of another policy: to be read, and counted in one of this policy. */
    public SmallRecord(RowColumns columns, Block unopened) {
        this.columns = columns;
        this.ofCents = layout(columns, false);
        this.ofDoubles = layout(columns, true);
        this.found = new int[columns.codes()];
        this.hasFewFlags = columns.filters() + columns.codes() <= Long.SIZE && columns.filters() < Long.SIZE;
        this.labelBytes = SmallLabels.bytesPerLabel(columns);
        this.block = unopened;
        this.layout = ofCents;
    }

    /** That of the rows of small records. */
    public static RowLayout layout(RowColumns columns, boolean doubles) {
        return new RowLayout(columns, doubles, 1, columns.codes());
    }

    /** Opens the record of the block, which is a small one. */
    public void open(Block opened) {
        block = opened;
        bytes = opened.bytes;
        at = opened.at;
        rows = Header.rows(bytes, at);
        head = Header.head(bytes, at);
        capacity = Header.capacity(bytes, at);
        places = Header.places(bytes, at);
        labels = Header.labels(bytes, at);
        layout = Header.has(bytes, at, Header.DOUBLES) ? ofDoubles : ofCents;
        dictionaryAt = at + Header.body(bytes, at);
        ringAt = dictionaryAt + places * SmallDictionary.BYTES_PER_PLACE;
        newest = rows == 0 ? Long.MIN_VALUE : time(rows - 1);
    }

    /**
     * Makes the first record of an entity, without rows.
     *
     * @param floor as {@link Header#floor}
     * @param evictedUntil as {@link Header#evictedUntil}
     */
    public void create(Block empty, byte[] key, long keyHash, long floor, long evictedUntil) {
        int flags = evictedUntil == Header.NONE ? 0 : Header.EVICTED;
        int body = Header.KEY + key.length + (flags == 0 ? 0 : Long.BYTES);
        empty.move(body
                + SmallRewrite.FEWEST_PLACES * SmallDictionary.BYTES_PER_PLACE
                + SmallRewrite.FEWEST_ROWS * ofCents.stride());
        byte[] to = empty.bytes;
        int begin = empty.at;
        Header.keyHash(to, begin, keyHash);
        Header.keptUntil(to, begin, Header.NONE);
        Header.first(to, begin, Header.NONE);
        Header.floor(to, begin, floor);
        Header.lines(to, begin, empty.length / Block.LINE);
        Header.keyBytes(to, begin, key.length);
        Header.flags(to, begin, flags);
        System.arraycopy(key, 0, to, begin + Header.KEY, key.length);
        if (flags != 0) {
            Header.evictedUntil(to, begin, evictedUntil);
        }
        Header.places(to, begin, SmallRewrite.FEWEST_PLACES);
        Header.capacity(
                to,
                begin,
                SmallRewrite.capacityOf(
                        empty.length - body - SmallRewrite.FEWEST_PLACES * SmallDictionary.BYTES_PER_PLACE, ofCents));
        empty.settle();
        open(empty);
    }

    /** The columns of its rows. */
    RowColumns columns() {
        return columns;
    }

    public RowLayout layout() {
        return layout;
    }

    /** The layout of rows with doubles or without. */
    RowLayout layoutOf(boolean doubles) {
        return doubles ? ofDoubles : ofCents;
    }

    /** Whether a place of the dictionary has a value. */
    boolean isUsed(int place) {
        return !SmallDictionary.isFree(bytes, dictionaryAt, place);
    }

    /** From now on all numbers are doubles. */
    public void toDoubles() {
        rewrite.toDoubles();
    }

    public Block block() {
        return block;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int at() {
        return at;
    }

    @Override
    public int rows() {
        return rows;
    }

    /** How many labels there are. */
    public int labels() {
        return labels;
    }

    /** How many bytes a label takes. */
    int labelBytes() {
        return labelBytes;
    }

    /** Where the labels begin. */
    int labelsAt() {
        return at + block.length - labels * labelBytes;
    }

    /** Where the ring of rows begins. */
    public int ringAt() {
        return ringAt;
    }

    /** Where the ring of rows ends: behind its last place. */
    public int ringEnd() {
        return ringAt + capacity * layout.stride();
    }

    /** Where the next row goes, behind the newest. */
    public int nextRow() {
        return ringAt + head * layout.stride();
    }

    /** Where a row is, by its index from the oldest on. */
    public int row(int index) {
        int place = head - rows + index;
        // Behind the end of the ring it goes on at its beginning.
        return ringAt + (place < 0 ? place + capacity : place) * layout.stride();
    }

    /** Where the row before is; of any row but the oldest. */
    public int before(int row) {
        return (row == ringAt ? ringEnd() : row) - layout.stride();
    }

    @Override
    public long time(int index) {
        return layout.time(bytes, row(index));
    }

    @Override
    public long newestTime() {
        return newest;
    }

    @Override
    public double number(int column, int index) {
        return layout.number(bytes, row(index), column);
    }

    /** The place of a row's value in the dictionary; 0 where it carries none. */
    public int code(int column, int index) {
        return Bytes.getByte(bytes, row(index) + layout.codesAt() + column);
    }

    /** Whether a row is the last that carries its value. */
    public boolean mark(int column, int index) {
        return layout.mark(bytes, row(index), column);
    }

    /** The place of a value in the dictionary; 0 if no row has it. */
    public int place(int column, long value) {
        return value == ColumnValue.NONE
                ? 0
                : SmallDictionary.find(bytes, dictionaryAt, places, ColumnValue.salted(value, columns.salt(column)));
    }

    @Override
    public int firstAfter(long time) {
        long last = RowLayout.lastWord(time);
        int index = rows;
        // From the newest on, about which most questions are.
        while (index > 0 && Bytes.getLong(bytes, row(index - 1)) > last) {
            index--;
        }
        return index;
    }

    @Override
    public int find(long time, long id) {
        for (int i = firstAfter(time) - 1; i >= 0 && time(i) == time; i--) {
            if (layout.id(bytes, row(i)) == id) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public short content(int index) {
        return layout.content(bytes, row(index));
    }

    @Override
    public long bits(int index) {
        return layout.bits(bytes, row(index));
    }

    @Override
    public void get(int index, EventRow into) {
        int row = row(index);
        into.identity(layout.time(bytes, row), layout.id(bytes, row), layout.content(bytes, row));
        into.bits(layout.bits(bytes, row));
        for (int column = 0; column < columns.numbers(); column++) {
            into.number(column, layout.number(bytes, row, column));
        }
        for (int column = 0; column < columns.codes(); column++) {
            int place = Bytes.getByte(bytes, row + layout.codesAt() + column);
            into.value(
                    column, place == 0 ? ColumnValue.NONE : ColumnValue.unsalted(salted(place), columns.salt(column)));
        }
    }

    private long salted(int place) {
        return SmallDictionary.salted(bytes, dictionaryAt, places, place);
    }

    @Override
    public boolean insert(EventRow event) {
        if (rows == MOST_ROWS) {
            return false;
        }
        int missing = locate(event);
        if (head == 0) {
            // Once in each way round the ring, so that it costs little for each row.
            rewrite.shrink();
        }
        if (!makeRoom(event, missing)) {
            return false;
        }
        boolean isNewest = event.time() >= newest || rows == 0;
        if (isNewest && hasFewFlags) {
            append(event);
            return true;
        }
        int index = isNewest ? rows : firstAfter(event.time());
        head = head + 1 == capacity ? 0 : head + 1;
        rows++;
        if (index < rows - 1) {
            marks.shift(index);
        }
        int row = row(index);
        layout.identity(bytes, row, event.time(), event.id(), event.content());
        fill(row, event);
        marks.markInserted(index);
        newest = time(rows - 1);
        Header.rows(bytes, at, rows);
        Header.head(bytes, at, head);
        return true;
    }

    /** Puts a row behind all others, for which there is room: most are, and few steps are enough. */
    private void append(EventRow event) {
        byte[] to = bytes;
        int stride = layout.stride();
        int flagsAt = layout.flagsAt();
        int filters = columns.filters();
        int row = ringAt + head * stride;
        layout.identity(to, row, event.time(), event.id(), event.content());
        putNumbers(row, event);
        long marks = 0;
        for (int column = 0; column < found.length; column++) {
            int place = found[column];
            if (place != 0) {
                // It takes the mark over from the row that was the last.
                int bit = filters + column;
                int mark = ringAt
                        + SmallDictionary.last(to, dictionaryAt, places, place) * stride
                        + flagsAt
                        + (bit >>> BYTE_SHIFT);
                to[mark] &= (byte) ~(1 << (bit & Byte.SIZE - 1));
            } else if (event.value(column) != ColumnValue.NONE) {
                place = putValue(column, event.value(column));
            }
            if (place != 0) {
                SmallDictionary.last(to, dictionaryAt, places, place, head);
                marks |= 1L << column;
            }
            Bytes.putByte(to, row + layout.codesAt() + column, place);
        }
        layout.flags(to, row, event.bits() | marks << filters);
        rows++;
        head = head + 1 == capacity ? 0 : head + 1;
        newest = event.time();
        Header.rows(to, at, rows);
        Header.head(to, at, head);
    }

    private void putNumbers(int row, EventRow event) {
        for (int column = 0; column < columns.numbers(); column++) {
            int number = row + layout.numberAt(column);
            if (layout.isCents(column)) {
                Bytes.putInt(bytes, number, event.cents(column));
            } else {
                Bytes.putDouble(bytes, number, event.number(column));
            }
        }
    }

    @Override
    public boolean amend(int index, EventRow event) {
        event.unlocated();
        int missing = locate(event);
        if (!makeRoom(event, missing)) {
            return false;
        }
        fill(row(index), event);
        marks.markAll();
        return true;
    }

    @Override
    public int leaving(long horizon) {
        long last = RowLayout.lastWord(horizon);
        int count = 0;
        // From the oldest on: few leave at a time.
        while (count < rows && Bytes.getLong(bytes, row(count)) <= last) {
            count++;
        }
        return count;
    }

    @Override
    public void dropFirst(int count) {
        for (int i = 0; i < count; i++) {
            int row = row(i);
            if (hasFewFlags) {
                for (long marks = layout.flags(bytes, row) >>> columns.filters(); marks != 0; marks &= marks - 1) {
                    freeValue(row, Long.numberOfTrailingZeros(marks));
                }
            } else {
                for (int column = 0; column < columns.codes(); column++) {
                    if (layout.mark(bytes, row, column)) {
                        freeValue(row, column);
                    }
                }
            }
        }
        rows -= count;
        Header.rows(bytes, at, rows);
    }

    private void freeValue(int row, int column) {
        SmallDictionary.free(bytes, dictionaryAt, Bytes.getByte(bytes, row + layout.codesAt() + column));
    }

    /** Makes room for labels in front of those that there are, or takes the first of them out. */
    void resizeLabels(int newLabels) {
        rewrite.resizeLabels(newLabels);
    }

    /**
     * Makes room in the header for the spans of what could not be counted, or takes it away.
     *
     * @param length of the spans in bytes; 0 for none
     */
    public void resizeUncounted(int length) {
        rewrite.resizeUncounted(length);
    }

    /** Takes over what the header of another form's record says beside its rows: when it began, and what could not be counted. */
    public void takeHeader(byte[] from, int begin) {
        if (Header.has(from, begin, Header.UNCOUNTED)) {
            int spans = begin + Header.uncounted(from, begin);
            int length = Bytes.getChar(from, spans);
            resizeUncounted(length);
            System.arraycopy(from, spans, bytes, at + Header.uncounted(bytes, at), Short.BYTES + length);
        }
        int taken = Header.GAPS | Header.GREAT | Header.BROKEN;
        Header.flags(bytes, at, Header.flags(bytes, at) | (Header.flags(from, begin) & taken));
        Header.first(bytes, at, Header.first(from, begin));
        Header.keptUntil(bytes, at, Header.keptUntil(from, begin));
    }

    /** Gives the record the place of another form's. */
    public void moveTo(Block of) {
        int labelsLength = labels * labelBytes;
        int front = block.length - labelsLength;
        of.move(block.length);
        System.arraycopy(bytes, at, of.bytes, of.at, front);
        System.arraycopy(bytes, at + front, of.bytes, of.at + of.length - labelsLength, labelsLength);
        Header.lines(of.bytes, of.at, of.length / Block.LINE);
        of.settle();
        open(of);
    }

    /**
     * Finds the places of the event's values, unless that was done when it was read.
     *
     * @return how many values have none
     */
    private int locate(EventRow event) {
        boolean isLocated = event.isLocated();
        int missing = 0;
        for (int column = 0; column < found.length; column++) {
            long value = event.value(column);
            int place = isLocated ? event.place(column) : place(column, value);
            found[column] = place;
            missing += place == 0 && value != ColumnValue.NONE ? 1 : 0;
        }
        event.unlocated();
        return missing;
    }

    /**
     * Makes sure of a place in the ring, of the kind of numbers and of a place in the dictionary for each value.
     *
     * @param missing how many values have none
     */
    private boolean makeRoom(EventRow event, int missing) {
        int kinds = 0;
        for (int column = 0; column < columns.numbers(); column++) {
            int kind = event.kind(column);
            kinds |= layout.isCents(column) ? kind : kind & ~EventRow.NO_CENTS;
        }
        int free = missing == 0 ? 0 : freePlaces();
        if (places - free + missing > SmallDictionary.MOST && missing > free) {
            return false;
        }
        boolean fits = (kinds & EventRow.NO_CENTS) == 0;
        if (rows == capacity || missing > free || !fits) {
            rewrite.grow(missing, !fits);
        }
        int flags = kinds & ~EventRow.NO_CENTS;
        if (flags != 0) {
            Header.flags(bytes, at, Header.flags(bytes, at) | flags);
        }
        return true;
    }

    int freePlaces() {
        return SmallDictionary.countFree(bytes, dictionaryAt, places);
    }

    /** The index of the row at a place of the ring. */
    int indexOf(int ringPlace) {
        int index = ringPlace - (head - rows);
        return index >= capacity ? index - capacity : index;
    }

    int ringPlace(int index) {
        int place = head - rows + index;
        return place < 0 ? place + capacity : place;
    }

    /** Sets numbers, filters and codes; no mark is set. Values that are new get a place. */
    private void fill(int row, EventRow event) {
        putNumbers(row, event);
        layout.bits(bytes, row, event.bits());
        for (int column = 0; column < columns.codes(); column++) {
            long value = event.value(column);
            int place = found[column];
            if (place == 0 && value != ColumnValue.NONE) {
                place = putValue(column, value);
                // Until the row is marked: a value without a marked row.
                SmallDictionary.last(bytes, dictionaryAt, places, place, SmallMarks.NO_ROW);
            }
            Bytes.putByte(bytes, row + layout.codesAt() + column, place);
        }
    }

    /** Gives a value a place of its own. */
    private int putValue(int column, long value) {
        int place = SmallDictionary.findFree(bytes, dictionaryAt, places);
        SmallDictionary.put(bytes, dictionaryAt, places, place, ColumnValue.salted(value, columns.salt(column)));
        return place;
    }
}
