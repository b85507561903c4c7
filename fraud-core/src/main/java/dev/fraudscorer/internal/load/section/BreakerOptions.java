package dev.fraudscorer.internal.load.section;

import java.time.Duration;

/**
 * When a source that fails again and again is cut off. Immutable.
 *
 * @param failureRate the share of failed calls from which on it is cut off, in (0, 1]
 * @param calls so many latest calls the share is of; with fewer it is never cut off
 * @param pause how long it is cut off before it is probed
 */
public record BreakerOptions(double failureRate, int calls, Duration pause) {
    /** The default: half of the last 20 calls, for ten seconds. */
    public static final BreakerOptions DEFAULT = new BreakerOptions(0.5, 20, Duration.ofSeconds(10));
}
