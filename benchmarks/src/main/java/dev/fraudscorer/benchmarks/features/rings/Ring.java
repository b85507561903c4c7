package dev.fraudscorer.benchmarks.features.rings;

/** The latest numbers of one key. Guarded by whoever holds it. */
final class Ring {
    private final long[] numbers = new long[Rings.LENGTH];
    private int next;

    long replaceOldest(long value) {
        int place = next++ & (Rings.LENGTH - 1);
        long oldest = numbers[place];
        numbers[place] = value;
        return oldest;
    }
}
