package dev.fraudscorer.benchmarks.features.traffic;

import java.util.Arrays;

/** Latencies one by one, in the order of their coming. One thread adds, another reads when that has gone on to others. */
public final class LatencyLog {
    private static final int FIRST_CAPACITY = 1 << 20;
    private static final double NANOS_PER_MICRO = 1000;

    private long[] nanos = new long[FIRST_CAPACITY];
    private volatile int size;

    void add(long latencyNanos) {
        int place = size;
        if (place == nanos.length) {
            nanos = Arrays.copyOf(nanos, place * 2);
        }
        nanos[place] = latencyNanos;
        // One writer: what it wrote before is seen with the size.
        size = place + 1;
    }

    int size() {
        return size;
    }

    /** The median and the tail in microseconds. */
    public String summary() {
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return String.format(
                "%,d payments: p50 %.1f µs, p99 %.1f µs, p99.9 %.1f µs, longest %.1f µs",
                sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    }

    private static double at(long[] sorted, double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(quantile * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MICRO;
    }
}
