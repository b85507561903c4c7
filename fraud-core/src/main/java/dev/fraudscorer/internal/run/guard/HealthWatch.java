package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.assessment.HealthStatus;
import dev.fraudscorer.assessment.SourceHealth;
import dev.fraudscorer.internal.run.observe.Observers;
import org.jspecify.annotations.Nullable;

/**
 * Notes for the observers when a source has another status, from version to version of the policy: only the guard of the version that
 * was loaded last is looked at, so that calls that end in the one before report nothing of the present one. While a source is up, a
 * call that succeeds reads one field. Thread-safe.
 */
final class HealthWatch {
    private final Observers observers;
    /** Guarded by the monitor, as is the next. */
    private @Nullable SourceGuard watched;

    private SourceHealth last;
    private volatile HealthStatus status = HealthStatus.UP;

    HealthWatch(String source, Observers observers) {
        this.observers = observers;
        this.last = SourceHealth.of(source, HealthStatus.UP, null, null);
    }

    /** Looks at this guard from now on. */
    synchronized void watch(SourceGuard guard) {
        watched = guard;
        see(guard);
    }

    /** The status that was noted last. */
    HealthStatus status() {
        return status;
    }

    /** Something happened by which the status may be another one. Its health is read here, so that no older one comes after it. */
    @SuppressWarnings("ReferenceEquality") // the guard of one version
    synchronized void see(SourceGuard guard) {
        if (guard != watched) {
            return;
        }
        SourceHealth now = guard.health();
        if (now.status() != last.status()) {
            observers.note(last, now);
            last = now;
            status = now.status();
        }
    }
}
