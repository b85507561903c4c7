package dev.fraudscorer.benchmarks.features.traffic;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import java.util.concurrent.TimeUnit;

/**
 * Scores payments at a steady rate, whether or not the ones before are done, as payments come to a gateway. A latency
 * runs from the moment at which the payment was due, so that a pause is paid for by all who wait behind it. Confined to
 * one thread but for {@link #phase}.
 */
public final class PacedScoring implements Runnable {
    private final FraudScorer scorer;
    private final EventType type;
    private final Traffic traffic;
    private final long nanosBetween;
    private volatile LatencyLog latencies = new LatencyLog();
    private volatile boolean stopped;

    public PacedScoring(FraudScorer scorer, Traffic traffic, int paymentsPerSecond) {
        this.scorer = scorer;
        this.type = scorer.eventType("payment");
        this.traffic = traffic;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / paymentsPerSecond;
    }

    @Override
    public void run() {
        long due = System.nanoTime();
        while (!stopped) {
            // Made before it is due: a gateway has its payment already.
            Event event = traffic.next().toEvent(type);
            due += nanosBetween;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            scorer.score(event);
            latencies.add(System.nanoTime() - due);
        }
    }

    /** Begins to collect latencies anew; those so far are complete when this returns, but for one. */
    public LatencyLog phase() {
        LatencyLog before = latencies;
        latencies = new LatencyLog();
        return before;
    }

    public void stop() {
        stopped = true;
    }
}
