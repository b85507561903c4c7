package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.anomaly.internal.forest.ForestShape;

/**
 * What a state is made by; two states that are made by the same can replace each other. Immutable.
 *
 * @param shape of the forest
 * @param warmUp how many events are learned before it scores
 * @param recent among how many of the last scores a new one is ranked
 * @param meaning everything else that its numbers depend on, such as the names of the inputs
 */
public record DetectorConfig(ForestShape shape, int warmUp, int recent, String meaning) {
    /** Equal for two states exactly if the one can replace the other. */
    public String fingerprint() {
        return shape.inputs() + "|" + shape.trees() + "|" + shape.sample() + "|" + shape.halfLife() + "|" + shape.seed()
                + "|" + warmUp + "|" + recent + "|" + meaning;
    }
}
