package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.run.failure.FailureEvidence;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * A source of features behind the boundary: whatever it throws stays here, is reported, and is added to the evidence.
 * Thread-safe.
 */
final class SourceOfFeatures {
    private final FeaturePart part;
    private final Health health;
    private final FailureEvidence failures;

    SourceOfFeatures(FeaturePart part, Failures failures) {
        this.part = part;
        this.health = new Health(part.id(), failures);
        this.failures = new FailureEvidence(part.id(), Mode.ACTIVE);
    }

    boolean readsVectorOnly() {
        return part.readsVectorOnly();
    }

    boolean isStateless() {
        return part.stateless();
    }

    /** Fills its slots, counts the event, or both; if it fails, its slots and the evidence are marked. */
    void fill(Workspace workspace, Access access) {
        try {
            part.source().fill(workspace.vector(), access);
        } catch (Throwable e) {
            markFailed(workspace, e);
            workspace.evidence().addFailure(failures.of(e));
        }
    }

    /** Lets it note that the event is not counted; if it fails, its slots and the evidence are marked. */
    void noteUncounted(Workspace workspace) {
        try {
            part.source().noteUncounted(workspace.vector());
        } catch (Throwable e) {
            markFailed(workspace, e);
            workspace.evidence().addFailure(failures.of(e));
        }
    }

    /** Leaves it out: its slots get the cause. */
    void mark(Workspace workspace, ValueState why) {
        FeatureVector vector = workspace.vector();
        for (int slot : part.slots()) {
            vector.putMissing(slot, why);
        }
    }

    /** Lets it replace what it keeps of the vector's event; false if it failed. */
    boolean amend(Workspace workspace) {
        try {
            part.source().amend(workspace.vector());
            return true;
        } catch (Throwable e) {
            markFailed(workspace, e);
            return false;
        }
    }

    /** Hands it a label. */
    LabelResult label(Workspace workspace, Event event, Label label) {
        try {
            return Objects.requireNonNull(part.source().label(event, label), "the result of a label");
        } catch (Throwable e) {
            workspace.failed(health, e);
            return LabelResult.FAILED;
        }
    }

    /** Adds its gauges; none if it fails. */
    void addGauges(SortedMap<String, Long> out) {
        health.guard(() -> Gauges.add(part.id(), part.source().gauges(), out));
    }

    /** Adds what is not as it should be; nothing if it fails. */
    void addHealth(List<String> out) {
        health.guard(() -> Notes.add(part.id(), part.source().health(), out));
    }

    /** Adds what is worth knowing of its part of the policy; nothing if it fails. */
    void addNotes(List<String> out) {
        health.guard(() -> Notes.add(part.id(), part.source().notes(), out));
    }

    /** Closes it unless it is retained. */
    void close(RetainedSources retained) {
        if (!retained.contains(part.source())) {
            health.guard(part.source()::close);
        }
    }

    private void markFailed(Workspace workspace, Throwable cause) {
        workspace.failed(health, cause);
        mark(workspace, ValueState.SOURCE_FAILED);
    }
}
