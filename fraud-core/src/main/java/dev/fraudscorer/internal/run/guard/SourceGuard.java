package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.HealthStatus;
import dev.fraudscorer.assessment.SourceHealth;
import dev.fraudscorer.metrics.Gauge;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is known of one source in one version of the policy, and what is allowed to it. Thread-safe. */
public final class SourceGuard {
    private final String source;
    private final @Nullable Duration deadline;
    private final @Nullable SourceBreaker breaker;
    private final @Nullable MovedCalls moved;
    private final HealthTracker health;
    /** Null if nobody observes. */
    private final @Nullable HealthWatch watch;

    private final LongAdder leftOut = new LongAdder();
    private final LongAdder cutOff = new LongAdder();
    private final LongAdder overran = new LongAdder();
    private final LongAdder abandoned = new LongAdder();
    private final LongAdder refused = new LongAdder();

    SourceGuard(
            String source,
            @Nullable Duration deadline,
            @Nullable SourceBreaker breaker,
            @Nullable MovedCalls moved,
            HealthTracker health,
            @Nullable HealthWatch watch) {
        this.source = source;
        this.deadline = deadline;
        this.breaker = breaker;
        this.moved = moved;
        this.health = health;
        this.watch = watch;
    }

    /** Whether one call may take less than the event's deadline leaves. */
    public boolean hasDeadline() {
        return deadline != null;
    }

    /** Until when one call may take: until the event's deadline, or its own if that is sooner. */
    public Deadline until(Deadline ofEvent) {
        return deadline == null ? ofEvent : ofEvent.within(deadline);
    }

    /** Its calls on threads of its own; null if it is called on the thread that scores, where it may take its time, too. */
    public @Nullable MovedCalls movedWithin(Deadline ofEvent) {
        return ofEvent.isBounded() || hasDeadline() ? moved : null;
    }

    /** Closes the source; if calls of it are under way that nobody waits for, when the last of them ends. */
    public void close(Runnable closing) {
        if (moved == null) {
            closing.run();
        } else {
            moved.close(closing);
        }
    }

    /** Whether it may be called; each true is followed by {@link #succeeded}, {@link #failed} or one of the kinds of lateness. */
    public boolean permits() {
        if (breaker == null) {
            return true;
        }
        if (breaker.permits()) {
            if (watch != null && watch.status() == HealthStatus.DOWN) {
                // The first probe after a pause: it is not cut off any more.
                watch.see(this);
            }
            return true;
        }
        cutOff.increment();
        return false;
    }

    /** Why it was cut off. */
    public FailureKind cutOffCause() {
        return breaker == null ? FailureKind.SOURCE_FAILED : breaker.cause();
    }

    public void succeeded() {
        if (breaker != null) {
            breaker.succeeded();
        }
        health.succeeded();
        if (watch != null && watch.status() != HealthStatus.UP) {
            watch.see(this);
        }
    }

    public void failed(FailureKind kind) {
        if (breaker != null) {
            if (kind == FailureKind.VIRTUAL_MACHINE_ERROR) {
                // The end of memory is not this source's fault alone, and cutting it off would not mend it.
                breaker.release();
            } else {
                breaker.failed(kind);
            }
        }
        health.failed(kind);
        seeHealth();
    }

    /** It answered, but after its deadline. */
    public void overran() {
        overran.increment();
        failed(FailureKind.DEADLINE);
    }

    /**
     * It had not answered when its deadline passed, and nobody waits any more.
     *
     * @param permitted whether it was called by {@link #permits}
     */
    public void abandoned(boolean permitted) {
        abandoned.increment();
        if (permitted) {
            failed(FailureKind.DEADLINE);
        } else {
            health.failed(FailureKind.DEADLINE);
            seeHealth();
        }
    }

    /**
     * All of its threads were busy, so that it was not called.
     *
     * @param permitted whether it should have been called by {@link #permits}
     */
    public void refused(boolean permitted) {
        refused.increment();
        // That its threads are busy is no failure of one more call; those that keep them busy are counted when they are
        // given up.
        if (permitted && breaker != null) {
            breaker.release();
        }
        health.leftOut();
        seeHealth();
    }

    /** It was not called, since it would not have ended in time; without {@link #permits} before. */
    public void leftOut() {
        leftOut.increment();
        health.leftOut();
        seeHealth();
    }

    private void seeHealth() {
        if (watch != null) {
            watch.see(this);
        }
    }

    public SourceHealth health() {
        return health.health(source, breaker != null && breaker.isOpen());
    }

    /** Whether it cannot be counted on at present. */
    public boolean isDown() {
        return health().status() == HealthStatus.DOWN;
    }

    /**
     * Adds what happened, as far as something did, and all of it for a source that is called on threads of its own.
     *
     * @param out takes the source and a gauge that is about it
     */
    public void addGauges(BiConsumer<String, Gauge> out) {
        add("left_out", leftOut.sum(), out);
        add("cut_off", cutOff.sum(), out);
        add("overran", overran.sum(), out);
        add("abandoned", abandoned.sum(), out);
        add("refused", refused.sum(), out);
        if (moved != null) {
            add("late", moved.late(), out);
        }
    }

    private void add(String gauge, long value, BiConsumer<String, Gauge> out) {
        if (value > 0 || moved != null) {
            out.accept(source, Gauge.of("sources." + gauge, value));
        }
    }
}
