package dev.fraudscorer.assessment;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;

/**
 * Receives every assessment of {@code FraudScorer.score}, once: a retry that is answered from memory calls no listener again,
 * and neither does {@code FraudScorer.assess}, which changes nothing.
 *
 * <p>Called on the thread that scores, before {@code score} returns: be quick. The answer is fixed by then and no lock is
 * held, so a listener may score, the same event, too. What it throws is logged, goes to the {@link FailureListener}s, and has
 * no effect on the assessment or on other listeners.
 */
@FunctionalInterface
public interface ScoringListener {
    /**
     * An event was scored.
     *
     * @param event the event
     * @param values its attributes and features as rules and models saw them; valid only during the call
     * @param assessment what is returned
     */
    void scored(Event event, FeatureValues values, Assessment assessment);
}
