package dev.fraudscorer.benchmarks.features.traffic;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Scores the payments of some traffic one by one, each by its deadline, if there is one. Written by one thread, read by any. */
public final class PacedScoring implements PacedLoop.Work {
    private static final int DEGRADED = Decision.values().length;
    private static final int LATE = DEGRADED + 1;

    private final FraudScorer scorer;
    private final EventType type;
    private final Traffic traffic;
    private final @Nullable Duration budget;
    /** By decision, then those that are degraded, then those that came after their deadline. */
    private final AtomicLongArray counts = new AtomicLongArray(LATE + 1);

    private @Nullable Event next;

    /** @param budget of each score; null for none */
    public PacedScoring(FraudScorer scorer, Traffic traffic, @Nullable Duration budget) {
        this.scorer = scorer;
        this.type = scorer.eventType("payment");
        this.traffic = traffic;
        this.budget = budget;
    }

    @Override
    public void prepare() {
        next = traffic.next().toEvent(type);
    }

    @Override
    public void run() {
        Event event = next;
        if (event == null) {
            throw new IllegalStateException("no event was prepared");
        }
        Deadline deadline = budget == null ? Deadline.NONE : Deadline.after(budget);
        Assessment assessment = scorer.score(event, deadline);
        if (deadline.hasPassed()) {
            counts.incrementAndGet(LATE);
        }
        counts.incrementAndGet(assessment.decision().ordinal());
        if (assessment.degraded()) {
            counts.incrementAndGet(DEGRADED);
        }
    }

    /** How many got this decision. */
    public long decided(Decision decision) {
        return counts.get(decision.ordinal());
    }

    /** How many rest on less than the policy planned. */
    public long degraded() {
        return counts.get(DEGRADED);
    }

    /** How many answers came after their deadline. */
    public long late() {
        return counts.get(LATE);
    }
}
