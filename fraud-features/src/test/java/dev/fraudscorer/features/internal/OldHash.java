package dev.fraudscorer.features.internal;

import java.util.Random;

/**
 * The unkeyed hash that was once used for texts, and how to choose texts for it: each of its steps can be undone, so of
 * a text of eight characters four are free, and the other four follow from the hash that it is to have.
 */
final class OldHash {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long CHARACTERS = 0xC2B2AE3D27D4EB4FL;
    private static final long STEP = 0x165667B19E3779F9L;
    private static final long FIRST_MIX = 0xFF51AFD7ED558CCDL;
    private static final long SECOND_MIX = 0xC4CEB9FE1A85EC53L;
    private static final char FIRST_LETTER = '\u4E00';
    private static final char LAST_LETTER = '\u9FFF';
    private static final int LENGTH = 8;

    private OldHash() {}

    /** Of a text of eight characters. */
    static long of(String text) {
        return mix(step(step(SEED + LENGTH, block(text, 0)), block(text, 4)));
    }

    /** A text of eight letters with this hash; another for each state of {@code random}. */
    static String text(long hash, Random random) {
        long beforeTheEnd = unmix(hash);
        while (true) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < LENGTH / 2; i++) {
                text.append((char) (FIRST_LETTER + random.nextInt(LAST_LETTER - FIRST_LETTER + 1)));
            }
            long half = step(SEED + LENGTH, block(text, 0));
            long rotated = beforeTheEnd * inverse(SEED) - STEP;
            long block = (Long.rotateRight(rotated, 29) ^ half) * inverse(CHARACTERS);
            if (isOfLetters(block)) {
                for (int i = 0; i < LENGTH / 2; i++) {
                    text.append((char) (block >>> (i * Character.SIZE)));
                }
                return text.toString();
            }
        }
    }

    /** A number whose place in the old table of values was the first: the high bits of its product were 0. */
    static double number(int i) {
        long value = i * inverse(SEED);
        return Double.longBitsToDouble(value ^ Double.doubleToLongBits(Double.NaN));
    }

    private static boolean isOfLetters(long block) {
        for (int i = 0; i < LENGTH / 2; i++) {
            char letter = (char) (block >>> (i * Character.SIZE));
            if (letter < FIRST_LETTER || letter > LAST_LETTER) {
                return false;
            }
        }
        return true;
    }

    private static long block(CharSequence text, int at) {
        return text.charAt(at)
                | (long) text.charAt(at + 1) << 16
                | (long) text.charAt(at + 2) << 32
                | (long) text.charAt(at + 3) << 48;
    }

    private static long step(long hash, long block) {
        return (Long.rotateLeft(hash ^ (block * CHARACTERS), 29) + STEP) * SEED;
    }

    private static long mix(long value) {
        long bits = (value ^ (value >>> 33)) * FIRST_MIX;
        bits = (bits ^ (bits >>> 33)) * SECOND_MIX;
        return bits ^ (bits >>> 33);
    }

    private static long unmix(long hash) {
        long bits = (hash ^ (hash >>> 33)) * inverse(SECOND_MIX);
        bits = (bits ^ (bits >>> 33)) * inverse(FIRST_MIX);
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
