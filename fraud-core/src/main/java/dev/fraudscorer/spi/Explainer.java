package dev.fraudscorer.spi;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A source of evidence that can give reasons for it. It is called when the decision has been made, so that the cost
 * falls only where somebody will read the reasons.
 */
public interface Explainer extends EvidenceSource {
    /** Whether the policy demands its reasons when this is the decision. */
    boolean explains(Decision decision);

    /**
     * How long {@link #explain} usually takes, in nanoseconds, as measured when the policy was loaded; 0 for no time
     * that is worth measuring. It is not called if that is more than the deadline leaves.
     */
    long usualNanosToExplain();

    /**
     * Adds its reasons: evidence without risk and without a decision, since both have been made. If it throws, what it
     * added is taken back, and an item without attribution is added.
     *
     * @param vector the one that it {@link #evaluate evaluated} before
     * @param out valid only during the call
     */
    void explain(FeatureVector vector, EvidenceSink out);
}
