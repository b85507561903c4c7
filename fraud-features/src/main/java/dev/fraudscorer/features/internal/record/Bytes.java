package dev.fraudscorer.features.internal.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes numbers at any byte of an array, little-endian. Stateless, allocates nothing. */
public final class Bytes {
    /** How many bytes {@link #get48} takes. */
    public static final int SIX = 6;

    private static final int UNUSED_BITS = 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    public static long getLong(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    public static void putLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    public static int getInt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    public static void putInt(byte[] bytes, int at, int value) {
        INTS.set(bytes, at, value);
    }

    public static double getDouble(byte[] bytes, int at) {
        return (double) DOUBLES.get(bytes, at);
    }

    public static void putDouble(byte[] bytes, int at, double value) {
        DOUBLES.set(bytes, at, value);
    }

    /** Two bytes as a number from 0 to 65,535. */
    public static int getChar(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at) & 0xFFFF;
    }

    /** The lower two bytes of a number. */
    public static void putChar(byte[] bytes, int at, int value) {
        SHORTS.set(bytes, at, (short) value);
    }

    /** A byte as a number from 0 to 255. */
    public static int getByte(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    /** The lowest byte of a number. */
    public static void putByte(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Six bytes as a signed number; reads two bytes more, whatever they are. */
    public static long get48(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at) << UNUSED_BITS >> UNUSED_BITS;
    }

    /** The lower six bytes of a number. */
    public static void put48(byte[] bytes, int at, long value) {
        INTS.set(bytes, at, (int) value);
        SHORTS.set(bytes, at + Integer.BYTES, (short) (value >>> Integer.SIZE));
    }
}
