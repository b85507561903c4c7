package dev.fraudscorer.benchmarks.lists;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The least that a look-up of a key of 20 characters below 256 can be: a hash table whose buckets are lines of the cache
 * with three keys each, and nothing else; most look-ups touch one line. No other lengths, no validity, no reasons. What it
 * takes is what the machine takes.
 */
final class LineTable {
    static final int CHARACTERS = 20;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LINE = 64;
    /** A large array's content begins 16 bytes after a line of the cache. */
    private static final int START = 48;

    private static final int SECOND = CHARACTERS;
    private static final int THIRD = 2 * CHARACTERS;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final int lines;
    private final byte[] bytes;

    /** @param keys how many there will be, three in five places are used */
    LineTable(int keys) {
        lines = (int) (keys * 5L / 9) + 1;
        bytes = new byte[START + lines * LINE];
    }

    void add(String key) {
        long first = packed(key, 0, 8);
        long second = packed(key, 8, 16);
        long third = packed(key, 16, CHARACTERS);
        for (int line = line(first, second, third); ; line = next(line)) {
            for (int place = 0; place <= THIRD; place += CHARACTERS) {
                int at = START + line * LINE + place;
                if ((long) LONGS.get(bytes, at) == 0) {
                    LONGS.set(bytes, at, first);
                    LONGS.set(bytes, at + 8, second);
                    INTS.set(bytes, at + 16, (int) third);
                    return;
                }
            }
        }
    }

    boolean contains(String key) {
        long first = packed(key, 0, 8);
        long second = packed(key, 8, 16);
        long third = packed(key, 16, CHARACTERS);
        for (int line = line(first, second, third); ; line = next(line)) {
            int at = START + line * LINE;
            if (isAt(at, first, second, third)
                    || isAt(at + SECOND, first, second, third)
                    || isAt(at + THIRD, first, second, third)) {
                return true;
            }
            if ((long) LONGS.get(bytes, at + THIRD) == 0) {
                return false;
            }
        }
    }

    private boolean isAt(int at, long first, long second, long third) {
        return (((long) LONGS.get(bytes, at) ^ first)
                        | ((long) LONGS.get(bytes, at + 8) ^ second)
                        | ((int) INTS.get(bytes, at + 16) ^ third))
                == 0;
    }

    private int next(int line) {
        return line + 1 == lines ? 0 : line + 1;
    }

    private int line(long first, long second, long third) {
        long hash = mixed(mixed(mixed(0, first), second), third);
        return (int) (((hash >>> 32) * lines) >>> 32);
    }

    private static long mixed(long hash, long block) {
        long product = (hash ^ block) * FACTOR;
        return product ^ product >>> 32;
    }

    private static long packed(String key, int from, int to) {
        long packed = 0;
        for (int i = from; i < to; i++) {
            packed |= (long) key.charAt(i) << (8 * (i - from));
        }
        return packed;
    }
}
