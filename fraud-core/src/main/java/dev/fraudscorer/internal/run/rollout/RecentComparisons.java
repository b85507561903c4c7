package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.policy.rollout.RolloutEnd;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/*
 * A ring of two bytes for each event, and beside it the sums over all that are in it: what enters is added and what leaves is taken
 * back, so that no limit costs a walk. The index of the scores takes ten logarithms and is looked at on every 16th event.
 */

/** The last events that were compared, and whether they are within the limits. Not thread-safe. */
final class RecentComparisons {
    private static final int DENIED = 1;
    private static final int FAILED = 1 << 1;
    private static final int SLOW = 1 << 2;
    private static final int DENIED_ALONE = 1 << 3;
    private static final int CHAMPION = 4;
    private static final int CHALLENGER = 8;
    private static final int BIN = 0xf;
    /** What one in so many may exceed is a limit on the 99th percentile. */
    private static final int SLOW_PART = 100;

    private static final int PSI_EVERY = 16;

    private final RolloutLimits limits;
    private final long maxNanos;
    private final short[] ring;
    private final ScoreBins scores = new ScoreBins();
    private int next;
    private int size;
    private int denied;
    private int failed;
    private int slow;
    private int deniedAlone;

    RecentComparisons(RolloutLimits limits) {
        this.limits = limits;
        Duration latency = limits.maxLatency();
        this.maxNanos = latency == null ? Long.MAX_VALUE : latency.toNanos();
        this.ring = new short[limits.window()];
    }

    /** Makes room for the next event: the oldest one leaves a full window. */
    void advance() {
        if (size == ring.length) {
            count(ring[next], -1);
            size--;
        }
    }

    /** Whether one more may be denied by the challenger alone. */
    boolean hasRoomToDeny() {
        return deniedAlone < limits.maxDenials();
    }

    /** Adds an event, after {@link #advance}. */
    void add(boolean isDenied, boolean hasFailed, long nanos, double champion, double challenger) {
        int entry = (isDenied ? DENIED : 0)
                | (hasFailed ? FAILED : 0)
                | (nanos > maxNanos ? SLOW : 0)
                | ScoreBins.bin(champion) << CHAMPION
                | ScoreBins.bin(challenger) << CHALLENGER;
        ring[next] = (short) entry;
        next = next + 1 == ring.length ? 0 : next + 1;
        size++;
        count(entry, 1);
    }

    /** The event that was just added was denied by the challenger alone. */
    void denyAlone() {
        int last = (next == 0 ? ring.length : next) - 1;
        ring[last] |= DENIED_ALONE;
        deniedAlone++;
    }

    private void count(int entry, int times) {
        denied += (entry & DENIED) == 0 ? 0 : times;
        failed += (entry & FAILED) == 0 ? 0 : times;
        slow += (entry & SLOW) == 0 ? 0 : times;
        deniedAlone += (entry & DENIED_ALONE) == 0 ? 0 : times;
        scores.add(entry >>> CHAMPION & BIN, entry >>> CHALLENGER & BIN, times);
    }

    /** Which rate is above its limit; null if none is. */
    RolloutEnd.@Nullable Cause broken() {
        if (size < limits.minEvents()) {
            return null;
        }
        if (denied > limits.maxDenyRate() * size) {
            return RolloutEnd.Cause.DENY_RATE;
        }
        if (failed > limits.maxDegradedRate() * size) {
            return RolloutEnd.Cause.DEGRADED_RATE;
        }
        if ((long) slow * SLOW_PART > size) {
            return RolloutEnd.Cause.LATENCY;
        }
        if (limits.maxPsi() > 0 && next % PSI_EVERY == 0 && scores.psi() > limits.maxPsi()) {
            return RolloutEnd.Cause.PSI;
        }
        return null;
    }

    /** What was found of a limit that is broken, and what it allows. */
    String text(RolloutEnd.Cause cause) {
        return switch (cause) {
            case DENIALS ->
                "it would deny one more alone than the " + limits.maxDenials() + " of the last " + ring.length
                        + " events that it may";
            case DENY_RATE -> rate("it denied", denied, limits.maxDenyRate());
            case DEGRADED_RATE -> rate("parts of it failed on", failed, limits.maxDegradedRate());
            case LATENCY ->
                "it took longer than " + limits.maxLatency() + " on " + slow + " of the last " + size
                        + " events; expected at most 1 in " + SLOW_PART;
            case PSI ->
                String.format(
                        Locale.ROOT,
                        "its scores differ by a PSI of %.3f on the last %d events; expected at most %s",
                        scores.psi(),
                        size,
                        limits.maxPsi());
            case LISTS, HOST, REPLACED, PROMOTED, CHAMPION_REPLACED, CLOSED -> "";
        };
    }

    private String rate(String what, int events, double limit) {
        return what + " " + events + " of the last " + size + " events; expected at most " + (float) (limit * 100)
                + " %";
    }
}
