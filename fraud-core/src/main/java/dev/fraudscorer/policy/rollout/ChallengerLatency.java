package dev.fraudscorer.policy.rollout;

import java.time.Duration;
import java.util.Objects;

/**
 * How long the challenger took on the events compared, from the values of the features on, which it takes from the champion. Percentiles
 * are no lower than the true ones, and higher by an eighth at most. Immutable.
 *
 * @param p50 of half of the events at most so long
 * @param p95 of 95 in 100
 * @param p99 of 99 in 100
 * @param longest the longest of all, exactly
 */
public record ChallengerLatency(Duration p50, Duration p95, Duration p99, Duration longest) {
    public ChallengerLatency {
        Objects.requireNonNull(p50, "p50");
        Objects.requireNonNull(p95, "p95");
        Objects.requireNonNull(p99, "p99");
        Objects.requireNonNull(longest, "longest");
    }
}
