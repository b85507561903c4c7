package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.Coverage;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;

/**
 * Which features of one kind of entity lack something of the past that was not kept, and for which events. Immutable; allocates
 * nothing when events are scored.
 */
final class ColdFeatures {
    /** All are complete. */
    static final ColdFeatures NONE = new ColdFeatures(List.of());

    private static final double MILLIS_PER_SECOND = 1000;

    private final Cold[] cold;

    ColdFeatures(List<Cold> cold) {
        this.cold = cold.toArray(new Cold[0]);
    }

    boolean isNone() {
        return cold.length == 0;
    }

    /** Marks the features that the event cannot have as a whole. */
    void mark(Current event, FeatureVector values) {
        for (Cold feature : cold) {
            if (feature.lacks(event, values)) {
                values.putMissing(feature.coverage().slot(), ValueState.COLD);
            }
        }
    }

    /** How many lack something of an event at a time. */
    int count(long time) {
        int count = 0;
        for (Cold feature : cold) {
            count += time < feature.completeFrom() ? 1 : 0;
        }
        return count;
    }

    /** The time from which on all are complete, but for the age of what has been there since before that; 0 if all are. */
    long completeFrom() {
        long latest = 0;
        for (Cold feature : cold) {
            latest = Math.max(latest, feature.completeFrom());
        }
        return latest;
    }

    /**
     * A feature that lacks something.
     *
     * @param coverage what it is computed from
     * @param until the time of the newest event of which something may not be known that it needs
     */
    record Cold(Coverage coverage, long until) {
        boolean lacks(Current event, FeatureVector values) {
            ValueState state = values.state(coverage.slot());
            return switch (state) {
                case PRESENT -> lacks(event, values.number(coverage.slot()));
                case NO_HISTORY, UNDEFINED -> isUnknownIn(event);
                // Missing for a cause of the event itself, or for one that is not over when the past is complete.
                case NOT_GIVEN, INVALID, TOO_EARLY, TOO_LATE, EVICTED, COLD, STATE_LOST, DEADLINE, SOURCE_FAILED ->
                    false;
            };
        }

        private boolean lacks(Current event, double seconds) {
            return switch (coverage.part()) {
                case ALL, PREVIOUS_PLACE -> isUnknownIn(event);
                // Nothing is unknown that is later than the event before.
                case PREVIOUS -> event.time() - millis(seconds) < until && isUnknownIn(event);
                // The beginning is one only if all is known that could be before it without a break.
                case BEGINNING -> event.time() - millis(seconds) < completeFrom();
            };
        }

        private boolean isUnknownIn(Current event) {
            return event.seenUntil() - coverage.from() < until;
        }

        private static long millis(double seconds) {
            return Math.round(seconds * MILLIS_PER_SECOND);
        }

        long completeFrom() {
            return until + coverage.from();
        }
    }
}
