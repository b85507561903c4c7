package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.HealthStatus;
import dev.fraudscorer.assessment.SourceHealth;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the latest calls of a source succeeded. While all do, a call reads one field and writes nothing. Thread-safe.
 */
final class HealthTracker {
    /** So many failures, one after another without a success between them, are an outage and no odd event. */
    private static final int FAILURES_TO_DOWN = 5;
    /** After so many successes without a failure between them the failures before are over. */
    private static final int SUCCESSES_TO_UP = 100;

    private final Clock clock;
    /** Written under the monitor; read without it by every call. */
    private volatile boolean isUp = true;

    private HealthStatus status = HealthStatus.UP;
    private @Nullable FailureKind cause;
    private @Nullable Instant since;
    private int failuresInARow;
    private int successesInARow;

    HealthTracker(Clock clock) {
        this.clock = clock;
    }

    void succeeded() {
        if (!isUp) {
            recover();
        }
    }

    /** A call failed, or its answer came too late. */
    synchronized void failed(FailureKind kind) {
        successesInARow = 0;
        failuresInARow = Math.min(failuresInARow + 1, FAILURES_TO_DOWN);
        cause = kind;
        become(failuresInARow >= FAILURES_TO_DOWN ? HealthStatus.DOWN : atLeastDegraded());
    }

    /** A call was not made for want of time, for which there may be other reasons than the source. */
    synchronized void leftOut() {
        successesInARow = 0;
        if (status == HealthStatus.UP) {
            cause = FailureKind.DEADLINE;
            become(HealthStatus.DEGRADED);
        }
    }

    /** @param cutOff whether it is not even called */
    synchronized SourceHealth health(String source, boolean cutOff) {
        return SourceHealth.of(source, cutOff ? HealthStatus.DOWN : status, cause, since);
    }

    private synchronized void recover() {
        failuresInARow = 0;
        successesInARow++;
        if (successesInARow >= SUCCESSES_TO_UP) {
            cause = null;
            become(HealthStatus.UP);
        } else {
            become(atMostDegraded());
        }
    }

    private HealthStatus atLeastDegraded() {
        return status == HealthStatus.DOWN ? status : HealthStatus.DEGRADED;
    }

    private HealthStatus atMostDegraded() {
        return status == HealthStatus.DOWN ? HealthStatus.DEGRADED : status;
    }

    private void become(HealthStatus next) {
        if (next != status) {
            status = next;
            isUp = next == HealthStatus.UP;
            since = now();
        }
    }

    /** A host's clock may fail, too; then the machine's time is the best that there is. */
    private Instant now() {
        try {
            return clock.instant();
        } catch (Throwable e) {
            return Instant.now();
        }
    }
}
