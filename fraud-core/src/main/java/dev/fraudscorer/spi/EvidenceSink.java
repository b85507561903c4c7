package dev.fraudscorer.spi;

import dev.fraudscorer.assessment.Evidence;

/** Takes evidence, in the order in which it shall stand in the assessment. */
public interface EvidenceSink {
    /** Adds one item. */
    void add(Evidence item);
}
