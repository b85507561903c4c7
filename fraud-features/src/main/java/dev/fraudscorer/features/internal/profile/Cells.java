package dev.fraudscorer.features.internal.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes the cells of {@link Rows}, little-endian, at any byte of an array. Stateless, allocates nothing. */
final class Cells {
    /** Bytes of a stamp: a time in milliseconds, or as much of an id. */
    static final int STAMP = 6;

    /** The bits of a stamp. */
    static final long STAMP_MASK = (1L << 48) - 1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Cells() {}

    /** Reads two bytes more than a stamp has. */
    static long stamp(byte[] data, int at) {
        return (long) LONGS.get(data, at) & STAMP_MASK;
    }

    static void putStamp(byte[] data, int at, long stamp) {
        INTS.set(data, at, (int) stamp);
        SHORTS.set(data, at + Integer.BYTES, (short) (stamp >>> Integer.SIZE));
    }

    static double number(byte[] data, int at) {
        return (double) DOUBLES.get(data, at);
    }

    static void putNumber(byte[] data, int at, double number) {
        DOUBLES.set(data, at, number);
    }

    static int cents(byte[] data, int at) {
        return (int) INTS.get(data, at);
    }

    static void putCents(byte[] data, int at, int cents) {
        INTS.set(data, at, cents);
    }

    static int place(byte[] data, int at) {
        return (int) INTS.get(data, at);
    }

    static void putPlace(byte[] data, int at, int place) {
        INTS.set(data, at, place);
    }
}
