package dev.fraudscorer.spi;

/**
 * Says what it knows about the event in the feature vector. Thread-safe: events are scored by many threads at once.
 */
public interface EvidenceSource extends AutoCloseable {
    /** Its name in evidence about failures, such as {@code rules} or a model's id. */
    String id();

    /**
     * Adds its evidence. If it throws, what it added is taken back, a failure stands in its place, and the assessment
     * is degraded.
     *
     * @param vector complete; not modified
     * @param out valid only during the call
     */
    void evaluate(FeatureVector vector, EvidenceSink out);

    /** Gives back what it holds. */
    @Override
    default void close() {}
}
