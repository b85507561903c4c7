package dev.fraudscorer.lab.replay;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.ScoringListener;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import org.jspecify.annotations.Nullable;

/**
 * Catches the feature vector of the event that the calling thread just scored. Give it to the scorer as a listener,
 * then {@link #take} after each {@code score}. Thread-safe: each thread takes its own.
 */
public final class FeatureCapture implements ScoringListener {
    // One for each capture, not for all: two replays in one process must not see each other's rows.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable FeatureRow> last = new ThreadLocal<>();

    @Override
    public void scored(Event event, FeatureValues values, Assessment assessment) {
        last.set(FeatureRow.of(values));
    }

    /** The row of the last event that this thread scored, once; null if a retry was answered from memory. */
    public @Nullable FeatureRow take() {
        FeatureRow row = last.get();
        last.remove();
        return row;
    }
}
