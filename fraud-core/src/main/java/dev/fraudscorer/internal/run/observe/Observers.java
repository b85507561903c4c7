package dev.fraudscorer.internal.run.observe;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.SourceHealth;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.metrics.ScorerObserver;
import dev.fraudscorer.metrics.SourceOutcome;
import dev.fraudscorer.metrics.Stage;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * All observers of a scorer, and the clock by which they measure. Whatever one of them throws stays here and is reported. Without any,
 * nothing reads the clock. Thread-safe.
 */
public final class Observers {
    private final ScorerObserver[] all;
    private final LongSupplier clock;
    private final Health health;
    private final HealthChanges changes = new HealthChanges(this::healthChanged);

    /** @param clock elapsed time in nanoseconds */
    public Observers(List<ScorerObserver> all, LongSupplier clock, Failures failures) {
        this.all = all.toArray(ScorerObserver[]::new);
        this.clock = clock;
        this.health = new Health("a scorer observer", failures);
    }

    /** Whether there is anybody to measure for. */
    public boolean any() {
        return all.length > 0;
    }

    /** Elapsed time in nanoseconds; 0 without reading a clock if there is nobody to measure for. */
    public long nanos() {
        return all.length == 0 ? 0 : clock.getAsLong();
    }

    /** Elapsed time in nanoseconds, whoever needs it. */
    public long clockNanos() {
        return clock.getAsLong();
    }

    /** Has these event types report what they refuse. */
    public void watch(Collection<EventType> types) {
        if (any()) {
            types.forEach(type -> type.reportRefusalsTo(this::refused));
        }
    }

    /** Calls each of them: for what happens seldom. */
    public void each(Consumer<ScorerObserver> call) {
        for (ScorerObserver observer : all) {
            try {
                call.accept(observer);
            } catch (Throwable e) {
                health.failed(e);
            }
        }
    }

    public void refused(String eventType, String field, String cause) {
        each(observer -> observer.refused(eventType, field, cause));
    }

    public void sourceEnded(Stage stage, String source, SourceOutcome outcome, long nanos) {
        for (ScorerObserver observer : all) {
            try {
                observer.sourceEnded(stage, source, outcome, nanos);
            } catch (Throwable e) {
                health.failed(e);
            }
        }
    }

    public void stageEnded(Stage stage, long nanos) {
        for (ScorerObserver observer : all) {
            try {
                observer.stageEnded(stage, nanos);
            } catch (Throwable e) {
                health.failed(e);
            }
        }
    }

    public void scored(Assessment assessment, long nanos) {
        for (ScorerObserver observer : all) {
            try {
                observer.scored(assessment, nanos);
            } catch (Throwable e) {
                health.failed(e);
            }
        }
    }

    /** Notes that the health of a source changed; {@link #deliver} calls the observers. */
    public void note(SourceHealth before, SourceHealth now) {
        changes.add(before, now);
    }

    /** Calls the observers for what was noted so far; not where an event is held, and under no lock. */
    public void deliver() {
        changes.deliver();
    }

    private void healthChanged(SourceHealth before, SourceHealth now) {
        each(observer -> observer.healthChanged(before, now));
    }
}
