package dev.fraudscorer.rules.internal.lists.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/*
 * How an entry lies in a byte array:
 *
 *   head 1 | length 2, if the head has LONG | key, one byte for each character or two | reason 4, source 4, if noted
 *     | valid from 8, valid to 8, if dated
 *
 * The head is length << 3 | flags. A key whose characters all lie below 256 takes one byte for each; a plain entry of
 * 20 such characters takes 21 bytes in all.
 */
/** Reads and writes entries of a list in byte arrays. */
public final class Entry {
    public static final int MOST_CHARACTERS = 4_096;

    /** The time before all others, and after: an entry that is not dated holds always. */
    public static final long ALWAYS = Long.MIN_VALUE;

    public static final long FOREVER = Long.MAX_VALUE;

    private static final int WIDE = 1;
    private static final int NOTED = 2;
    private static final int DATED = 4;
    private static final int FLAG_BITS = 3;
    private static final int LONG = 31;
    private static final int NOTE_BYTES = 2 * Integer.BYTES;
    private static final int DATE_BYTES = 2 * Long.BYTES;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Entry() {}

    /** The most bytes that the entry of a key of so many characters takes. */
    public static int mostBytes(int characters) {
        return 1 + Short.BYTES + 2 * characters + NOTE_BYTES + DATE_BYTES;
    }

    /** Writes the row's entry; returns where it ends. */
    public static int write(byte[] bytes, int start, ListRow row) {
        CharSequence key = row.key();
        int length = key.length();
        int flags = (isWide(key) ? WIDE : 0) | (row.isNoted() ? NOTED : 0) | (row.isDated() ? DATED : 0);
        int at = start + 1;
        bytes[start] = (byte) (Math.min(length, LONG) << FLAG_BITS | flags);
        if (length >= LONG) {
            SHORTS.set(bytes, at, (short) length);
            at += Short.BYTES;
        }
        for (int i = 0; i < length; i++) {
            char c = key.charAt(i);
            bytes[at++] = (byte) c;
            if ((flags & WIDE) != 0) {
                bytes[at++] = (byte) (c >>> 8);
            }
        }
        if (row.isNoted()) {
            INTS.set(bytes, at, row.reason());
            INTS.set(bytes, at + Integer.BYTES, row.source());
            at += NOTE_BYTES;
        }
        if (row.isDated()) {
            LONGS.set(bytes, at, row.validFrom());
            LONGS.set(bytes, at + Long.BYTES, row.validTo());
            at += DATE_BYTES;
        }
        return at;
    }

    /** The head that the most entries have, of those with the entry's length; 0 if there is none. */
    public static int commonestFixed(int[] entriesByHead) {
        int common = 0;
        for (int head = 1; head < LONG << FLAG_BITS; head++) {
            common = entriesByHead[head] > entriesByHead[common] ? head : common;
        }
        return common;
    }

    /** How many bytes an entry takes whose head has its length. */
    public static int bytesOfHead(int head) {
        return end(new byte[] {(byte) head}, 0);
    }

    /** Where the entry that begins at {@code start} ends. */
    public static int end(byte[] bytes, int start) {
        int flags = bytes[start];
        return keyStart(bytes, start)
                + keyBytes(bytes, start)
                + ((flags & NOTED) != 0 ? NOTE_BYTES : 0)
                + ((flags & DATED) != 0 ? DATE_BYTES : 0);
    }

    /** Whether the entry is of this key. */
    public static boolean hasKey(byte[] bytes, int start, CharSequence key, int from, int to) {
        int length = to - from;
        if (characters(bytes, start) != length) {
            return false;
        }
        int at = keyStart(bytes, start);
        boolean wide = (bytes[start] & WIDE) != 0;
        // From the end: tokens differ there, and begin alike.
        for (int i = length - 1; i >= 0; i--) {
            int c = wide ? shortAt(bytes, at + 2 * i) : bytes[at + i] & 0xFF;
            if (c != key.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether both entries are of one key. */
    public static boolean haveSameKey(byte[] bytes, int one, int other) {
        int length = keyBytes(bytes, one);
        if (length != keyBytes(bytes, other) || ((bytes[one] ^ bytes[other]) & WIDE) != 0) {
            return false;
        }
        int a = keyStart(bytes, one);
        int b = keyStart(bytes, other);
        return Arrays.equals(bytes, a, a + length, bytes, b, b + length);
    }

    public static boolean isValid(byte[] bytes, int start, long timeMillis) {
        return (bytes[start] & DATED) == 0
                || (validFrom(bytes, start) <= timeMillis && timeMillis < validTo(bytes, start));
    }

    public static long validFrom(byte[] bytes, int start) {
        return (bytes[start] & DATED) == 0 ? ALWAYS : (long) LONGS.get(bytes, end(bytes, start) - DATE_BYTES);
    }

    public static long validTo(byte[] bytes, int start) {
        return (bytes[start] & DATED) == 0 ? FOREVER : (long) LONGS.get(bytes, end(bytes, start) - Long.BYTES);
    }

    /** The note's number; {@link StringPool#NONE} if there is none. */
    public static int reason(byte[] bytes, int start) {
        return (bytes[start] & NOTED) == 0 ? StringPool.NONE : (int) INTS.get(bytes, noteStart(bytes, start));
    }

    /** The note's number; {@link StringPool#NONE} if there is none. */
    public static int source(byte[] bytes, int start) {
        return (bytes[start] & NOTED) == 0
                ? StringPool.NONE
                : (int) INTS.get(bytes, noteStart(bytes, start) + Integer.BYTES);
    }

    private static int noteStart(byte[] bytes, int start) {
        return keyStart(bytes, start) + keyBytes(bytes, start);
    }

    private static int characters(byte[] bytes, int start) {
        int length = (bytes[start] & 0xFF) >>> FLAG_BITS;
        return length < LONG ? length : shortAt(bytes, start + 1);
    }

    private static int keyBytes(byte[] bytes, int start) {
        int characters = characters(bytes, start);
        return (bytes[start] & WIDE) == 0 ? characters : 2 * characters;
    }

    private static int keyStart(byte[] bytes, int start) {
        return (bytes[start] & 0xFF) >>> FLAG_BITS < LONG ? start + 1 : start + 1 + Short.BYTES;
    }

    private static int shortAt(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at) & 0xFFFF;
    }

    private static boolean isWide(CharSequence key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) > 0xFF) {
                return true;
            }
        }
        return false;
    }
}
