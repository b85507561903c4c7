package dev.fraudscorer.rules.internal.lists;

import java.util.ArrayList;
import java.util.List;

/**
 * The hash that lists of keys had before: four characters at a time, xor, multiply and shift, and the finalizer of
 * MurmurHash3. A bit 63 that is flipped in one block flips bits 63 and 31 of the hash whatever the seed, and is undone by
 * flipping these in the next block.
 */
public final class OldKeyHash {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private OldKeyHash() {}

    public static long of(CharSequence key, int from, int to, long seed) {
        long hash = seed ^ (to - from) * FACTOR;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            long block = key.charAt(i)
                    | (long) key.charAt(i + 1) << 16
                    | (long) key.charAt(i + 2) << 32
                    | (long) key.charAt(i + 3) << 48;
            hash = step(hash, block);
        }
        for (; i < to; i++) {
            hash = step(hash, key.charAt(i));
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    private static long step(long hash, long block) {
        long mixed = (hash ^ block) * FACTOR;
        return mixed ^ mixed >>> 32;
    }

    /** So many different texts that have one hash under every seed; {@code count} is a power of two. */
    public static List<String> colliding(int count) {
        List<String> texts = new ArrayList<>(List.of(""));
        while (texts.size() < count) {
            List<String> longer = new ArrayList<>();
            for (String text : texts) {
                longer.add(text + "abcdefgh");
                longer.add(text + "abc" + flipped('d') + "e" + flipped('f') + "g" + flipped('h'));
            }
            texts = longer;
        }
        return texts;
    }

    private static char flipped(char character) {
        return (char) (character ^ 0x8000);
    }
}
