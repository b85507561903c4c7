package dev.fraudscorer.benchmarks.features.traffic;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Shows latencies. */
public final class Latencies {
    private static final double NANOS_PER_MICRO = 1000;

    private Latencies() {}

    /** The median and the tail in microseconds. */
    public static String summary(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "%,d payments: p50 %.1f µs, p99 %.1f µs, p99.9 %.1f µs, longest %.1f µs",
                nanos.getTotalCount(),
                micros(nanos, 50),
                micros(nanos, 99),
                micros(nanos, 99.9),
                micros(nanos, 100));
    }

    /** The latency in microseconds that so many of a hundred are at or below; NaN if there are none. */
    public static double micros(Histogram nanos, double percentile) {
        return nanos.getTotalCount() == 0 ? Double.NaN : nanos.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
