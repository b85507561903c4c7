package dev.fraudscorer.features.internal.store;

/**
 * The sizes that records are given, in lines: eight for each power of two, so that what one leaves is most often what
 * another needs, and at most an eighth is given in vain. Stateless.
 */
final class Sizes {
    /** How many sizes there are below that of the largest array that holds several records. */
    static final int COUNT = 96;

    /** A record has no more than 1 GiB. */
    static final int MOST_LINES = 1 << 24;

    private static final int STEPS = 8;
    private static final int STEP_BITS = 3;

    private Sizes() {}

    /** The number of the greatest size that is not above {@code lines}. */
    static int floor(int lines) {
        if (lines < STEPS) {
            return lines;
        }
        int shift = shift(lines);
        return shift * STEPS + (lines >>> shift);
    }

    /** The least size that is not below {@code lines}. */
    static int ceil(int lines) {
        if (lines < STEPS) {
            return Math.max(1, lines);
        }
        int rest = (1 << shift(lines)) - 1;
        return Math.min(MOST_LINES, lines + rest & ~rest);
    }

    private static int shift(int lines) {
        return Integer.SIZE - 1 - STEP_BITS - Integer.numberOfLeadingZeros(lines);
    }
}
