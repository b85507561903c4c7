package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.state.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;

/**
 * A host that scores on several threads, keeps a log of what it does and when, and takes snapshots meanwhile. The threads
 * have entities of their own, so that what happens to one entity has one order, and go at one pace.
 */
final class Host {
    private static final int PACE = 50;

    private final FraudScorer scorer;
    private final List<List<Entry>> logs = new ArrayList<>();

    Host(FraudScorer scorer) {
        this.scorer = scorer;
    }

    /**
     * What one thread did.
     *
     * @param received before the call
     * @param returned after it
     */
    record Entry(Instant received, Instant returned, Step step) {}

    /** Runs each list of steps on a thread of its own, and takes a snapshot into each file at some moment meanwhile. */
    List<Snapshot> run(List<List<Step>> steps, List<Path> files, Random random) throws Exception {
        Semaphore due = new Semaphore(0);
        Phaser pace = new Phaser(steps.size());
        List<Integer> moments =
                files.stream().map(file -> random.nextInt(steps.get(0).size())).toList();
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<Future<List<Entry>>> running = new ArrayList<>();
            for (int thread = 0; thread < steps.size(); thread++) {
                List<Step> own = steps.get(thread);
                List<Integer> ownMoments = thread == 0 ? moments : List.of();
                running.add(threads.submit(() -> {
                    try {
                        return work(own, ownMoments, due, pace);
                    } finally {
                        // Nobody waits for a thread that has failed.
                        due.release(files.size());
                        pace.arriveAndDeregister();
                    }
                }));
            }
            List<Snapshot> snapshots = new ArrayList<>();
            for (Path file : files) {
                due.acquire();
                snapshots.add(scorer.state().snapshot(file));
            }
            for (Future<List<Entry>> thread : running) {
                logs.add(thread.get());
            }
            return snapshots;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Entry> work(List<Step> steps, List<Integer> moments, Semaphore due, Phaser pace) {
        List<Entry> log = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (i % PACE == 0) {
                pace.arriveAndAwaitAdvance();
            }
            int now = i;
            due.release((int) moments.stream().filter(moment -> moment == now).count());
            Instant received = Instant.now();
            steps.get(i).run(scorer);
            log.add(new Entry(received, Instant.now(), steps.get(i)));
        }
        return log;
    }

    /**
     * What a warm-up has to repeat after a snapshot: every step whose call had not returned when it began, in the order
     * in which they were received.
     *
     * @param more how much further back it goes
     */
    List<Step> missed(Instant begun, Duration more) {
        return logs.stream()
                .flatMap(List::stream)
                .filter(entry ->
                        !entry.returned().isBefore(begun) || !entry.received().isBefore(begun.minus(more)))
                .sorted(Comparator.comparing(Entry::received))
                .map(Entry::step)
                .toList();
    }
}
