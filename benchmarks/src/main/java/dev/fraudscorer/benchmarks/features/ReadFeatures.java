package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/** Copies features out of a vector in the JDK's types. */
final class ReadFeatures {
    private ReadFeatures() {}

    static void copy(HistoryPolicy policy, FeatureVector vector, double[] numbers, String[] states) {
        List<Variable> features = policy.features();
        for (int i = 0; i < features.size(); i++) {
            int slot = features.get(i).slot();
            numbers[i] = vector.number(slot);
            states[i] = vector.state(slot).name();
        }
    }
}
