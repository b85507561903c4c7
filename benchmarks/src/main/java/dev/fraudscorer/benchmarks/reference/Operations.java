package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.FraudScorer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is done to a scorer while it scores: its policy and model are swapped, its state is saved; each on a thread of its own. */
final class Operations implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final FraudScorer scorer;
    private final WrittenPolicies policies;
    private final Path snapshot;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger reloads = new AtomicInteger();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final AtomicLong reloadNanos = new AtomicLong();
    private final AtomicLong snapshotNanos = new AtomicLong();

    Operations(FraudScorer scorer, WrittenPolicies policies) {
        this.scorer = scorer;
        this.policies = policies;
        this.snapshot = policies.folder().resolve("state.snapshot");
    }

    /** Begins; zero stands for never. */
    void start(Duration reloadEvery, Duration snapshotEvery) {
        schedule(reloadEvery, this::reload);
        schedule(snapshotEvery, this::snapshot);
    }

    private void schedule(Duration every, Runnable work) {
        if (!every.isZero()) {
            running.add(threads.scheduleWithFixedDelay(work, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    private void reload() {
        long begun = System.nanoTime();
        scorer.policy().reload(policies.edition((reloads.get() + 1) % policies.count()));
        reloadNanos.addAndGet(System.nanoTime() - begun);
        reloads.incrementAndGet();
    }

    private void snapshot() {
        long begun = System.nanoTime();
        scorer.state().snapshot(snapshot);
        snapshotNanos.addAndGet(System.nanoTime() - begun);
        snapshots.incrementAndGet();
    }

    int reloads() {
        return reloads.get();
    }

    int snapshots() {
        return snapshots.get();
    }

    double secondsOfReload() {
        return reloadNanos.get() / NANOS / Math.max(1, reloads.get());
    }

    double secondsOfSnapshot() {
        return snapshotNanos.get() / NANOS / Math.max(1, snapshots.get());
    }

    /**
     * Ends, and waits for what is under way.
     *
     * @throws ExecutionException if a reload or a snapshot failed
     */
    void stop() throws InterruptedException, ExecutionException {
        for (Future<?> each : running) {
            each.cancel(false);
        }
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a reload or a snapshot did not end within ten minutes");
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (CancellationException e) {
                // It was done each time, until now.
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
