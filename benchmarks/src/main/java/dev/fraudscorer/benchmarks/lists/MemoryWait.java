package dev.fraudscorer.benchmarks.lists;

import java.util.Random;

/** What it costs to wait for the memory once: a chain of loads, each of which has the address of the next one. */
final class MemoryWait {
    /** 400 MB, as much as the list: the further apart, the more there is to find out where it lies. */
    private static final int INTS = 100 << 20;

    private static final int INTS_OF_LINE = 16;
    private static final int LOADS = 3_000_000;

    private MemoryWait() {}

    static double nanos() {
        int[] next = new int[INTS];
        int lines = INTS / INTS_OF_LINE;
        // One cycle through all lines in random order (Sattolo 1986).
        int[] order = new int[lines];
        for (int i = 0; i < lines; i++) {
            order[i] = i;
        }
        Random random = new Random(1);
        for (int i = lines - 1; i > 0; i--) {
            int j = random.nextInt(i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        for (int i = 0; i < lines; i++) {
            next[order[i] * INTS_OF_LINE] = order[(i + 1) % lines] * INTS_OF_LINE;
        }
        int at = follow(next, 0);
        long began = System.nanoTime();
        at = follow(next, at);
        double nanos = (System.nanoTime() - began) / (double) LOADS;
        if (next[at] < 0) {
            throw new AssertionError("places are not negative");
        }
        return nanos;
    }

    private static int follow(int[] next, int from) {
        int at = from;
        for (int i = 0; i < LOADS; i++) {
            at = next[at];
        }
        return at;
    }
}
