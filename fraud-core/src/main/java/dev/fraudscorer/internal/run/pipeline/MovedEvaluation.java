package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.internal.run.failure.PendingFailures;
import dev.fraudscorer.internal.run.guard.MovedCall;
import dev.fraudscorer.internal.run.guard.MovedCalls;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.Explainer;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * The call of a source of evidence on a thread of its own. All that it touches is its own: a copy of the vector, a sink and its
 * evidence, which go to the workspace only when the source has answered in time.
 */
final class MovedEvaluation extends MovedCall {
    private final EvidenceSource source;
    private final @Nullable Explainer explainer;
    private final FeatureVector vector;
    private final EvidenceBuffer evidence;
    private final PendingFailures failures = new PendingFailures(1);
    private final SourceSink sink;

    private boolean explains;
    /** Whether the source has evaluated the workspace's event in time, so that it can give reasons. */
    private boolean evaluated;

    /**
     * @param owner makes the sink
     * @param vector an empty one, which becomes its own
     */
    MovedEvaluation(
            SourceOfEvidence owner,
            EvidenceSource source,
            @Nullable Explainer explainer,
            MovedCalls calls,
            FeatureVector vector) {
        super(calls);
        this.source = source;
        this.explainer = explainer;
        this.vector = vector;
        this.evidence = new EvidenceBuffer(1, vector.size());
        this.sink = owner.sink(evidence, failures);
    }

    void beginEvaluation(Workspace workspace, Deadline until) {
        vector.copyFrom(workspace.vector());
        evidence.begin(workspace.evidence().counts());
        begin(false, until);
    }

    /** After the source has evaluated the same event. */
    void beginExplanation(Deadline until) {
        begin(true, until);
    }

    private void begin(boolean forReasons, Deadline until) {
        explains = forReasons;
        vector.setDeadline(until);
        begin(until);
    }

    @Override
    protected @Nullable Throwable call() {
        try {
            sink.open(explains);
            if (explains && explainer != null) {
                explainer.explain(vector, sink);
            } else {
                source.evaluate(vector, sink);
            }
            sink.close();
            return null;
        } catch (Throwable e) {
            return sink.abandon(0, e);
        }
    }

    /** Gives what the source added, and which of its parts failed, to the workspace; returns what it threw. */
    @Nullable
    Throwable answerTo(Workspace workspace) {
        evidence.moveTo(workspace.evidence());
        failures.moveTo(workspace.failures());
        evaluated = thrown() == null;
        return thrown();
    }

    boolean hasEvaluated() {
        return evaluated;
    }

    /** Lets go of the event; not while the source may still be called. */
    @Override
    protected void clear() {
        vector.end();
        evidence.truncate(0);
        failures.clear();
        evaluated = false;
        super.clear();
    }
}
