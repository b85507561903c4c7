package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.benchmarks.features.traffic.Latencies;
import dev.fraudscorer.benchmarks.features.traffic.PacedLoop;
import dev.fraudscorer.benchmarks.features.traffic.PacedScoring;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.state.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long a snapshot of a million cards with 30 events each takes, how large it is, how long it takes to read it back, and
 * what those notice of it who score meanwhile at a steady rate.
 */
public final class SnapshotMeasurement {
    private static final int CARDS = 1_000_000;
    private static final int PAYMENTS_PER_SECOND = 5_000;
    private static final int SNAPSHOTS = 3;
    private static final Duration QUIET = Duration.ofSeconds(20);

    private SnapshotMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments which policy, number of cards, payments per second, where to put the snapshot; each has a default
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PolicyResource resource = arguments.length > 0 ? PolicyResource.valueOf(arguments[0]) : PolicyResource.ONE_CARD;
        int cards = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CARDS;
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : PAYMENTS_PER_SECOND;
        Path folder = arguments.length > 3 ? Path.of(arguments[3]) : Files.createTempDirectory("snapshot");
        Path policy = resource.folder();
        Path file = folder.resolve("history.snapshot");
        List<Gauge> saved = save(policy, file, TrafficVolume.of(cards), rate);
        restore(policy, file, saved);
        Files.delete(file);
    }

    /** What the scorer kept when it was saved for the last time. */
    private static List<Gauge> save(Path policy, Path file, TrafficVolume world, int rate) throws InterruptedException {
        try (FraudScorer scorer = FraudScorer.load(policy)) {
            Traffic traffic = new Traffic(world);
            WarmHistory.record(scorer, traffic, world);
            PacedLoop scoring = new PacedLoop(rate, new PacedScoring(scorer, traffic, null));
            Thread thread = new Thread(scoring, "scoring");
            thread.start();
            Thread.sleep(QUIET.toMillis());
            scoring.phase();
            for (int i = 0; i < SNAPSHOTS; i++) {
                Thread.sleep(QUIET.toMillis());
                Histogram before = scoring.phase();
                long begun = System.nanoTime();
                Snapshot snapshot = scorer.state().snapshot(file);
                double seconds = secondsSince(begun);
                Histogram meanwhile = scoring.phase();
                System.out.printf("snapshot: %.1f s, %,d bytes%n", seconds, snapshot.bytes());
                System.out.println("  scoring before:    " + Latencies.summary(before));
                System.out.println("  scoring meanwhile: " + Latencies.summary(meanwhile));
            }
            scoring.stop();
            thread.join();
            scorer.state().snapshot(file);
            return scorer.metrics().gauges();
        }
    }

    private static void restore(Path policy, Path file, List<Gauge> saved) {
        try (FraudScorer scorer = FraudScorer.load(policy)) {
            System.gc();
            long begun = System.nanoTime();
            Restoration restoration = scorer.state().restore(file);
            System.out.printf("restore: %.1f s %s%n", secondsSince(begun), restoration);
            List<Gauge> restored = scorer.metrics().gauges();
            saved.forEach(gauge -> {
                if (gauge.name().equals("features.entities") && !restored.contains(gauge)) {
                    throw new IllegalStateException("found " + gauge + " when it was saved, and now " + restored);
                }
            });
        }
    }

    private static double secondsSince(long begun) {
        return (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    }
}
