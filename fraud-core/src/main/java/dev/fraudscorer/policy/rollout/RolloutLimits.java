package dev.fraudscorer.policy.rollout;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a challenger may do before its rollout ends by itself. All limits look at the last events that were compared, {@link #window} of
 * them; rates begin to count when there are {@link #minEvents}. Immutable, thread-safe.
 */
public final class RolloutLimits {
    /** The longest window that a rollout has. */
    public static final int LONGEST_WINDOW = 1_000_000;

    /** At most 100 denials among the last 10,000 events; no other limit. */
    public static final RolloutLimits DEFAULT = builder().build();

    private final int window;
    private final int minEvents;
    private final int maxDenials;
    private final double maxDenyRate;
    private final double maxDegradedRate;
    private final @Nullable Duration maxLatency;
    private final double maxPsi;

    private RolloutLimits(Builder parts) {
        this.window = parts.window;
        this.minEvents = parts.minEvents;
        this.maxDenials = parts.maxDenials;
        this.maxDenyRate = parts.maxDenyRate;
        this.maxDegradedRate = parts.maxDegradedRate;
        this.maxLatency = parts.maxLatency;
        this.maxPsi = parts.maxPsi;
        if (window < 1 || window > LONGEST_WINDOW) {
            throw new IllegalArgumentException("a window of " + window + " events; expected 1 to " + LONGEST_WINDOW);
        }
        if (minEvents < 1 || minEvents > window) {
            throw new IllegalArgumentException("rates from " + minEvents
                    + " events on; expected at least 1, and no more than the window of " + window + " has");
        }
        if (maxDenials < 0) {
            throw new IllegalArgumentException("at most " + maxDenials + " denials; expected 0 or more");
        }
        requireRate("deny rate", maxDenyRate);
        requireRate("degraded rate", maxDegradedRate);
        if (maxLatency != null && (maxLatency.isNegative() || maxLatency.isZero())) {
            throw new IllegalArgumentException("a latency of at most " + maxLatency + "; expected more than zero");
        }
        if (!Double.isNaN(maxPsi) && !(maxPsi > 0 && Double.isFinite(maxPsi))) {
            throw new IllegalArgumentException("a PSI of at most " + maxPsi + "; expected more than 0, such as 0.25");
        }
    }

    private static void requireRate(String what, double rate) {
        if (!Double.isNaN(rate) && !(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "a " + what + " of at most " + rate + "; expected a share from 0 to below 1, such as 0.02 for 2 %");
        }
    }

    /** Begins with {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many of the last events that were compared are looked at. */
    public int window() {
        return window;
    }

    /** From how many events in the window on rates are looked at. */
    public int minEvents() {
        return minEvents;
    }

    /**
     * How many payments the challenger may deny alone within the window: those where its denial is the answer and the champion would not
     * have denied. The next one is answered by the champion, and the rollout ends.
     */
    public int maxDenials() {
        return maxDenials;
    }

    /** The highest share of events that the challenger may deny, whoever answers; NaN for no limit. */
    public double maxDenyRate() {
        return maxDenyRate;
    }

    /** The highest share of events on which parts of the challenger may fail that do not fail of the champion; NaN for no limit. */
    public double maxDegradedRate() {
        return maxDegradedRate;
    }

    /** What the challenger may take for 99 of 100 events; null for no limit. */
    public @Nullable Duration maxLatency() {
        return maxLatency;
    }

    /** The highest {@linkplain ScoreShift#psi population stability index} of the scores; NaN for no limit. */
    public double maxPsi() {
        return maxPsi;
    }

    /** Collects limits. Confined to one thread. */
    public static final class Builder {
        private int window = 10_000;
        private int minEvents = 200;
        private int maxDenials = 100;
        private double maxDenyRate = Double.NaN;
        private double maxDegradedRate = Double.NaN;
        private @Nullable Duration maxLatency;
        private double maxPsi = Double.NaN;

        private Builder() {}

        /** Sets {@link RolloutLimits#window}; 10,000 if not set. */
        public Builder window(int events) {
            window = events;
            return this;
        }

        /** Sets {@link RolloutLimits#minEvents}; 200 if not set. */
        public Builder minEvents(int events) {
            minEvents = events;
            return this;
        }

        /** Sets {@link RolloutLimits#maxDenials}; 100 if not set. */
        public Builder maxDenials(int payments) {
            maxDenials = payments;
            return this;
        }

        /** Sets {@link RolloutLimits#maxDenyRate}. */
        public Builder maxDenyRate(double share) {
            maxDenyRate = share;
            return this;
        }

        /** Sets {@link RolloutLimits#maxDegradedRate}. */
        public Builder maxDegradedRate(double share) {
            maxDegradedRate = share;
            return this;
        }

        /** Sets {@link RolloutLimits#maxLatency}. */
        public Builder maxLatency(Duration of99In100) {
            maxLatency = Objects.requireNonNull(of99In100, "of99In100");
            return this;
        }

        /** Sets {@link RolloutLimits#maxPsi}. */
        public Builder maxPsi(double index) {
            maxPsi = index;
            return this;
        }

        /**
         * Checks and makes the limits.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public RolloutLimits build() {
            return new RolloutLimits(this);
        }
    }
}
