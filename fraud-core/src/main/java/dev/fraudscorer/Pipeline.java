package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.Durable;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.Explainer;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.FeatureVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event through one version of the policy: attributes copied in, features filled, evidence heard, score
 * and decision made. Thread-safe.
 *
 * <p>A part that throws is left out, and the assessment says so: nothing of ours makes {@code assess} throw.
 */
final class Pipeline {
    private static final Evidence TOO_EARLY =
            Evidence.failure(FailureKind.TOO_EARLY, "event", Mode.ACTIVE, "event_time");

    private final LoadedPolicy policy;
    private final Arrivals arrivals;
    private final FeatureSource[] featureSources;
    private final EvidenceSource[] evidenceSources;
    private final Health[] featureHealth;
    private final Health[] evidenceHealth;
    /** By source of evidence: what stands in its place if the deadline leaves it no time. */
    private final Evidence[] tooLate;

    private final Unknowns unknowns;

    private final WorkspacePool workspaces;
    private volatile LoadedLists lists;
    /** What is not closed with this pipeline; set before the workspaces are retired. */
    private Set<Durable> goingOn = Set.of();

    Pipeline(LoadedPolicy policy, Arrivals arrivals) {
        this.policy = policy;
        this.arrivals = arrivals;
        this.featureSources = policy.featureSources().toArray(new FeatureSource[0]);
        this.evidenceSources = policy.evidenceSources().toArray(new EvidenceSource[0]);
        this.featureHealth =
                policy.featureSources().stream().map(s -> new Health(s.id())).toArray(Health[]::new);
        this.evidenceHealth =
                policy.evidenceSources().stream().map(s -> new Health(s.id())).toArray(Health[]::new);
        this.tooLate = policy.evidenceSources().stream()
                .map(s -> Evidence.failure(
                        FailureKind.DEADLINE, s.id(), s.mode(), "it usually takes longer than what was left"))
                .toArray(Evidence[]::new);
        this.unknowns = Unknowns.of(policy);
        this.workspaces = new WorkspacePool(
                () -> new Workspace(
                        this, new FeatureVector(policy.schema(), policy.attributes()), new EvidenceBuffer()),
                this::close);
        this.lists = policy.lists();
    }

    LoadedPolicy policy() {
        return policy;
    }

    /** The entity lists that events see which begin now. */
    LoadedLists lists() {
        return lists;
    }

    /** Lets events that begin from now on see other lists. */
    void publish(LoadedLists newLists) {
        lists = newLists;
    }

    /** A workspace of this pipeline, to be {@link #leave given back}; null if the pipeline is retired. */
    @Nullable
    Workspace enter() {
        return workspaces.borrow();
    }

    void leave(Workspace workspace) {
        workspaces.giveBack(workspace);
    }

    /**
     * Lets nobody enter any more, and closes the sources when the last call has left, which may be now.
     *
     * @param kept sources that go on in another pipeline and are not closed
     */
    void retire(Collection<Durable> kept) {
        Set<Durable> same = Collections.newSetFromMap(new IdentityHashMap<>());
        same.addAll(kept);
        goingOn = same;
        workspaces.retire();
    }

    /** Assesses the event and shows the vector to {@code witness} before it is reused. */
    Assessment assess(Workspace workspace, Event event, Access access, Deadline deadline, Witness witness) {
        // Read once: the lists that are asked and the provenance that tells so belong together.
        LoadedLists seen = lists;
        boolean tooEarly = arrivals.begin(workspace.vector(), event, seen.edition());
        workspace.evidence().begin(access.counts() && !tooEarly);
        if (tooEarly) {
            fillTooEarly(workspace, access);
        } else {
            fillFeatures(workspace, access);
        }
        unknowns.addTo(workspace.evidence(), workspace.vector());
        hearEvidence(workspace, deadline);
        Assessment assessment = conclude(event, workspace, deadline, seen.provenance());
        witness.saw(event, workspace.vector(), assessment);
        return assessment;
    }

    /** Assesses what is supposed: sources that look at the past are passed over, nothing is counted. */
    Assessment suppose(Workspace workspace, Supposition supposition, Witness witness) {
        LoadedLists seen = lists;
        workspace.vector().begin(supposition.event(), seen.edition());
        workspace.evidence().begin(false);
        supposition.fill(workspace.vector());
        for (int i = 0; i < featureSources.length; i++) {
            if (featureSources[i].readsVectorOnly()) {
                fill(i, workspace, Access.READ);
            }
        }
        unknowns.addTo(workspace.evidence(), workspace.vector());
        hearEvidence(workspace, Deadline.NONE);
        Assessment assessment = conclude(supposition.event(), workspace, Deadline.NONE, seen.provenance());
        witness.saw(supposition.event(), workspace.vector(), assessment);
        return assessment;
    }

    /**
     * Counts the event without assessing it; false if a source failed, so that a retry should be counted, or if it is too
     * early to be counted.
     */
    boolean count(Workspace workspace, Event event) {
        if (arrivals.begin(workspace.vector(), event, lists.edition())) {
            arrivals.countTooEarly();
            return false;
        }
        fillFeatures(workspace, Access.COUNT);
        return workspace.evidence().size() == 0;
    }

    /** Lets every source replace what it keeps of the event; false if one failed. */
    boolean amend(Workspace workspace, Event event) {
        FeatureVector vector = workspace.vector();
        vector.begin(event, lists.edition());
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
        for (int i = 0; i < evidenceSources.length; i++) {
            EvidenceSource source = evidenceSources[i];
            try {
                source.gauges().forEach((name, value) -> gauges.put(source.id() + "." + name, value));
            } catch (RuntimeException | LinkageError e) {
                evidenceHealth[i].failed(e);
            }
        }
        return gauges;
    }

    /** What became of each rule, in policy order. */
    List<RuleCounts> ruleCounts() {
        List<RuleCounts> counts = new ArrayList<>();
        for (EvidenceSource source : evidenceSources) {
            counts.addAll(source.ruleCounts());
        }
        return List.copyOf(counts);
    }

    /** Closes every source that does not go on, whatever the others do. */
    private void close() {
        for (int i = 0; i < featureSources.length; i++) {
            close(featureSources[i], featureHealth[i]);
        }
        for (int i = 0; i < evidenceSources.length; i++) {
            close(evidenceSources[i], evidenceHealth[i]);
        }
    }

    private void close(AutoCloseable source, Health health) {
        if (source instanceof Durable durable && goingOn.contains(durable)) {
            return;
        }
        try {
            source.close();
        } catch (Exception | LinkageError e) {
            health.failed(e);
        }
    }

    private void fillFeatures(Workspace workspace, Access access) {
        for (int i = 0; i < featureSources.length; i++) {
            fill(i, workspace, access);
        }
    }

    /** What follows from the event alone is there; what history would say is not, and nothing is counted. */
    private void fillTooEarly(Workspace workspace, Access access) {
        workspace.evidence().add(TOO_EARLY);
        if (access.counts()) {
            arrivals.countTooEarly();
        }
        for (int i = 0; i < featureSources.length; i++) {
            if (featureSources[i].isStateless()) {
                fill(i, workspace, Access.READ);
            } else {
                mark(featureSources[i], workspace.vector(), ValueState.TOO_EARLY);
            }
        }
    }

    private void fill(int i, Workspace workspace, Access access) {
        FeatureSource source = featureSources[i];
        try {
            source.fill(workspace.vector(), access);
        } catch (RuntimeException | LinkageError e) {
            markFailed(source, workspace.vector());
            failed(source.id(), Mode.ACTIVE, featureHealth[i], e, workspace.evidence());
        }
    }

    private static void markFailed(FeatureSource source, FeatureVector vector) {
        mark(source, vector, ValueState.SOURCE_FAILED);
    }

    private static void mark(FeatureSource source, FeatureVector vector, ValueState why) {
        for (int slot : source.slots()) {
            vector.putMissing(slot, why);
        }
    }

    private void hearEvidence(Workspace workspace, Deadline deadline) {
        EvidenceBuffer evidence = workspace.evidence();
        for (int i = 0; i < evidenceSources.length; i++) {
            EvidenceSource source = evidenceSources[i];
            int before = evidence.size();
            try {
                if (deadline.leaves(source.usualNanos())) {
                    source.evaluate(workspace.vector(), evidence);
                } else {
                    evidence.add(tooLate[i]);
                }
            } catch (RuntimeException | LinkageError e) {
                evidence.truncate(before);
                failed(source.id(), source.mode(), evidenceHealth[i], e, evidence);
            }
        }
    }

    /** Reasons come after the decision: they change neither it nor the score. */
    private void hearReasons(Workspace workspace, Decision decision, Deadline deadline) {
        EvidenceBuffer evidence = workspace.evidence();
        for (int i = 0; i < evidenceSources.length; i++) {
            if (evidenceSources[i] instanceof Explainer source && source.explains(decision)) {
                int before = evidence.size();
                try {
                    if (deadline.leaves(source.usualNanosToExplain())) {
                        source.explain(workspace.vector(), evidence);
                    } else {
                        evidence.add(Evidence.noAttribution(source.id(), source.mode(), "DEADLINE"));
                    }
                } catch (RuntimeException | LinkageError e) {
                    evidence.truncate(before);
                    evidenceHealth[i].failed(e);
                    evidence.add(Evidence.noAttribution(source.id(), source.mode(), "SOURCE_FAILED"));
                }
            }
        }
    }

    /** The exception's text stays out of the evidence: it may repeat a value. */
    private static void failed(String part, Mode mode, Health health, Throwable cause, EvidenceBuffer evidence) {
        health.failed(cause);
        evidence.add(Evidence.failure(
                FailureKind.SOURCE_FAILED, part, mode, cause.getClass().getSimpleName()));
    }

    private Assessment conclude(Event event, Workspace workspace, Deadline deadline, Provenance provenance) {
        List<Evidence> evidence = workspace.evidence().view();
        double score = policy.scheme().score(evidence);
        Verdict verdict = policy.scheme().decide(score, evidence);
        hearReasons(workspace, verdict.decision(), deadline);
        return new Assessment(
                event.id(),
                event.type().name(),
                event.time(),
                Instant.ofEpochMilli(workspace.vector().receivedMillis()),
                score,
                verdict.decision(),
                verdict.decidedBy(),
                evidence,
                workspace.evidence().valuesFrom(workspace.vector()),
                policy.scheme(),
                provenance);
    }

    /** Sees an assessment together with the values behind it. */
    interface Witness {
        void saw(Event event, FeatureValues values, Assessment assessment);
    }
}
