package dev.fraudscorer.event;

import java.util.Arrays;

/** The stamps of a few neighbouring events in the order of time. Confined to one thread. */
final class StampWindow {
    private final long[] sorted;
    private int size;

    StampWindow(int capacity) {
        this.sorted = new long[capacity];
    }

    void add(long stamp) {
        int at = Arrays.binarySearch(sorted, 0, size, stamp);
        at = at < 0 ? ~at : at;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = stamp;
        size++;
    }

    /** Takes out one that is there. */
    void remove(long stamp) {
        int at = Arrays.binarySearch(sorted, 0, size, stamp);
        size--;
        System.arraycopy(sorted, at + 1, sorted, at, size - at);
    }

    int size() {
        return size;
    }

    long least() {
        return sorted[0];
    }

    /** The middle one; of two the later. */
    long median() {
        return sorted[size / 2];
    }
}
