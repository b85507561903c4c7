package dev.fraudscorer.features.internal.record;

/*
 * What every record begins with, 40 bytes, and the key behind it:
 *
 *    0 hash of the key 8 | 8 kept until 6 | 14 first 6 | 20 floor 6 | 26 rows 2 | 28 head 2 | 30 capacity 2 | 32 lines 2
 *   34 bytes of the key 2 | 36 flags 2 | 38 places 1 | 39 labels 1, of a large record two more of lines | 40 the key
 *   | evicted until 8, if flagged
 *
 * Times are milliseconds in six signed bytes that count from an EPOCH of their own: the years from 1412 to 10330.
 */

/** The fields that records of every form have. Stateless, allocates nothing. */
public final class Header {
    /** Where the key begins. */
    public static final int KEY = 40;

    /** What times count from, in milliseconds since 1970: six signed bytes then reach beyond the year 9999. */
    static final long EPOCH = (1L << 47) - (1L << 44);

    /** The least time there is: stands for none. */
    public static final long NONE = EPOCH - (1L << 47);

    static final long LATEST = EPOCH + (1L << 47) - 1;

    /** Flag: there are more rows than are walked over; see {@code LargeRecord}. */
    public static final int LARGE = 1;
    /** Flag, beside {@link #LARGE}: older events than the rows are folded; see {@code Folds}. */
    public static final int HOT = 1 << 1;
    /** Flag: numbers are doubles; otherwise they are cents. Once set it stays, since it decides how sums are rounded. */
    public static final int DOUBLES = 1 << 2;
    /** Flag: two neighbouring rows lie the retention or more apart. */
    public static final int BROKEN = 1 << 3;
    /** Flag: a row lacks a number, or has had one that lacked. */
    public static final int GAPS = 1 << 4;
    /** Flag: a row has, or had, cents whose squares do not fit. */
    public static final int GREAT = 1 << 5;
    /** Flag: eight bytes behind the key say until when one under this key might be kept that was evicted. */
    public static final int EVICTED = 1 << 6;

    /** Flag: behind that stand, with their length in two bytes before them, the spans of what could not be counted. */
    public static final int UNCOUNTED = 1 << 7;

    private static final int KEY_HASH = 0;
    private static final int KEPT_UNTIL = 8;
    private static final int FIRST = 14;
    private static final int FLOOR = 20;
    private static final int ROWS = 26;
    private static final int HEAD = 28;
    private static final int CAPACITY = 30;
    private static final int LINES = 32;
    private static final int KEY_BYTES = 34;
    private static final int FLAGS = 36;
    private static final int PLACES = 38;
    private static final int LABELS = 39;

    private Header() {}

    public static long keyHash(byte[] bytes, int at) {
        return Bytes.getLong(bytes, at + KEY_HASH);
    }

    public static void keyHash(byte[] bytes, int at, long hash) {
        Bytes.putLong(bytes, at + KEY_HASH, hash);
    }

    /** The event time from which on nothing in the record can matter to an event that may still come. */
    public static long keptUntil(byte[] bytes, int at) {
        return time(bytes, at + KEPT_UNTIL);
    }

    public static void keptUntil(byte[] bytes, int at, long millis) {
        time(bytes, at + KEPT_UNTIL, millis);
    }

    /** When the oldest event that is kept, and all that came before it without a break, began. */
    public static long first(byte[] bytes, int at) {
        return time(bytes, at + FIRST);
    }

    public static void first(byte[] bytes, int at, long millis) {
        time(bytes, at + FIRST, millis);
    }

    /** Events before this time would have to see what may have left before the record began; {@link #NONE} if nothing had. */
    public static long floor(byte[] bytes, int at) {
        return time(bytes, at + FLOOR);
    }

    public static void floor(byte[] bytes, int at, long millis) {
        time(bytes, at + FLOOR, millis);
    }

    /** How many rows there are. */
    public static int rows(byte[] bytes, int at) {
        return Bytes.getChar(bytes, at + ROWS);
    }

    public static void rows(byte[] bytes, int at, int rows) {
        Bytes.putChar(bytes, at + ROWS, rows);
    }

    /** The place of the ring where the next row is put. */
    public static int head(byte[] bytes, int at) {
        return Bytes.getChar(bytes, at + HEAD);
    }

    public static void head(byte[] bytes, int at, int place) {
        Bytes.putChar(bytes, at + HEAD, place);
    }

    /** How many places the ring of rows has. */
    public static int capacity(byte[] bytes, int at) {
        return Bytes.getChar(bytes, at + CAPACITY);
    }

    public static void capacity(byte[] bytes, int at, int places) {
        Bytes.putChar(bytes, at + CAPACITY, places);
    }

    /** How many lines of {@link Block#LINE} bytes the record has. */
    public static int lines(byte[] bytes, int at) {
        int lines = Bytes.getChar(bytes, at + LINES);
        return has(bytes, at, LARGE) ? lines | Bytes.getChar(bytes, at + PLACES) << Character.SIZE : lines;
    }

    /** Sets that of a record whose flags are set. */
    public static void lines(byte[] bytes, int at, int lines) {
        Bytes.putChar(bytes, at + LINES, lines);
        if (has(bytes, at, LARGE)) {
            Bytes.putChar(bytes, at + PLACES, lines >>> Character.SIZE);
        }
    }

    public static int keyBytes(byte[] bytes, int at) {
        return Bytes.getChar(bytes, at + KEY_BYTES);
    }

    public static void keyBytes(byte[] bytes, int at, int length) {
        Bytes.putChar(bytes, at + KEY_BYTES, length);
    }

    public static int flags(byte[] bytes, int at) {
        return Bytes.getChar(bytes, at + FLAGS);
    }

    public static void flags(byte[] bytes, int at, int flags) {
        Bytes.putChar(bytes, at + FLAGS, flags);
    }

    public static boolean has(byte[] bytes, int at, int flag) {
        return (flags(bytes, at) & flag) != 0;
    }

    public static void set(byte[] bytes, int at, int flag, boolean value) {
        int flags = flags(bytes, at);
        flags(bytes, at, value ? flags | flag : flags & ~flag);
    }

    /** How many places the dictionary of a small record has. */
    public static int places(byte[] bytes, int at) {
        return Bytes.getByte(bytes, at + PLACES);
    }

    public static void places(byte[] bytes, int at, int places) {
        Bytes.putByte(bytes, at + PLACES, places);
    }

    /** How many labels a small record has. */
    public static int labels(byte[] bytes, int at) {
        return Bytes.getByte(bytes, at + LABELS);
    }

    public static void labels(byte[] bytes, int at, int labels) {
        Bytes.putByte(bytes, at + LABELS, labels);
    }

    /** Until when one under this key might be kept that was evicted before this one began; {@link #NONE} if none was. */
    public static long evictedUntil(byte[] bytes, int at) {
        return has(bytes, at, EVICTED) ? Bytes.getLong(bytes, at + KEY + keyBytes(bytes, at)) : NONE;
    }

    /** Of a record that is flagged {@link #EVICTED}. */
    public static void evictedUntil(byte[] bytes, int at, long millis) {
        Bytes.putLong(bytes, at + KEY + keyBytes(bytes, at), millis);
    }

    /** Where the length of the spans of what could not be counted stands, if flagged, from the begin of the record on. */
    public static int uncounted(byte[] bytes, int at) {
        return KEY + keyBytes(bytes, at) + (has(bytes, at, EVICTED) ? Long.BYTES : 0);
    }

    /** Where what the form keeps begins, from the begin of the record on. */
    public static int body(byte[] bytes, int at) {
        int uncounted = uncounted(bytes, at);
        return has(bytes, at, UNCOUNTED) ? uncounted + Short.BYTES + Bytes.getChar(bytes, at + uncounted) : uncounted;
    }

    private static long time(byte[] bytes, int at) {
        return Bytes.get48(bytes, at) + EPOCH;
    }

    private static void time(byte[] bytes, int at, long millis) {
        Bytes.put48(bytes, at, Math.max(NONE, Math.min(LATEST, millis)) - EPOCH);
    }
}
