package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.FeatureVector;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way of an event: attributes copied in, features filled, evidence heard, score and decision made. Thread-safe.
 *
 * <p>A part that throws is left out, and the assessment says so: nothing of ours makes {@code assess} throw.
 */
final class Pipeline {
    private final LoadedPolicy policy;
    private final FeatureSource[] featureSources;
    private final EvidenceSource[] evidenceSources;
    private final Health[] featureHealth;
    private final Health[] evidenceHealth;
    private final WorkspacePool workspaces;

    Pipeline(LoadedPolicy policy) {
        this.policy = policy;
        this.featureSources = policy.featureSources().toArray(new FeatureSource[0]);
        this.evidenceSources = policy.evidenceSources().toArray(new EvidenceSource[0]);
        this.featureHealth =
                policy.featureSources().stream().map(s -> new Health(s.id())).toArray(Health[]::new);
        this.evidenceHealth =
                policy.evidenceSources().stream().map(s -> new Health(s.id())).toArray(Health[]::new);
        this.workspaces = new WorkspacePool(
                () -> new Workspace(new FeatureVector(policy.schema(), policy.attributes()), new EvidenceBuffer()));
    }

    /** Assesses the event and shows the vector to {@code witness} before it is reused. */
    Assessment assess(Event event, Access access, Witness witness) {
        Workspace workspace = workspaces.borrow();
        try {
            workspace.vector().begin(event);
            fillFeatures(workspace, access);
            hearEvidence(workspace);
            Assessment assessment = conclude(event, workspace.evidence());
            witness.saw(event, workspace.vector(), assessment);
            return assessment;
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    /** Counts the event without assessing it; false if a source failed, so that a retry should be counted. */
    boolean count(Event event) {
        Workspace workspace = workspaces.borrow();
        try {
            workspace.vector().begin(event);
            fillFeatures(workspace, Access.COUNT);
            return workspace.evidence().size() == 0;
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    /** Lets every source replace what it keeps of the event; false if one failed. */
    boolean amend(Event event) {
        Workspace workspace = workspaces.borrow();
        try {
            FeatureVector vector = workspace.vector();
            vector.begin(event);
            boolean amended = true;
            for (int i = 0; i < featureSources.length; i++) {
                try {
                    featureSources[i].amend(vector);
                } catch (RuntimeException | LinkageError e) {
                    markFailed(featureSources[i], vector);
                    featureHealth[i].failed(e);
                    amended = false;
                }
            }
            return amended;
        } finally {
            workspaces.giveBack(workspace);
        }
    }

    /** Tells every source; false if one failed. */
    boolean label(Event event, Label label) {
        boolean heard = true;
        for (int i = 0; i < featureSources.length; i++) {
            try {
                featureSources[i].label(event, label);
            } catch (RuntimeException | LinkageError e) {
                // The other sources still hear it.
                featureHealth[i].failed(e);
                heard = false;
            }
        }
        return heard;
    }

    /** The gauges of every source that can say them, under {@code source.gauge}. */
    SortedMap<String, Long> gauges() {
        SortedMap<String, Long> gauges = new TreeMap<>();
        for (int i = 0; i < featureSources.length; i++) {
            FeatureSource source = featureSources[i];
            try {
                source.gauges().forEach((name, value) -> gauges.put(source.id() + "." + name, value));
            } catch (RuntimeException | LinkageError e) {
                featureHealth[i].failed(e);
            }
        }
        return gauges;
    }

    /** Closes every source, whatever the others do. */
    void close() {
        for (int i = 0; i < featureSources.length; i++) {
            close(featureSources[i]::close, featureHealth[i]);
        }
        for (int i = 0; i < evidenceSources.length; i++) {
            close(evidenceSources[i]::close, evidenceHealth[i]);
        }
    }

    private static void close(Runnable source, Health health) {
        try {
            source.run();
        } catch (RuntimeException | LinkageError e) {
            health.failed(e);
        }
    }

    private void fillFeatures(Workspace workspace, Access access) {
        FeatureVector vector = workspace.vector();
        for (int i = 0; i < featureSources.length; i++) {
            FeatureSource source = featureSources[i];
            try {
                source.fill(vector, access);
            } catch (RuntimeException | LinkageError e) {
                markFailed(source, vector);
                failed(source.id(), Mode.ACTIVE, featureHealth[i], e, workspace.evidence());
            }
        }
    }

    private static void markFailed(FeatureSource source, FeatureVector vector) {
        for (int slot : source.slots()) {
            vector.putMissing(slot, ValueState.SOURCE_FAILED);
        }
    }

    private void hearEvidence(Workspace workspace) {
        EvidenceBuffer evidence = workspace.evidence();
        for (int i = 0; i < evidenceSources.length; i++) {
            int before = evidence.size();
            try {
                evidenceSources[i].evaluate(workspace.vector(), evidence);
            } catch (RuntimeException | LinkageError e) {
                evidence.truncate(before);
                failed(evidenceSources[i].id(), evidenceSources[i].mode(), evidenceHealth[i], e, evidence);
            }
        }
    }

    /** The exception's text stays out of the evidence: it may repeat a value. */
    private static void failed(String part, Mode mode, Health health, Throwable cause, EvidenceBuffer evidence) {
        health.failed(cause);
        evidence.add(Evidence.failure(
                part, mode, "SOURCE_FAILED: " + cause.getClass().getSimpleName()));
    }

    private Assessment conclude(Event event, EvidenceBuffer buffer) {
        List<Evidence> evidence = buffer.view();
        double score = policy.scheme().score(evidence);
        Verdict verdict = policy.scheme().decide(score, evidence);
        return new Assessment(
                event.id(),
                event.type().name(),
                event.time(),
                score,
                verdict.decision(),
                verdict.decidedBy(),
                evidence,
                policy.scheme(),
                policy.provenance());
    }

    /** Sees an assessment together with the values behind it. */
    interface Witness {
        void saw(Event event, FeatureValues values, Assessment assessment);
    }
}
