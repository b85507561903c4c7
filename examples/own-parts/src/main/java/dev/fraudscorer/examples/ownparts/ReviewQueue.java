package dev.fraudscorer.examples.ownparts;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.ScoringListener;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a person shall look at. Whoever scores waits for a listener, so it only puts the assessment into a queue and never
 * waits for room: what finds the queue full is counted, and still stands in the records.
 */
final class ReviewQueue implements ScoringListener {
    private final ArrayBlockingQueue<Assessment> waiting = new ArrayBlockingQueue<>(1_000);
    private final LongAdder dropped = new LongAdder();

    @Override
    public void scored(Event event, FeatureValues values, Assessment assessment) {
        if (assessment.decision() == Decision.REVIEW && !waiting.offer(assessment)) {
            dropped.increment();
        }
    }

    /** The one that has waited longest; null if none waits. */
    @Nullable
    Assessment next() {
        return waiting.poll();
    }

    long dropped() {
        return dropped.sum();
    }
}
