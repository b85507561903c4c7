package dev.fraudscorer;

import dev.fraudscorer.spi.FeatureVector;

/**
 * What one event needs while it is scored. Confined to one thread at a time; whoever has it is inside its pipeline, which
 * is not closed before the workspace is given back.
 */
record Workspace(Pipeline pipeline, FeatureVector vector, EvidenceBuffer evidence) {
    void clear() {
        vector.end();
        evidence.truncate(0);
    }
}
