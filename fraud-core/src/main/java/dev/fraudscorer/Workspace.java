package dev.fraudscorer;

import dev.fraudscorer.spi.FeatureVector;

/** What one event needs while it is scored. Confined to one thread at a time. */
record Workspace(FeatureVector vector, EvidenceBuffer evidence) {
    void clear() {
        vector.end();
        evidence.truncate(0);
    }
}
