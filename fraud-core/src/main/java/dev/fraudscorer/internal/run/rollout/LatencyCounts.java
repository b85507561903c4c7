package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.policy.rollout.ChallengerLatency;
import java.time.Duration;

/**
 * How many calls took how long, in steps of an eighth of a power of two, so that percentiles are at most an eighth too high. Not
 * thread-safe.
 */
final class LatencyCounts {
    /** Each power of two is divided into so many steps, as a power of two. */
    private static final int STEPS = 3;

    private final long[] counts = new long[(Long.SIZE - STEPS) << STEPS];
    private long total;
    private long longest;

    void add(long nanos) {
        long took = Math.max(0, nanos);
        counts[step(took)]++;
        total++;
        longest = Math.max(longest, took);
    }

    ChallengerLatency percentiles() {
        return new ChallengerLatency(percentile(0.50), percentile(0.95), percentile(0.99), Duration.ofNanos(longest));
    }

    private Duration percentile(double share) {
        // So many calls at least are no longer.
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int step = 0; step < counts.length; step++) {
            seen += counts[step];
            if (seen >= wanted && seen > 0) {
                return Duration.ofNanos(Math.min(longest, last(step)));
            }
        }
        return Duration.ZERO;
    }

    private static int step(long nanos) {
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos | 1);
        if (power < STEPS) {
            return (int) nanos;
        }
        int shift = power - STEPS;
        return (int) ((nanos >>> shift) + ((long) shift << STEPS));
    }

    /** The longest time of a step. */
    private static long last(int step) {
        if (step < 1 << STEPS) {
            return step;
        }
        int shift = (step >>> STEPS) - 1;
        long first = (step & (1 << STEPS) - 1) + (1L << STEPS);
        return ((first + 1) << shift) - 1;
    }
}
