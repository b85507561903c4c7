package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.Columns;
import java.nio.ByteBuffer;
import java.util.Arrays;

/*
 * One array of bytes per entity.
 *
 * A host keeps millions of cards, and a visit begins with cache misses: the fewer objects and the fewer bytes, the
 * faster and the cheaper. So an entity is one array: its key, then column after column, each with room for `capacity`
 * events.
 *
 *   key | times 6 B each | numbers 8 B each, column by column | codes 1 or 4 B each | filters 0-8 B each | ids 6 B each
 *
 * Times come first, since every read begins with them; ids come last, since only an event of the very same millisecond
 * looks at one. Six bytes of time in milliseconds reach beyond the year 9999 that events end at. Six bytes of an id's
 * hash tell two events apart that happened to one entity in one millisecond, but for one pair in 2^48.
 *
 * A code is the place of a value in the entity's dictionary. The events are [from, to) of each column: the oldest leave
 * by moving `from`, and when `to` meets the end the columns are moved to their front, or to a longer array.
 */

/**
 * The events of one entity, ordered by time and, within one time, by arrival. Confined to the holder of the key's lock.
 * An index is valid until the next insertion or removal.
 */
class Rows {
    private static final int STAMP = Cells.STAMP;

    /** Stamps are read as eight bytes, so the last one needs two more behind it. */
    private static final int PADDING = 2;

    private static final int FIRST_CAPACITY = 2;
    private static final int FEW = 128;
    /** An event is moved to the front so often at most before the array grows instead. */
    private static final int MOVES_AT_MOST = 32;

    private final Columns columns;
    private byte[] data;
    private final int keyBytes;
    private int capacity;
    private int codeBytes = 1;
    private int from;
    private int to;

    /** @param key begins the array */
    Rows(Columns columns, byte[] key) {
        this.columns = columns;
        this.keyBytes = key.length;
        this.capacity = FIRST_CAPACITY;
        this.data = Arrays.copyOf(key, bytesFor(FIRST_CAPACITY));
    }

    final Columns columns() {
        return columns;
    }

    /** The array whose first {@link #keyBytes()} are the key. */
    final byte[] data() {
        return data;
    }

    final int keyBytes() {
        return keyBytes;
    }

    final int codeBytes() {
        return codeBytes;
    }

    /** How many events there are. */
    final int size() {
        return to - from;
    }

    /** The index of the oldest event. */
    final int first() {
        return from;
    }

    /** The index behind the newest event. */
    final int end() {
        return to;
    }

    final long time(int index) {
        return stamp(timesAt() + index * STAMP);
    }

    /** The time of the newest event; only if there is one. */
    final long newestTime() {
        return time(to - 1);
    }

    final long id(int index) {
        return stamp(idsAt() + index * STAMP);
    }

    /** NaN where the event does not carry the value. */
    final double number(int column, int index) {
        return Cells.number(data, numbersAt(column) + index * Double.BYTES);
    }

    /** The value's place in the dictionary; 0 where the event does not carry one. */
    final int code(int column, int index) {
        return Cells.place(data, codesAt(column) + index * codeBytes, codeBytes);
    }

    /** Which filters admit the event, a bit each. */
    final long bits(int index) {
        return Cells.bits(data, bitsAt() + index * columns.filterBytes(), columns.filterBytes());
    }

    final void number(int column, int index, double value) {
        Cells.putNumber(data, numbersAt(column) + index * Double.BYTES, value);
    }

    final void code(int column, int index, int code) {
        Cells.putPlace(data, codesAt(column) + index * codeBytes, codeBytes, code);
    }

    final void bits(int index, long bits) {
        Cells.putBits(data, bitsAt() + index * columns.filterBytes(), columns.filterBytes(), bits);
    }

    /** Fills the columns that need no dictionary. */
    final void fillUncoded(int index, Current event) {
        for (int column = 0; column < columns.numbers(); column++) {
            number(column, index, event.number(column));
        }
        bits(index, event.bits());
    }

    /** The index of the first event after {@code time}; {@link #end()} if there is none. */
    final int firstAfter(long time) {
        // Most questions are about the newest events.
        if (from == to || time(to - 1) <= time) {
            return to;
        }
        int low = from;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the event with this time and id; -1 if it is not here. */
    final int find(long time, long id) {
        long stampedId = id & Cells.STAMP_MASK;
        for (int i = firstAfter(time) - 1; i >= from && time(i) == time; i--) {
            if (id(i) == stampedId) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Makes room for an event behind all that are not later.
     *
     * @return its index; its columns are the caller's to fill
     */
    final int insert(long time, long id) {
        if (to == capacity) {
            makeRoom();
        }
        int index = firstAfter(time);
        if (index < to) {
            shift(index, 1);
        }
        to++;
        putStamp(timesAt() + index * STAMP, time);
        putStamp(idsAt() + index * STAMP, id);
        return index;
    }

    /** Takes the oldest events out. */
    final void dropFirst(int count) {
        from += count;
        int kept = to - from;
        if (kept * 2 < capacity && capacity > 2 * FIRST_CAPACITY + 4) {
            rebuild(Math.max(FIRST_CAPACITY, kept + slack(kept)), codeBytes);
        }
    }

    /** Gives every code four bytes, or one again. */
    final void recode(int newCodeBytes) {
        if (newCodeBytes != codeBytes) {
            rebuild(capacity, newCodeBytes);
        }
    }

    /** How many bytes {@link #writeTo} writes. */
    final int contentBytes() {
        return size() * rowBytes();
    }

    /** Writes the events column after column, without the room around them. */
    final void writeTo(ByteBuffer out) {
        int events = size();
        out.put(data, timesAt() + from * STAMP, events * STAMP);
        for (int column = 0; column < columns.numbers(); column++) {
            out.put(data, numbersAt(column) + from * Double.BYTES, events * Double.BYTES);
        }
        for (int column = 0; column < columns.codes(); column++) {
            out.put(data, codesAt(column) + from * codeBytes, events * codeBytes);
        }
        out.put(data, bitsAt() + from * columns.filterBytes(), events * columns.filterBytes());
        out.put(data, idsAt() + from * STAMP, events * STAMP);
    }

    /** Takes the events that {@link #writeTo} wrote, in the place of those that are here. */
    final void readFrom(ByteBuffer in, int events, int bytesPerCode) {
        codeBytes = bytesPerCode;
        capacity = Math.max(FIRST_CAPACITY, events);
        from = 0;
        to = events;
        data = Arrays.copyOf(Arrays.copyOf(data, keyBytes), bytesFor(capacity));
        in.get(data, timesAt(), events * STAMP);
        for (int column = 0; column < columns.numbers(); column++) {
            in.get(data, numbersAt(column), events * Double.BYTES);
        }
        for (int column = 0; column < columns.codes(); column++) {
            in.get(data, codesAt(column), events * codeBytes);
        }
        in.get(data, bitsAt(), events * columns.filterBytes());
        in.get(data, idsAt(), events * STAMP);
    }

    private void makeRoom() {
        int kept = to - from;
        if (from > kept / MOVES_AT_MOST) {
            moveToFront();
        } else {
            rebuild(kept + slack(kept), codeBytes);
        }
    }

    /** Few events are packed tightly, since there are many such entities; many grow by more, to be copied less often. */
    private static int slack(int kept) {
        return kept <= FEW ? 2 + kept / 16 : kept / 4;
    }

    private void moveToFront() {
        int kept = to - from;
        move(timesAt(), STAMP, kept);
        for (int column = 0; column < columns.numbers(); column++) {
            move(numbersAt(column), Double.BYTES, kept);
        }
        for (int column = 0; column < columns.codes(); column++) {
            move(codesAt(column), codeBytes, kept);
        }
        move(bitsAt(), columns.filterBytes(), kept);
        move(idsAt(), STAMP, kept);
        from = 0;
        to = kept;
    }

    private void move(int columnAt, int width, int kept) {
        System.arraycopy(data, columnAt + from * width, data, columnAt, kept * width);
    }

    /** Moves the events from {@code index} on by {@code by} places. */
    private void shift(int index, int by) {
        int count = to - index;
        shift(timesAt(), STAMP, index, by, count);
        for (int column = 0; column < columns.numbers(); column++) {
            shift(numbersAt(column), Double.BYTES, index, by, count);
        }
        for (int column = 0; column < columns.codes(); column++) {
            shift(codesAt(column), codeBytes, index, by, count);
        }
        shift(bitsAt(), columns.filterBytes(), index, by, count);
        shift(idsAt(), STAMP, index, by, count);
    }

    private void shift(int columnAt, int width, int index, int by, int count) {
        System.arraycopy(data, columnAt + index * width, data, columnAt + (index + by) * width, count * width);
    }

    private void rebuild(int newCapacity, int newCodeBytes) {
        Rows old = new Rows(this);
        capacity = newCapacity;
        codeBytes = newCodeBytes;
        from = 0;
        to = old.to - old.from;
        data = Arrays.copyOf(Arrays.copyOf(old.data, keyBytes), bytesFor(newCapacity));
        copy(old, old.timesAt(), timesAt(), STAMP);
        for (int column = 0; column < columns.numbers(); column++) {
            copy(old, old.numbersAt(column), numbersAt(column), Double.BYTES);
        }
        for (int column = 0; column < columns.codes(); column++) {
            if (old.codeBytes == codeBytes) {
                copy(old, old.codesAt(column), codesAt(column), codeBytes);
            } else {
                for (int i = 0; i < to; i++) {
                    code(column, i, old.code(column, old.from + i));
                }
            }
        }
        copy(old, old.bitsAt(), bitsAt(), columns.filterBytes());
        copy(old, old.idsAt(), idsAt(), STAMP);
    }

    /** The same rows by another name, for the moment of rebuilding. */
    private Rows(Rows same) {
        this.columns = same.columns;
        this.data = same.data;
        this.keyBytes = same.keyBytes;
        this.capacity = same.capacity;
        this.codeBytes = same.codeBytes;
        this.from = same.from;
        this.to = same.to;
    }

    private void copy(Rows old, int oldAt, int newAt, int width) {
        System.arraycopy(old.data, oldAt + old.from * width, data, newAt, to * width);
    }

    private int bytesFor(int events) {
        return keyBytes + events * rowBytes() + PADDING;
    }

    private int rowBytes() {
        return bytesPerEvent(columns, codeBytes);
    }

    /** How many bytes the columns of one event have. */
    static int bytesPerEvent(Columns columns, int codeBytes) {
        return 2 * STAMP + columns.numbers() * Double.BYTES + columns.codes() * codeBytes + columns.filterBytes();
    }

    /** Where the times begin in {@link #data()}; for loops, which look a column up once and not for each event. */
    final int timesAt() {
        return keyBytes;
    }

    /** Where a column of numbers begins in {@link #data()}. */
    final int numbersAt(int column) {
        return keyBytes + capacity * (STAMP + column * Double.BYTES);
    }

    /** Where a column of codes begins in {@link #data()}. */
    final int codesAt(int column) {
        return keyBytes + capacity * (STAMP + columns.numbers() * Double.BYTES + column * codeBytes);
    }

    private int bitsAt() {
        return codesAt(columns.codes());
    }

    private int idsAt() {
        return bitsAt() + capacity * columns.filterBytes();
    }

    private long stamp(int at) {
        return Cells.stamp(data, at);
    }

    private void putStamp(int at, long stamp) {
        Cells.putStamp(data, at, stamp);
    }
}
