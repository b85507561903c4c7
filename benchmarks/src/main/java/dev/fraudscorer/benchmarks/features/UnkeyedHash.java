package dev.fraudscorer.benchmarks.features;

import java.util.SplittableRandom;

/**
 * The hash of texts that profiles once had, undone step by step: makes texts of eight letters of a chosen hash. Stateless.
 */
final class UnkeyedHash {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long CHARACTERS = 0xC2B2AE3D27D4EB4FL;
    private static final long STEP = 0x165667B19E3779F9L;
    private static final int LENGTH = 8;
    private static final int HALF = LENGTH / 2;
    private static final char FIRST_LETTER = '\u4E00';
    private static final char LAST_LETTER = '\u9FFF';

    private UnkeyedHash() {}

    /** A text with this hash; another for each state of {@code random}. */
    static String text(long hash, SplittableRandom random) {
        long wanted = Long.rotateRight(unmix(hash) * inverse(SEED) - STEP, 29);
        char[] text = new char[LENGTH];
        do {
            long first = 0;
            for (int i = 0; i < HALF; i++) {
                text[i] = (char) random.nextInt(FIRST_LETTER, LAST_LETTER + 1);
                first |= (long) text[i] << (i * Character.SIZE);
            }
            long second = (wanted ^ step(SEED + LENGTH, first)) * inverse(CHARACTERS);
            for (int i = 0; i < HALF; i++) {
                text[HALF + i] = (char) (second >>> (i * Character.SIZE));
            }
        } while (!endsInLetters(text));
        return new String(text);
    }

    private static boolean endsInLetters(char[] text) {
        for (int i = HALF; i < LENGTH; i++) {
            if (text[i] < FIRST_LETTER || text[i] > LAST_LETTER) {
                return false;
            }
        }
        return true;
    }

    private static long step(long hash, long block) {
        return (Long.rotateLeft(hash ^ (block * CHARACTERS), 29) + STEP) * SEED;
    }

    private static long unmix(long hash) {
        long bits = (hash ^ (hash >>> 33)) * inverse(0xC4CEB9FE1A85EC53L);
        bits = (bits ^ (bits >>> 33)) * inverse(0xFF51AFD7ED558CCDL);
        return bits ^ (bits >>> 33);
    }

    /** By Newton's method: each step doubles how many low bits are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
