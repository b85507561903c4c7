package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.run.failure.FailureEvidence;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.ListEdition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/**
 * When events are received: by the event's own word, which a host gave it, or else by the scorer's clock. An event that is
 * stamped further after that than the policy allows is too early, and so is any for which the clock fails, since nothing
 * bounds its stamp. Thread-safe.
 */
public final class Arrivals {
    private static final String CLOCK = "clock";

    private final Clock clock;
    private final long aheadMillis;
    /** {@link Long#MAX_VALUE} for no bound. */
    private final long behindMillis;

    private final Health clockHealth;
    private final FailureEvidence clockFailed = new FailureEvidence(CLOCK, Mode.ACTIVE);
    private final LongAdder tooEarly = new LongAdder();

    public Arrivals(Clock clock, TimePolicy time, Failures failures) {
        this.clock = clock;
        this.aheadMillis = time.ahead().toMillis();
        Duration behind = time.behind();
        this.behindMillis = behind == null ? Long.MAX_VALUE : behind.toMillis();
        this.clockHealth = new Health(CLOCK, failures);
    }

    /**
     * Begins the event; returns whether it is too early, so that it must neither count nor see history. A failure of
     * the clock is added to the evidence.
     */
    boolean begin(Workspace workspace, Event event, ListEdition lists) {
        Instant at = event.receivedAt();
        Instant from = event.receivedFrom();
        long received;
        try {
            received = at == null ? clock.millis() : at.toEpochMilli();
        } catch (Throwable e) {
            // Sources note when it was not counted: by its own time, unless the machine's clock has not come that far.
            workspace.beginWithoutReceipt(event, lists, Math.min(event.timeMillis(), System.currentTimeMillis()));
            workspace.failed(clockHealth, e);
            workspace.evidence().addFailure(clockFailed.of(e));
            return true;
        }
        workspace.begin(event, lists, from == null ? received : from.toEpochMilli(), received);
        return event.timeMillis() - aheadMillis > received;
    }

    /** Whether the event that has begun is stamped further before its receipt than is believed. */
    boolean isBehind(FeatureVector vector, Event event) {
        return vector.reachedMillis() - event.timeMillis() > behindMillis;
    }

    /** When the event was received; its own time if a host's clock fails, which is reported. */
    public long receivedMillis(Event event) {
        Instant at = event.receivedAt();
        try {
            return at == null ? clock.millis() : at.toEpochMilli();
        } catch (Throwable e) {
            clockHealth.failed(e);
            return event.timeMillis();
        }
    }

    /** An event was not counted since it is too early. */
    void countTooEarly() {
        tooEarly.increment();
    }

    /** How many events were not counted since they were too early. */
    public long tooEarly() {
        return tooEarly.sum();
    }
}
