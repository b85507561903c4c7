package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;

/*
 * One array of bytes per entity.
 *
 * A loop over a column is a loop over bytes that lie side by side, and what is fewer bytes is fewer cache misses. So the rows
 * are one array: the key, then column after column, each with room for `capacity` events.
 *
 *   key | times 6 B each | numbers 4 or 8 B each, column by column | codes 4 B each | flags 1 B each
 *       | contents 2 B each | ids 6 B each
 *
 * Times come first, since every read begins with them; ids come last, since only an event of the very same millisecond
 * looks at one. Flags are bits, one for each filter that admits the event. Six bytes of time in milliseconds reach beyond the year 9999 that events end at. Six bytes of an id's
 * keyed hash tell two events apart that happened to one entity in one millisecond, but for one pair in 2^48: of n events in
 * one millisecond any two are taken for one with a probability of n^2 / 2^49.
 *
 * The content is a keyed hash of all that the event says, so that an event that comes again with other content is not
 * taken for the one that was counted, whatever the columns keep of it: but for one in 2^16. An amendment leaves it as
 * it is: what comes again is what came first.
 *
 * Numbers are cents of four bytes as long as all that a column was ever given are; then doubles.
 *
 * A code is the place of a value in the entity's CodeTable. The events are [from, to) of each column: the oldest leave
 * by moving `from`, and when `to` meets the end the columns are moved to their front, or to a longer array.
 */

/**
 * The events of one entity, ordered by time and, within one time, by arrival. Confined to the holder of the key's lock.
 * An index is valid until the next insertion or removal.
 */
class Rows {
    private static final int STAMP = Cells.STAMP;

    private static final int CONTENT = Short.BYTES;

    /** Stamps are read as eight bytes, so the last one needs two more behind it. */
    private static final int PADDING = 2;

    private static final int FIRST_CAPACITY = 2;
    /** Of keys and columns: the longest array, with some room for a header and the padding. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 4096;

    private static final int FEW = 128;
    private static final int LAST_BIT = Long.SIZE - 1;
    /** An event is moved to the front so often at most before the array grows instead. */
    private static final int MOVES_AT_MOST = 32;

    private final Columns columns;
    private byte[] data;
    private final int keyBytes;
    private int capacity;
    /** Where the first column of codes begins. */
    private int codesAt;
    /** A bit for each column of numbers that are not cents; the highest one for all columns from there on. */
    private long doubles;

    private int from;
    private int to;

    /** @param key begins the array */
    Rows(Columns columns, byte[] key) {
        this.columns = columns;
        this.keyBytes = key.length;
        this.capacity = FIRST_CAPACITY;
        this.data = key;
        allocate();
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

    /** A bit for each column of numbers that is one of doubles; the highest one for all columns from there on. */
    public final long doubles() {
        return doubles;
    }

    /** How many events there are. */
    public final int size() {
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

    /** The hash of all that the event said when it was counted. */
    final short content(int index) {
        int at = contentsAt() + index * CONTENT;
        return (short) ((data[at] & 0xFF) | (data[at + 1] << Byte.SIZE));
    }

    /** NaN where the event does not carry the value. */
    final double number(int column, int index) {
        int at = numbersAt(column) + index * numberBytes(column);
        return isCents(column) ? Cents.number(Cells.cents(data, at)) : Cells.number(data, at);
    }

    /** Whether a column of numbers is one of cents, of four bytes each; otherwise it is one of doubles. */
    final boolean isCents(int column) {
        return (doubles >>> Math.min(column, LAST_BIT) & 1) == 0;
    }

    /** The value's place in the table; 0 where the event does not carry one. */
    final int code(int column, int index) {
        return Cells.place(data, codesAt(column) + index * Integer.BYTES);
    }

    /** Which filters admit the event, a bit each. */
    final long bits(int index) {
        long bits = 0;
        for (int column = 0; column < flagBytes(columns); column++) {
            bits |= (data[flagsAt(column) + index] & 0xFFL) << (column * Byte.SIZE);
        }
        return bits;
    }

    /** Sets a number that the column {@link #fit fits}. */
    final void number(int column, int index, double value) {
        int at = numbersAt(column) + index * numberBytes(column);
        if (isCents(column)) {
            Cells.putCents(data, at, Cents.of(value));
        } else {
            Cells.putNumber(data, at, value);
        }
    }

    /** Makes a column of numbers such that {@code value} can be put in it. Indices are valid no more. */
    final void fit(int column, double value) {
        if (isCents(column) && !Cents.fits(value)) {
            rebuild(capacity, doubles | 1L << Math.min(column, LAST_BIT));
        }
    }

    /** Makes the columns of numbers such that an event can be put in. Indices are valid no more. */
    final void fit(Current event) {
        for (int column = 0; column < columns.numbers(); column++) {
            fit(column, event.number(column));
        }
    }

    final void content(int index, short content) {
        int at = contentsAt() + index * CONTENT;
        data[at] = (byte) content;
        data[at + 1] = (byte) (content >> Byte.SIZE);
    }

    final void code(int column, int index, int code) {
        Cells.putPlace(data, codesAt(column) + index * Integer.BYTES, code);
    }

    /** Sets which filters admit the event. */
    final void bits(int index, long bits) {
        for (int column = 0; column < flagBytes(columns); column++) {
            data[flagsAt(column) + index] = (byte) (bits >>> (column * Byte.SIZE));
        }
    }

    /** Fills the columns that need no table. */
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
        return firstAfter(time, to - 1);
    }

    /**
     * The index of the first event before {@code before} that is after {@code time}; {@code before} if there is none.
     * Without branches, since where a window begins is anybody's guess.
     */
    final int firstAfter(long time, int before) {
        int times = timesAt();
        int index = from;
        int left = before - from;
        while (left > 0) {
            int half = (left + 1) >>> 1;
            long ahead = stamp(times + (index + half - 1) * STAMP) - time - 1;
            // All bits if the event is not after the time, else none.
            index += half & (int) (ahead >> LAST_BIT);
            left -= half;
        }
        return index;
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
            move(index, index + 1, to - index);
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
            rebuild(Math.max(FIRST_CAPACITY, kept + slack(kept)), doubles);
        }
    }

    /** Writes the events column after column, without the room around them. */
    final void writeTo(StateOutput out) {
        int at = keyBytes;
        for (int column = 0; column < columnCount(); column++) {
            int width = width(column);
            out.putBytes(data, at + from * width, size() * width);
            at += capacity * width;
        }
    }

    /** Takes the events that {@link #writeTo} wrote, in the place of those that are here. */
    final void readFrom(StateInput in, int events, long columnsOfDoubles) throws IOException, InvalidStateException {
        long bytes = (long) events * bytesPerEvent(columns, columnsOfDoubles);
        if (bytes > MOST_BYTES - keyBytes) {
            throw new IllegalArgumentException(events + " events, more than an entity keeps one by one");
        }
        // Read first: an array as long as a number says is only made once there are so many bytes.
        byte[] content = in.bytes((int) bytes);
        doubles = columnsOfDoubles;
        capacity = Math.max(FIRST_CAPACITY, events);
        from = 0;
        to = events;
        allocate();
        int contentAt = 0;
        int at = keyBytes;
        for (int column = 0; column < columnCount(); column++) {
            System.arraycopy(content, contentAt, data, at, events * width(column));
            contentAt += events * width(column);
            at += capacity * width(column);
        }
    }

    private void makeRoom() {
        int kept = to - from;
        if (from > kept / MOVES_AT_MOST) {
            moveToFront();
        } else {
            rebuild(kept + slack(kept), doubles);
        }
    }

    /** Few events are packed tightly, since there are many such entities; many grow by more, to be copied less often. */
    private static int slack(int kept) {
        return kept <= FEW ? 2 + kept / 16 : kept / 4;
    }

    private void moveToFront() {
        int kept = to - from;
        move(from, 0, kept);
        from = 0;
        to = kept;
    }

    /** Moves {@code count} events to another index. */
    private void move(int index, int newIndex, int count) {
        int at = keyBytes;
        for (int column = 0; column < columnCount(); column++) {
            int width = width(column);
            System.arraycopy(data, at + index * width, data, at + newIndex * width, count * width);
            at += capacity * width;
        }
    }

    private void rebuild(int newCapacity, long newDoubles) {
        Rows old = new Rows(this);
        capacity = newCapacity;
        doubles = newDoubles;
        from = 0;
        to = old.to - old.from;
        allocate();
        int oldAt = keyBytes;
        int at = keyBytes;
        for (int column = 0; column < columnCount(); column++) {
            int width = width(column);
            if (old.width(column) == width) {
                System.arraycopy(old.data, oldAt + old.from * width, data, at, to * width);
            }
            oldAt += old.capacity * old.width(column);
            at += capacity * width;
        }
        if (old.doubles != doubles) {
            copyNumbers(old);
        }
    }

    private void copyNumbers(Rows old) {
        for (int column = 0; column < columns.numbers(); column++) {
            for (int i = 0; i < to; i++) {
                number(column, i, old.number(column, old.from + i));
            }
        }
    }

    /** The same rows by another name, for the moment of rebuilding. */
    private Rows(Rows same) {
        this.columns = same.columns;
        this.data = same.data;
        this.keyBytes = same.keyBytes;
        this.capacity = same.capacity;
        this.doubles = same.doubles;
        this.codesAt = same.codesAt;
        this.from = same.from;
        this.to = same.to;
    }

    /** Makes an array of the key and of room for as many events as there may be. */
    private void allocate() {
        byte[] before = data;
        data = new byte[keyBytes + capacity * rowBytes() + PADDING];
        System.arraycopy(before, 0, data, 0, keyBytes);
        codesAt = numbersAt(columns.numbers());
    }

    private int rowBytes() {
        return bytesPerEvent(columns, doubles);
    }

    /** How many bytes the columns of one event have. */
    static int bytesPerEvent(Columns columns, long doubles) {
        return 2 * STAMP
                + numberBytesBefore(columns.numbers(), doubles)
                + columns.codes() * Integer.BYTES
                + flagBytes(columns)
                + CONTENT;
    }

    private static int flagBytes(Columns columns) {
        return (columns.filters() + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static int numberBytesBefore(int column, long doubles) {
        int last = Math.min(column, LAST_BIT);
        int more = Long.bitCount(doubles & ((1L << last) - 1)) + (doubles < 0 ? column - last : 0);
        return column * Integer.BYTES + more * (Double.BYTES - Integer.BYTES);
    }

    private int numberBytes(int column) {
        return isCents(column) ? Integer.BYTES : Double.BYTES;
    }

    /** All columns in their order: times, numbers, codes, flags, contents, ids. */
    private int columnCount() {
        return 1 + columns.numbers() + columns.codes() + flagBytes(columns) + 2;
    }

    private int width(int column) {
        int codes = 1 + columns.numbers();
        int flags = codes + columns.codes();
        int contents = flags + flagBytes(columns);
        if (column == 0 || column > contents) {
            return STAMP;
        }
        if (column == contents) {
            return CONTENT;
        }
        return column < codes ? numberBytes(column - 1) : column < flags ? Integer.BYTES : 1;
    }

    /** Where the times begin in {@link #data()}; for loops, which look a column up once and not for each event. */
    private int timesAt() {
        return keyBytes;
    }

    /** Where a column of numbers begins in {@link #data()}. */
    private int numbersAt(int column) {
        return keyBytes + capacity * (STAMP + numberBytesBefore(column, doubles));
    }

    /** Where a column of codes begins in {@link #data()}. */
    private int codesAt(int column) {
        return codesAt + capacity * column * Integer.BYTES;
    }

    /** Where a column of flags begins in {@link #data()}. */
    private int flagsAt(int column) {
        return codesAt(columns.codes()) + capacity * column;
    }

    /** Where the ids begin in {@link #data()}. */
    private int idsAt() {
        return contentsAt() + capacity * CONTENT;
    }

    private int contentsAt() {
        return flagsAt(flagBytes(columns));
    }

    private long stamp(int at) {
        return Cells.stamp(data, at);
    }

    private void putStamp(int at, long stamp) {
        Cells.putStamp(data, at, stamp);
    }
}
