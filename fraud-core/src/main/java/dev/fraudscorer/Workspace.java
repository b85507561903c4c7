package dev.fraudscorer;

import dev.fraudscorer.spi.FeatureVector;

/**
 * What one event needs while it is scored. Confined to one thread at a time; whoever has it is inside its pipeline, which
 * is not closed before the workspace is given back.
 */
final class Workspace {
    private final Pipeline pipeline;
    private final FeatureVector vector;
    private final EvidenceBuffer evidence;
    private boolean sound = true;

    Workspace(Pipeline pipeline, FeatureVector vector, EvidenceBuffer evidence) {
        this.pipeline = pipeline;
        this.vector = vector;
        this.evidence = evidence;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    FeatureVector vector() {
        return vector;
    }

    EvidenceBuffer evidence() {
        return evidence;
    }

    /**
     * A part failed with this cause. What was interrupted at any place, as where memory or stack ends, may have left its
     * working memory half written, which no later event may read.
     */
    void sawFailure(Throwable cause) {
        if (cause instanceof VirtualMachineError) {
            sound = false;
        }
    }

    /** Whether it can serve another event. */
    boolean isSound() {
        return sound;
    }

    void clear() {
        vector.end();
        evidence.truncate(0);
    }
}
