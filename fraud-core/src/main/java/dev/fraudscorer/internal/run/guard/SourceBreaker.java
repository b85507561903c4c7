package dev.fraudscorer.internal.run.guard;

import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.internal.load.section.BreakerOptions;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a source off that fails again and again, and probes it after a pause. The share of failures is that of all calls of the
 * last seconds, not of the last few calls: who sends crafted events has to send as many as everybody else together, for as long,
 * and fast enough not to be a minority (docs/adr/0027). Thread-safe.
 */
final class SourceBreaker {
    private static final int WINDOW_SECONDS = 10;
    private static final int MOST_PROBES = 5;
    private static final int PERCENT = 100;

    private final BreakerOptions options;
    private final CircuitBreaker breaker;
    private final FailedCall failedCall = new FailedCall();
    private volatile FailureKind cause = FailureKind.SOURCE_FAILED;

    SourceBreaker(String source, BreakerOptions options, Clock elapsed) {
        this.options = options;
        this.breaker = CircuitBreaker.of(
                source,
                CircuitBreakerConfig.custom()
                        .failureRateThreshold((float) (options.failureRate() * PERCENT))
                        .slidingWindow(
                                WINDOW_SECONDS, options.calls(), CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                        .permittedNumberOfCallsInHalfOpenState(Math.min(MOST_PROBES, options.calls()))
                        .waitDurationInOpenState(options.pause())
                        .clock(elapsed)
                        .currentTimestampFunction(clock -> clock.millis(), TimeUnit.MILLISECONDS)
                        .build());
    }

    /** What it was made of. */
    BreakerOptions options() {
        return options;
    }

    /** Whether the source may be called now; each true is followed by one of the others. */
    boolean permits() {
        return breaker.tryAcquirePermission();
    }

    void succeeded() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    void failed(FailureKind kind) {
        cause = kind;
        breaker.onError(0, TimeUnit.NANOSECONDS, failedCall);
    }

    /** A call that was permitted was not made. */
    void release() {
        breaker.releasePermission();
    }

    /** Whether the source is cut off. */
    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Why the last call failed. */
    FailureKind cause() {
        return cause;
    }

    /** Any failure: the breaker counts it and looks at nothing of it. */
    private static final class FailedCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private FailedCall() {
            super("a call of a source failed", null, false, false);
        }
    }
}
