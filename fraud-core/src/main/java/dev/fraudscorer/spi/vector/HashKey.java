package dev.fraudscorer.spi.vector;

import dev.fraudscorer.event.TextHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * The secret key, of 128 bits, of the hashes that stand for texts and numbers where these are counted: who does not have
 * it can make no two values of one hash but by chance, not even if he sees the hashes of other values. Immutable,
 * thread-safe; hashing allocates nothing.
 *
 * <p>A key belongs to a store of histories: it is random by default, the snapshot of the store carries it, and gateways
 * that share a store share it. Whoever has the key, and so whoever reads a snapshot, can choose collisions. {@link
 * #toString()} shows nothing of it.
 *
 * <p>Of n values, any two have one hash with a probability of about n² / 2⁶⁵: for a million, 3 in 10⁸. The function is
 * SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012).
 */
public final class HashKey implements TextHash {
    /** How many bytes a key has. */
    public static final int BYTES = 2 * Long.BYTES;

    private final long k0;
    private final long k1;

    private HashKey(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /** A key that nobody can guess, from {@link SecureRandom}. */
    public static HashKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return of(bytes);
    }

    /**
     * A given key, for gateways that share a store.
     *
     * @param first as secret and as random as the second
     */
    public static HashKey of(long first, long second) {
        return new HashKey(first, second);
    }

    /**
     * The key that {@link #bytes()} gave.
     *
     * @throws IllegalArgumentException if there are not {@link #BYTES} of them
     */
    public static HashKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("found " + bytes.length + " bytes, expected the " + BYTES + " of a key");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new HashKey(buffer.getLong(), buffer.getLong());
    }

    /** The key itself, for a snapshot; a new array. As secret as the key. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(k0)
                .putLong(k1)
                .array();
    }

    @Override
    public long hash(String text) {
        return neverZero(SipHash.of(k0, k1, text, 0, text.length()));
    }

    /**
     * The hash of a part of a text, which is that of the part as a text of its own; never 0.
     *
     * @param from where the part begins
     * @param to where it ends, exclusive
     * @throws IndexOutOfBoundsException if the text has no such part
     */
    public long hash(String text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        return neverZero(SipHash.of(k0, k1, text, from, to));
    }

    /** The hash of a number: the same for equal numbers; never 0, but for NaN, which stands for a missing one. */
    public long hash(double number) {
        // Both zeros are one number.
        return Double.isNaN(number) ? 0 : neverZero(SipHash.of(k0, k1, Double.doubleToLongBits(number + 0.0)));
    }

    /** The hash of two hashes in their order, as for a key of several parts; never 0. */
    public long hash(long first, long second) {
        return neverZero(SipHash.of(k0, k1, first, second));
    }

    /** 0 is left to stand for what is missing; one value in 2⁶⁴ pays for it. */
    private static long neverZero(long hash) {
        return hash == 0 ? 1 : hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof HashKey key && key.k0 == k0 && key.k1 == k1);
    }

    @Override
    public int hashCode() {
        return (int) hash(0, 0);
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "HashKey";
    }
}
