package dev.fraudscorer.lab.hostile;

import java.util.Random;

/**
 * The unkeyed hash that profiles were once found by, and its inverse: an attacker who reads the code makes as many texts
 * of one hash as he likes.
 */
final class OldHash {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long CHARACTERS = 0xC2B2AE3D27D4EB4FL;
    private static final long STEP = 0x165667B19E3779F9L;
    private static final int TURN = 29;
    private static final int AT_ONCE = 4;

    private OldHash() {}

    /** Another text, four characters longer, of the same hash. */
    static String collidingWith(String victim, Random random) {
        int length = (victim.length() / AT_ONCE + 2) * AT_ONCE;
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length - AT_ONCE) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        long before = state(text, SEED + length);
        long turned = state(victim, SEED + victim.length()) * inverse(SEED) - STEP;
        long block = (before ^ Long.rotateRight(turned, TURN)) * inverse(CHARACTERS);
        for (int i = 0; i < AT_ONCE; i++) {
            text.append((char) (block >>> (i * Character.SIZE)));
        }
        return text.toString();
    }

    /** The state before the last mixing, which is one to one. */
    static long state(CharSequence text, long seed) {
        long hash = seed;
        int at = 0;
        for (; at + AT_ONCE <= text.length(); at += AT_ONCE) {
            long block = 0;
            for (int i = AT_ONCE - 1; i >= 0; i--) {
                block = block << Character.SIZE | text.charAt(at + i);
            }
            hash = step(hash, block);
        }
        if (at < text.length()) {
            long rest = 0;
            for (; at < text.length(); at++) {
                rest = rest << Character.SIZE | text.charAt(at);
            }
            hash = step(hash, rest);
        }
        return hash;
    }

    private static long step(long hash, long block) {
        return (Long.rotateLeft(hash ^ (block * CHARACTERS), TURN) + STEP) * SEED;
    }

    /** By Newton's iteration modulo 2⁶⁴: each step doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int i = 0; i < 6; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
