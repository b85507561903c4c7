package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Fallback;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.failure.PartsHealth;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event through one version of the policy: attributes copied in, features filled, evidence collected,
 * score and decision made. Thread-safe.
 *
 * <p>A part that throws is left out, and the assessment reports it: nothing of ours makes {@code assess} throw.
 */
public final class Pipeline {
    private static final Evidence TOO_EARLY =
            Evidence.failure(FailureKind.TOO_EARLY, "event", Mode.ACTIVE, "event_time");
    private static final Evidence STAMPED_BEHIND =
            Evidence.failure(FailureKind.TOO_LATE, "event", Mode.ACTIVE, "event_time");

    private final LoadedPolicy policy;
    private final Arrivals arrivals;
    private final SourceOfFeatures[] featureSources;
    private final SourceOfEvidence[] evidenceSources;
    private final Health health;
    private final Fallback firstCallRuns;
    private final Fallback calledFromWithin;
    private final Fallback failed;
    private final Fallback virtualMachineError;

    private final UnknownValues unknowns;
    private final Function<Pipeline, Workspace> workspaceMaker;

    private final OwnEvents events;
    private final WorkspacePool workspaces;
    /** Of pipelines with the same sources before this one, those that somebody may still be inside. */
    private final List<WorkspacePool> earlier;

    private final @Nullable CountedLog log;
    private volatile LoadedLists lists;

    public Pipeline(LoadedPolicy policy, Arrivals arrivals, Failures failures) {
        this.policy = policy;
        this.arrivals = arrivals;
        this.featureSources = policy.features().stream()
                .map(part -> new SourceOfFeatures(part, failures))
                .toArray(SourceOfFeatures[]::new);
        this.evidenceSources = IntStream.range(0, policy.evidence().size())
                .mapToObj(number -> new SourceOfEvidence(policy.evidence().get(number), number, failures))
                .toArray(SourceOfEvidence[]::new);
        this.health = new Health(Fallback.PART, failures);
        this.firstCallRuns = Fallback.firstCallRuns(policy.scheme());
        this.calledFromWithin = Fallback.calledFromWithin(policy.scheme());
        this.failed = Fallback.thrown(policy.scheme(), FailureKind.SOURCE_FAILED);
        this.virtualMachineError = Fallback.thrown(policy.scheme(), FailureKind.VIRTUAL_MACHINE_ERROR);
        this.unknowns = UnknownValues.of(policy);
        // Each source fails once, one of evidence also when it gives reasons, and once each the clock, the event's own
        // time, and the way as a whole.
        int mostFailures = featureSources.length + 2 * evidenceSources.length + 3;
        List<PartsHealth> healths =
                Arrays.stream(evidenceSources).map(SourceOfEvidence::health).toList();
        this.workspaceMaker =
                of -> new Workspace(of, new FeatureVector(policy.schema(), policy.attributes()), healths, mostFailures);
        this.workspaces = new WorkspacePool(() -> workspaceMaker.apply(this));
        this.events = new OwnEvents(policy.eventTypes(), policy.attributes());
        this.earlier = List.of();
        this.log = null;
        this.lists = policy.lists();
    }

    /** The same sources once more, and whoever is inside the other stays there. */
    private Pipeline(Pipeline same, @Nullable CountedLog log) {
        this.policy = same.policy;
        this.arrivals = same.arrivals;
        this.featureSources = same.featureSources;
        this.evidenceSources = same.evidenceSources;
        this.health = same.health;
        this.firstCallRuns = same.firstCallRuns;
        this.calledFromWithin = same.calledFromWithin;
        this.failed = same.failed;
        this.virtualMachineError = same.virtualMachineError;
        this.unknowns = same.unknowns;
        this.workspaceMaker = same.workspaceMaker;
        this.workspaces = new WorkspacePool(() -> workspaceMaker.apply(this));
        this.events = same.events;
        this.earlier = Stream.concat(same.earlier.stream(), Stream.of(same.workspaces))
                .filter(pool -> !pool.hasLeft())
                .toList();
        this.log = log;
        this.lists = same.lists;
    }

    /**
     * The same version with the same sources, which takes note of what it counts. To be put in the place of this one, which is then
     * {@link #leaveTo left} to it.
     *
     * @param counted null for one that takes note of nothing
     */
    public Pipeline again(@Nullable CountedLog counted) {
        return new Pipeline(this, counted);
    }

    /**
     * Refuses further calls, and waits until those inside have left; the sources stay, since another pipeline has them.
     *
     * @return false if somebody is still inside after that time, whom nobody waits for any more but that other pipeline before it
     *     closes the sources
     */
    public boolean leaveTo(Duration most) {
        workspaces.retire();
        return workspaces.awaitLeft(most);
    }

    public LoadedPolicy policy() {
        return policy;
    }

    /** The entity lists that events see which begin now. */
    public LoadedLists lists() {
        return lists;
    }

    /** Replaces the lists for events that begin from now on. */
    public void publish(LoadedLists newLists) {
        lists = newLists;
    }

    /** A workspace of this pipeline, to be {@link #leave given back}; null if the pipeline is retired. */
    @Nullable
    public Workspace enter() {
        return workspaces.borrow();
    }

    public void leave(Workspace workspace) {
        workspaces.giveBack(workspace);
    }

    /**
     * Refuses further calls, and closes the sources: now and on this thread if nobody is inside, else on a thread of
     * our own when the last call has left. No call that is inside does it.
     *
     * @param retained sources of another pipeline, too, which are not closed
     */
    public void retire(RetainedSources retained) {
        workspaces.retire();
        if (workspaces.hasLeft() && earlier.stream().allMatch(WorkspacePool::hasLeft)) {
            close(retained);
            return;
        }
        try {
            Thread closer = new Thread(
                    () -> {
                        workspaces.awaitLeft();
                        earlier.forEach(WorkspacePool::awaitLeft);
                        close(retained);
                    },
                    "fraud-scorer-closer");
            closer.setDaemon(true);
            closer.start();
        } catch (Throwable e) {
            // The sources stay open: to wait here could wait for a call that waits for this one.
            health.failed(e);
        }
    }

    /** The event as one of this version: itself, unless it was built for another one. */
    Event own(Event event) {
        return events.of(event);
    }

    /** Assesses the event. The vector shows what it saw until the workspace is given back. */
    public Assessment assess(Workspace workspace, Event given, Access access, Deadline deadline) {
        Event event = own(given);
        // Read once: the lists that are read and the provenance that names them belong together.
        LoadedLists seen = lists;
        try {
            boolean tooEarly = arrivals.begin(workspace, event, seen.edition());
            workspace.evidence().begin(access.counts() && !tooEarly);
            if (tooEarly) {
                fillTooEarly(workspace, given, access);
            } else {
                fillAndLog(workspace, given, access);
                if (access.counts() && workspace.evidence().size() == 0) {
                    workspace.count();
                }
                if (arrivals.isBehind(workspace.vector(), event)) {
                    workspace.evidence().addFailure(STAMPED_BEHIND);
                }
            }
            unknowns.addTo(workspace.evidence(), workspace.vector());
            collectEvidence(workspace, deadline);
            return decide(event, workspace, deadline, seen.provenance());
        } catch (Throwable e) {
            return decideAfterFailure(e, event, workspace, seen.provenance());
        }
    }

    /** Assesses a hypothetical event: sources that read history are passed over, nothing is counted. */
    public Assessment whatIf(Workspace workspace, WhatIf whatIf) {
        LoadedLists seen = lists;
        workspace.begin(whatIf.event(), seen.edition());
        workspace.evidence().begin(false);
        whatIf.fill(workspace.vector());
        for (SourceOfFeatures source : featureSources) {
            if (source.readsVectorOnly()) {
                source.fill(workspace, Access.READ);
            }
        }
        unknowns.addTo(workspace.evidence(), workspace.vector());
        collectEvidence(workspace, Deadline.NONE);
        return decide(whatIf.event(), workspace, Deadline.NONE, seen.provenance());
    }

    /** What is answered to a retry whose deadline passes before the first call has ended. */
    public Assessment firstCallRuns(Event event) {
        return firstCallRuns.answer(event, arrivals.receivedMillis(event), lists.provenance());
    }

    /** What is answered to a source that has the very event scored that it is called for. */
    public Assessment calledFromWithin(Event event) {
        return calledFromWithin.answer(event, arrivals.receivedMillis(event), lists.provenance());
    }

    /** What is answered if not even a workspace can be had. */
    public Assessment unanswered(Event event, Throwable cause) {
        health.failed(cause);
        return fallback(cause).answer(event, arrivals.receivedMillis(event), lists.provenance());
    }

    /**
     * Counts the event without assessing it; false if a source failed, so that a retry should be counted, or if it is too
     * early to be counted.
     */
    public boolean count(Workspace workspace, Event given) {
        Event event = own(given);
        if (arrivals.begin(workspace, event, lists.edition())) {
            arrivals.countTooEarly();
            for (SourceOfFeatures source : featureSources) {
                source.noteUncounted(workspace);
            }
            logUncounted(workspace, given);
            return false;
        }
        fillAndLog(workspace, given, Access.COUNT);
        return workspace.evidence().size() == 0;
    }

    /** Makes every source replace what it keeps of the event; false if one failed. */
    public boolean amend(Workspace workspace, Event given) {
        Event event = own(given);
        workspace.begin(event, lists.edition());
        boolean amended = true;
        for (SourceOfFeatures source : featureSources) {
            amended &= source.amend(workspace);
        }
        if (log != null) {
            log.amended(given, !amended);
        }
        return amended;
    }

    /** Hands the label to every source. */
    public LabelResult label(Workspace workspace, Event given, Label label) {
        Event event = own(given);
        LabelResult result = LabelResult.NOT_KEPT;
        for (SourceOfFeatures source : featureSources) {
            LabelResult one = source.label(workspace, event, label);
            result = one.compareTo(result) > 0 ? one : result;
        }
        if (log != null) {
            log.labelled(given, label, result == LabelResult.FAILED);
        }
        return result;
    }

    /** Counts an event of the version before in sources that begin with its state. What one throws comes out. */
    void countCarried(Workspace workspace, Event given, long reached, long received, Set<String> ids) {
        workspace.begin(own(given), lists.edition(), reached, received);
        inCarried(workspace, ids, source -> source.fill(workspace.vector(), Access.COUNT));
        if (log != null) {
            log.counted(given, reached, received, false);
        }
    }

    /** The same for one that is not counted. */
    void noteCarriedUncounted(Workspace workspace, Event given, long reached, long received, Set<String> ids) {
        workspace.begin(own(given), lists.edition(), reached, received);
        inCarried(workspace, ids, source -> source.noteUncounted(workspace.vector()));
        logUncounted(workspace, given);
    }

    /** The same for one that is amended. */
    void amendCarried(Workspace workspace, Event given, Set<String> ids) {
        workspace.begin(own(given), lists.edition());
        inCarried(workspace, ids, source -> source.amend(workspace.vector()));
        if (log != null) {
            log.amended(given, false);
        }
    }

    /** The same for one that is labelled. */
    void labelCarried(Event given, Label label, Set<String> ids) {
        Event event = own(given);
        for (FeaturePart part : policy.features()) {
            if (ids.contains(part.id())) {
                part.source().label(event, label);
            }
        }
        if (log != null) {
            log.labelled(given, label, false);
        }
    }

    private void inCarried(Workspace workspace, Set<String> ids, Consumer<FeatureSource> run) {
        for (FeaturePart part : policy.features()) {
            if (ids.contains(part.id())) {
                run.accept(part.source());
            } else if (part.stateless()) {
                // Such as the calendar, which conditions read.
                part.source().fill(workspace.vector(), Access.READ);
            }
        }
    }

    /** The gauges of every source that returns them, under {@code source.gauge}. */
    public SortedMap<String, Long> gauges() {
        SortedMap<String, Long> gauges = new TreeMap<>();
        for (SourceOfFeatures source : featureSources) {
            source.addGauges(gauges);
        }
        for (SourceOfEvidence source : evidenceSources) {
            source.addGauges(gauges);
        }
        return gauges;
    }

    /** What is not as it should be, source by source; empty if all is well. */
    public List<String> health() {
        List<String> found = new ArrayList<>();
        for (SourceOfFeatures source : featureSources) {
            source.addHealth(found);
        }
        return List.copyOf(found);
    }

    /** What is worth knowing of the policy as it is loaded, source by source. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (SourceOfFeatures source : featureSources) {
            source.addNotes(notes);
        }
        return List.copyOf(notes);
    }

    /** What became of each rule, in policy order. */
    public List<RuleCounts> ruleCounts() {
        List<RuleCounts> counts = new ArrayList<>();
        for (SourceOfEvidence source : evidenceSources) {
            source.addRuleCounts(counts);
        }
        return List.copyOf(counts);
    }

    /** Closes every source that is not retained, whatever the others do. */
    private void close(RetainedSources retained) {
        for (SourceOfFeatures source : featureSources) {
            source.close(retained);
        }
        for (SourceOfEvidence source : evidenceSources) {
            source.close(retained);
        }
    }

    private void fillFeatures(Workspace workspace, Access access) {
        for (SourceOfFeatures source : featureSources) {
            source.fill(workspace, access);
        }
    }

    /** Fills what follows from the event alone, nothing of its history; that it is not counted, its history notes. */
    private void fillTooEarly(Workspace workspace, Event given, Access access) {
        workspace.evidence().addFailure(TOO_EARLY);
        if (access.counts()) {
            arrivals.countTooEarly();
        }
        for (SourceOfFeatures source : featureSources) {
            if (source.isStateless()) {
                source.fill(workspace, Access.READ);
            } else {
                source.mark(workspace, ValueState.TOO_EARLY);
                if (access.counts()) {
                    source.noteUncounted(workspace);
                }
            }
        }
        if (access.counts()) {
            logUncounted(workspace, given);
        }
    }

    private void logUncounted(Workspace workspace, Event given) {
        if (log != null) {
            FeatureVector vector = workspace.vector();
            log.uncounted(given, vector.reachedMillis(), vector.receivedMillis());
        }
    }

    /** Whatever leaves a source that was not caught: what was counted is logged. */
    private void fillAndLog(Workspace workspace, Event given, Access access) {
        if (log == null || !access.counts()) {
            fillFeatures(workspace, access);
            return;
        }
        boolean failed = true;
        try {
            fillFeatures(workspace, access);
            failed = workspace.evidence().size() > 0;
        } finally {
            FeatureVector vector = workspace.vector();
            log.counted(given, vector.reachedMillis(), vector.receivedMillis(), failed);
        }
    }

    private void collectEvidence(Workspace workspace, Deadline deadline) {
        for (SourceOfEvidence source : evidenceSources) {
            source.evaluate(workspace, deadline);
        }
    }

    private Assessment decide(Event event, Workspace workspace, Deadline deadline, Provenance provenance) {
        List<Evidence> evidence = workspace.evidence().view();
        double score = policy.scheme().score(evidence);
        Verdict verdict = policy.scheme().decide(score, evidence);
        // Reasons come after the decision: they change neither it nor the score.
        for (SourceOfEvidence source : evidenceSources) {
            source.explain(workspace, verdict.decision(), deadline);
        }
        EvidenceValues values = workspace.evidence().valuesFrom(workspace.vector());
        return Assessment.of(
                event, workspace.receivedMillis(event), score, verdict, evidence, values, policy.scheme(), provenance);
    }

    /**
     * What is answered when something was thrown outside of all sources, such as by the end of memory: what was
     * collected so far stays, so that a rule that denied denies, or, if not even that can be answered, the fallback.
     */
    private Assessment decideAfterFailure(Throwable cause, Event event, Workspace workspace, Provenance provenance) {
        workspace.failed(health, cause);
        Fallback fallback = fallback(cause);
        try {
            workspace.evidence().addFailure(fallback.failure());
            List<Evidence> evidence = workspace.evidence().view();
            double score = policy.scheme().score(evidence);
            Verdict verdict = policy.scheme().decide(score, evidence);
            return Assessment.of(
                    event,
                    workspace.receivedMillis(event),
                    score,
                    verdict,
                    evidence,
                    EvidenceValues.NONE,
                    policy.scheme(),
                    provenance);
        } catch (Throwable e) {
            // Not by the clock: what it throws is reported where no event is held.
            return fallback.answer(event, workspace.receivedMillis(event), provenance);
        }
    }

    private Fallback fallback(Throwable cause) {
        return Failures.kindOf(cause) == FailureKind.VIRTUAL_MACHINE_ERROR ? virtualMachineError : failed;
    }
}
