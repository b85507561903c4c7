package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** What a generated class does: evaluates some of the conditions of a plan. Stateless and thread-safe. */
interface Program {
    /**
     * Adds the conditions that are true or missing to the bits of {@code work}.
     *
     * @param numbers of the vector
     * @param texts of the vector
     * @param work where the event's texts have been coded and nothing else is kept yet
     */
    void run(double[] numbers, @Nullable String[] texts, FeatureVector vector, EvalFrame work);
}
