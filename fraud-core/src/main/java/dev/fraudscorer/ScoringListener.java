package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;

/**
 * Hears every assessment of {@link FraudScorer#score}, once: a retry that is answered from memory is not told again,
 * and neither is {@link FraudScorer#assess}, which is a question and changes nothing.
 *
 * <p>Called on the thread that scores, before {@code score} returns: be quick. What it throws is logged and has no
 * effect on the assessment.
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
