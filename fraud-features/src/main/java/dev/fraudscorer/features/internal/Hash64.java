package dev.fraudscorer.features.internal;

/**
 * 64-bit hashes that stand for the texts themselves: the id of an event, a value of {@code distinct}. Thread-safe,
 * allocates nothing.
 *
 * <p>Two different texts are taken for one with probability 2⁻⁶⁴: about 3 in 10¹⁴ that any two of a thousand
 * merchants at one card collide. The finalizer is the one of MurmurHash3 (Appleby, public domain); the mixing of
 * characters is a multiply and a rotation each, so every step can be undone and texts that differ in one character
 * never collide.
 */
final class Hash64 {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long CHARACTER = 0xC2B2AE3D27D4EB4FL;
    private static final long STEP = 0x165667B19E3779F9L;

    private Hash64() {}

    /** The same for equal texts. */
    static long of(String text) {
        long hash = SEED + text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (Long.rotateLeft(hash ^ (text.charAt(i) * CHARACTER), 29) + STEP) * SEED;
        }
        return mix(hash);
    }

    /** Spreads every bit over all; one to one. */
    static long mix(long value) {
        long bits = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ (bits >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return bits ^ (bits >>> 33);
    }
}
