package dev.fraudscorer.features.internal.profile;

/**
 * 64-bit hashes that stand for the texts themselves: the id of an event, a value of {@code distinct}. Thread-safe,
 * allocates nothing.
 *
 * <p>Two different texts are taken for one with probability 2⁻⁶⁴: about 3 in 10¹⁴ that any two of a thousand
 * merchants at one card collide. The finalizer is the one of MurmurHash3 (Appleby, public domain); before it, four
 * characters at a time are mixed in by steps of which each can be undone, so texts of one length that differ in at most
 * four neighbouring characters never collide.
 */
public final class Hash64 {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long CHARACTERS = 0xC2B2AE3D27D4EB4FL;
    private static final long STEP = 0x165667B19E3779F9L;
    private static final int AT_ONCE = 4;

    private Hash64() {}

    /** The same for equal texts. */
    public static long of(String text) {
        int length = text.length();
        long hash = SEED + length;
        int at = 0;
        for (; at + AT_ONCE <= length; at += AT_ONCE) {
            hash = step(
                    hash,
                    text.charAt(at)
                            | (long) text.charAt(at + 1) << 16
                            | (long) text.charAt(at + 2) << 32
                            | (long) text.charAt(at + 3) << 48);
        }
        if (at < length) {
            long rest = 0;
            for (; at < length; at++) {
                rest = rest << 16 | text.charAt(at);
            }
            hash = step(hash, rest);
        }
        return mix(hash);
    }

    /** The hash of several texts in their order, from the hash of each. */
    public static long join(long hash, long next) {
        return mix(step(hash, next));
    }

    /** Spreads every bit over all; one to one. */
    public static long mix(long value) {
        long bits = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ (bits >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return bits ^ (bits >>> 33);
    }

    private static long step(long hash, long block) {
        return (Long.rotateLeft(hash ^ (block * CHARACTERS), 29) + STEP) * SEED;
    }
}
