package dev.fraudscorer.examples.quickstart;

import java.util.Arrays;

/** Keeps every latency, so that quantiles are exact. Confined to one thread. */
final class Latencies {
    private static final double NANOS_PER_MICRO = 1000;

    private long[] nanos = new long[1024];
    private int size;

    void add(long latencyNanos) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = latencyNanos;
    }

    /** The smallest latency, in microseconds, that a share {@code q} of all calls did not exceed; NaN without calls. */
    double micros(double q) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(q * size);
        return sorted[Math.max(1, rank) - 1] / NANOS_PER_MICRO;
    }
}
