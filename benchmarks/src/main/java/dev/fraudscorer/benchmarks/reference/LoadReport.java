package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.benchmarks.features.traffic.Latencies;
import dev.fraudscorer.metrics.Gauge;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Prints what a run gave, interval by interval and in all. Confined to one thread. */
final class LoadReport {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int DIGITS = 3;

    private final PrintStream out;
    private final Histogram scoring = new Histogram(DIGITS);
    private final Histogram clock = new Histogram(DIGITS);
    private final long collections = collections();
    private final long collectionMillis = collectionMillis();

    LoadReport(PrintStream out) {
        this.out = out;
    }

    void interval(Histogram scoringOfInterval, Histogram clockOfInterval) {
        scoring.add(scoringOfInterval);
        clock.add(clockOfInterval);
        out.printf(
                Locale.ROOT,
                "# %,d payments, p99 %.1f µs, longest %.1f µs; clock alone p99 %.1f µs, longest %.1f µs; resident %s%n",
                scoringOfInterval.getTotalCount(),
                Latencies.micros(scoringOfInterval, 99),
                Latencies.micros(scoringOfInterval, 100),
                Latencies.micros(clockOfInterval, 99),
                Latencies.micros(clockOfInterval, 100),
                resident());
    }

    void end(LoadedLanes lanes, Operations operations, List<Gauge> gauges) {
        out.printf(
                Locale.ROOT,
                "%-12s %12s %9s %9s %9s %9s %9s %9s%n",
                "from due, µs",
                "count",
                "p50",
                "p90",
                "p99",
                "p99.9",
                "p99.99",
                "longest");
        row("scoring", scoring);
        row("clock alone", clock);
        out.printf(
                Locale.ROOT,
                "approved %,d, review %,d, denied %,d; degraded %,d, after their deadline %,d (warm-up included)%n",
                lanes.decided(Decision.APPROVE),
                lanes.decided(Decision.REVIEW),
                lanes.decided(Decision.DENY),
                lanes.degraded(),
                lanes.late());
        out.printf(
                Locale.ROOT,
                "%d policies swapped, %.2f s each; %d snapshots, %.1f s each; %d collections, %d ms; resident %s%n",
                operations.reloads(),
                operations.secondsOfReload(),
                operations.snapshots(),
                operations.secondsOfSnapshot(),
                collections() - collections,
                collectionMillis() - collectionMillis,
                resident());
        out.println("# " + gauges);
    }

    private void row(String name, Histogram nanos) {
        out.printf(
                Locale.ROOT,
                "%-12s %,12d %,9.1f %,9.1f %,9.1f %,9.1f %,9.1f %,9.1f%n",
                name,
                nanos.getTotalCount(),
                Latencies.micros(nanos, 50),
                Latencies.micros(nanos, 90),
                Latencies.micros(nanos, 99),
                Latencies.micros(nanos, 99.9),
                Latencies.micros(nanos, 99.99),
                Latencies.micros(nanos, 100));
    }

    /** As Linux shows it; not known elsewhere. */
    private static String resident() {
        if (!Files.exists(STATUS)) {
            return "not known";
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.substring(RESIDENT.length()).strip())
                    .findFirst()
                    .orElse("not known");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long collections() {
        return collectors().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static long collectionMillis() {
        return collectors().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static List<GarbageCollectorMXBean> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans();
    }
}
