package dev.fraudscorer.spi.vector;

import java.nio.charset.StandardCharsets;

/** SipHash-c-d word for word as the paper has it, over an array of bytes. */
public final class NaiveSipHash {
    private static final int COMPRESSION_ROUNDS = 2;
    private static final int FINALIZATION_ROUNDS = 4;

    private NaiveSipHash() {}

    /** The specification of {@link HashKey#hash(String)}. */
    static long of(HashKey key, String text) {
        boolean narrow = text.chars().allMatch(character -> character < 256);
        byte[] bytes = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        if (!narrow) {
            // The charset would put a question mark in the place of half a pair.
            for (int i = 0; i < text.length(); i++) {
                bytes[2 * i] = (byte) text.charAt(i);
                bytes[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
            }
        }
        return of(key.bytes(), bytes, !narrow);
    }

    static long of(byte[] key, byte[] message, boolean firstHalfOf128Bits) {
        long k0 = word(key, 0);
        long k1 = word(key, 8);
        long[] v = {
            k0 ^ 0x736f6d6570736575L, k1 ^ 0x646f72616e646f6dL, k0 ^ 0x6c7967656e657261L, k1 ^ 0x7465646279746573L
        };
        v[1] ^= firstHalfOf128Bits ? 0xee : 0;
        int words = message.length / 8 + 1;
        byte[] padded = new byte[8 * words];
        System.arraycopy(message, 0, padded, 0, message.length);
        padded[padded.length - 1] = (byte) message.length;
        for (int i = 0; i < words; i++) {
            long m = word(padded, 8 * i);
            v[3] ^= m;
            rounds(v, COMPRESSION_ROUNDS);
            v[0] ^= m;
        }
        v[2] ^= firstHalfOf128Bits ? 0xee : 0xff;
        rounds(v, FINALIZATION_ROUNDS);
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void rounds(long[] v, int count) {
        for (int i = 0; i < count; i++) {
            half(v, 0, 1, 2, 3, 13, 16);
            half(v, 2, 1, 0, 3, 17, 21);
        }
    }

    private static void half(long[] v, int a, int b, int c, int d, int left, int right) {
        v[a] += v[b];
        v[c] += v[d];
        v[b] = (v[b] << left | v[b] >>> (64 - left)) ^ v[a];
        v[d] = (v[d] << right | v[d] >>> (64 - right)) ^ v[c];
        v[a] = v[a] << 32 | v[a] >>> 32;
    }

    private static long word(byte[] bytes, int at) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = (word << 8) | (bytes[at + i] & 0xff);
        }
        return word;
    }
}
