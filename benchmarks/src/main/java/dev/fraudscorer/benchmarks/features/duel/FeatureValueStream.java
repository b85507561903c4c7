package dev.fraudscorer.benchmarks.features.duel;

import java.util.List;

/** The values that one contender gives for each event of a list that all contenders have, in the JDK's types. */
public interface FeatureValueStream extends AutoCloseable {
    /** The features, in the order in which their values come. */
    List<String> features();

    /** How many events there are. */
    int events();

    /**
     * Counts the next event and reads its features.
     *
     * @param numbers gets the value of each feature
     * @param states gets the name of each feature's state
     */
    void next(double[] numbers, String[] states);

    @Override
    void close();
}
