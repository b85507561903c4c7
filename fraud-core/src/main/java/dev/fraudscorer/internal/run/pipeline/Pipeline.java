package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.ScorerHealth;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.SourceHealth;
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
import dev.fraudscorer.internal.run.guard.Guards;
import dev.fraudscorer.internal.run.limit.LimitState;
import dev.fraudscorer.internal.run.limit.Limitation;
import dev.fraudscorer.internal.run.limit.Limits;
import dev.fraudscorer.internal.run.limit.SnoozedRules;
import dev.fraudscorer.internal.run.limit.Snoozes;
import dev.fraudscorer.internal.run.limit.Use;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.metrics.Stage;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    private static final Evidence LATE = Evidence.failure(
            FailureKind.DEADLINE, Fallback.PART, Mode.ACTIVE, "the deadline passed before all was evaluated");

    private final LoadedPolicy policy;
    private final Arrivals arrivals;
    private final SourceOfFeatures[] featureSources;
    private final SourceOfEvidence[] evidenceSources;
    /** In the order in which they are evaluated: that of the policy, but those that may block last, so that ours wait for none. */
    private final SourceOfEvidence[] evaluated;
    /** By place in {@link #evaluated}: those after it that matter more, for which it leaves time. */
    private final SourceOfEvidence[][] moreImportantAfter;

    private final boolean mayBlock;
    /** Whether one of them has effect. */
    private final boolean hasEvidence;

    private final Health health;
    private final Fallback firstCallRuns;
    private final Fallback calledFromWithin;
    private final Fallback failed;
    private final Fallback virtualMachineError;

    private final Snoozes snoozes;
    private final Limits limits;
    private final UnknownValues unknowns;
    private final Function<Pipeline, Workspace> workspaceMaker;

    private final OwnEvents events;
    private final WorkspacePool workspaces;
    /** Of pipelines with the same sources before this one, those that somebody may still be inside. */
    private final List<WorkspacePool> earlier;

    private final @Nullable CountedLog log;
    private volatile LoadedLists lists;

    /** @param state what limits have counted so far */
    public Pipeline(LoadedPolicy policy, Arrivals arrivals, Guards guards, Failures failures, LimitState state) {
        this.policy = policy;
        this.arrivals = arrivals;
        this.featureSources = IntStream.range(0, policy.features().size())
                .mapToObj(number -> new SourceOfFeatures(policy.features().get(number), number, guards, failures))
                .toArray(SourceOfFeatures[]::new);
        this.evidenceSources = IntStream.range(0, policy.evidence().size())
                .mapToObj(number -> new SourceOfEvidence(policy.evidence().get(number), number, guards, failures))
                .toArray(SourceOfEvidence[]::new);
        this.evaluated = Arrays.stream(evidenceSources)
                .sorted(Comparator.comparingInt(SourceOfEvidence::turn)) // stable
                .toArray(SourceOfEvidence[]::new);
        this.moreImportantAfter = IntStream.range(0, evaluated.length)
                .mapToObj(i -> Arrays.stream(evaluated, i + 1, evaluated.length)
                        .filter(later -> later.rank() < evaluated[i].rank())
                        .toArray(SourceOfEvidence[]::new))
                .toArray(SourceOfEvidence[][]::new);
        this.mayBlock = Arrays.stream(evidenceSources).anyMatch(SourceOfEvidence::mayBlock);
        this.hasEvidence = Arrays.stream(evidenceSources).anyMatch(SourceOfEvidence::hasEffect);
        this.health = new Health(Fallback.PART, failures);
        this.firstCallRuns = Fallback.firstCallRuns(policy.scheme());
        this.calledFromWithin = Fallback.calledFromWithin(policy.scheme());
        this.failed = Fallback.thrown(policy.scheme(), FailureKind.SOURCE_FAILED);
        this.virtualMachineError = Fallback.thrown(policy.scheme(), FailureKind.VIRTUAL_MACHINE_ERROR);
        this.snoozes = state.snoozes();
        this.limits = state.open(policy.limits());
        this.unknowns = UnknownValues.of(policy);
        // Each source fails once, one of features also when it notes that an event is not counted, one of evidence when
        // it gives reasons, and once each the clock, the event's own time, its deadline, and the way as a whole; and
        // twice all sources of evidence together, since the way may fail behind them.
        int mostFailures = 2 * featureSources.length + 2 * evidenceSources.length + 6;
        List<SourceOfEvidence> sources = List.of(evidenceSources);
        Observers observers = guards.observers();
        observers.watch(policy.eventTypes().values());
        this.workspaceMaker =
                of -> new Workspace(of, newVector(), sources, featureSources.length, mostFailures, observers);
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
        this.evaluated = same.evaluated;
        this.moreImportantAfter = same.moreImportantAfter;
        this.mayBlock = same.mayBlock;
        this.hasEvidence = same.hasEvidence;
        this.health = same.health;
        this.firstCallRuns = same.firstCallRuns;
        this.calledFromWithin = same.calledFromWithin;
        this.failed = same.failed;
        this.virtualMachineError = same.virtualMachineError;
        this.snoozes = same.snoozes;
        this.limits = same.limits;
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

    /** An empty vector for events of this version. */
    FeatureVector newVector() {
        return new FeatureVector(policy.schema(), policy.attributes());
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

    /** Drops what nobody uses between two events: it shows the texts of the last one until the next begins. */
    public void dropIdleWorkspaces() {
        workspaces.dropIdle();
    }

    /**
     * Refuses further calls, and closes the sources: now and on this thread if nobody is inside, else on a thread of
     * our own when the last call has left. No call that is inside does it.
     *
     * @param retained sources of another pipeline, too, which are not closed
     * @param then run when that is done
     */
    public void retire(RetainedSources retained, Runnable then) {
        workspaces.retire();
        if (workspaces.hasLeft() && earlier.stream().allMatch(WorkspacePool::hasLeft)) {
            close(retained);
            then.run();
            return;
        }
        try {
            Thread closer = new Thread(
                    () -> {
                        workspaces.awaitLeft();
                        earlier.forEach(WorkspacePool::awaitLeft);
                        close(retained);
                        then.run();
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
    public Event own(Event event) {
        return events.of(event);
    }

    /** Assesses the event. The vector shows what it saw until the workspace is given back. */
    public Assessment assess(Workspace workspace, Event given, Access access, Deadline deadline) {
        Event event = own(given);
        // Read once: the lists that are read and the provenance that names them belong together.
        LoadedLists seen = lists;
        Use use = access.counts() ? Use.SPEND : Use.READ;
        RemainingTime time = workspace.time();
        try {
            time.begin(deadline);
            if (access.counts()) {
                workspace.measure();
            }
            boolean tooEarly = arrivals.begin(workspace, event, seen.edition());
            workspace.vector().setDeadline(deadline);
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
            workspace.stageEnded(Stage.FEATURES);
            workspace.endFeatures();
            unknowns.addTo(workspace.evidence(), workspace.vector());
            collectEvidence(workspace);
            workspace.stageEnded(Stage.EVIDENCE);
            if (time.isOver()) {
                markLate(workspace.evidence());
            }
            return decide(event, workspace, use, seen.provenance());
        } catch (Throwable e) {
            return decideAfterFailure(e, event, workspace, use, seen.provenance());
        }
    }

    /**
     * Assesses an event that another version has assessed just now, on the values that it has of it: nothing is counted, and no source of
     * history is called. {@link Workspace#hasFailedItself} returns afterwards whether a part of this version failed
     * that did not fail of the other one.
     *
     * @param champion of the other version, with the values of this event
     * @param shared which of those values are those of this version, too
     */
    public Assessment assessBeside(
            Workspace workspace, Workspace champion, SharedFeatures shared, Event given, Use use, Deadline deadline) {
        Event event = own(given);
        LoadedLists seen = lists;
        RemainingTime time = workspace.time();
        try {
            time.begin(deadline);
            workspace.beginBeside(champion, event, seen.edition());
            workspace.vector().setDeadline(deadline);
            workspace.evidence().begin(false);
            shared.copy(champion, workspace);
            int before = workspace.evidence().size();
            for (int i = 0; i < featureSources.length; i++) {
                if (!shared.has(i)) {
                    featureSources[i].fill(workspace, Access.READ);
                }
            }
            unknowns.addTo(workspace.evidence(), workspace.vector());
            collectEvidence(workspace);
            if (time.isOver()) {
                markLate(workspace.evidence());
            }
            workspace.failItself(workspace.evidence().hasFailureFrom(before, champion.evidence()));
            return decide(event, workspace, use, seen.provenance());
        } catch (Throwable e) {
            workspace.failItself(true);
            return decideAfterFailure(e, event, workspace, use, seen.provenance());
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
        collectEvidence(workspace);
        return decide(whatIf.event(), workspace, Use.HYPOTHETICAL, seen.provenance());
    }

    /**
     * Evaluates a record: with its values in place of those of the history. Counts nothing.
     *
     * @throws IllegalArgumentException if the record is of an event that the policy has not
     */
    public RecordReplay replay(Workspace workspace, DecisionRecord record) {
        return new PolicyReplay(policy, featureSources, evidenceSources).replay(workspace, record, lists);
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
            } else if (part.stateless() && !part.mayBlock()) {
                // Such as the calendar, which conditions read.
                part.source().fill(workspace.vector(), Access.READ);
            }
        }
    }

    /** Adds the gauges of every source that returns them, of what became of its calls, and of the budgets. */
    public void addGauges(Gauges out) {
        for (SourceOfFeatures source : featureSources) {
            source.addGauges(out);
        }
        for (SourceOfEvidence source : evidenceSources) {
            source.addGauges(out);
        }
        limits.addGauges((budget, gauge) -> out.add(gauge, "budget", budget));
    }

    /** How each source is, and whether anything can be evaluated. */
    public ScorerHealth health() {
        List<SourceHealth> sources = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (SourceOfFeatures source : featureSources) {
            sources.add(source.state());
            source.addHealth(notes);
        }
        boolean isReady = evidenceSources.length == 0;
        for (SourceOfEvidence source : evidenceSources) {
            sources.add(source.state());
            isReady |= !source.isDown();
        }
        limits.addHealth(notes);
        return ScorerHealth.of(isReady, sources, notes);
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
        RemainingTime time = workspace.time();
        for (int i = 0; i < featureSources.length; i++) {
            SourceOfFeatures source = featureSources[i];
            source.fill(workspace, access, time, time.isBounded() && source.mayBlock() ? reserveAfter(i) : 0);
        }
    }

    /** What is kept of the deadline for rules and the features that they are made of, while a source of features blocks. */
    private long reserveAfter(int features) {
        long reserve = 0;
        for (int i = features + 1; i < featureSources.length; i++) {
            reserve += featureSources[i].usualNanos();
        }
        for (SourceOfEvidence source : evaluated) {
            reserve += source.rank() == 0 ? source.usualNanos() : 0;
        }
        return reserve;
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

    private void collectEvidence(Workspace workspace) {
        RemainingTime time = workspace.time();
        if (mayBlock) {
            for (SourceOfEvidence source : evaluated) {
                source.begin(workspace, time);
            }
        }
        for (int i = 0; i < evaluated.length; i++) {
            long reserve = 0;
            if (time.isBounded()) {
                for (SourceOfEvidence later : moreImportantAfter[i]) {
                    reserve += later.usualNanos();
                }
            }
            evaluated[i].evaluate(workspace, time, reserve);
        }
        if (hasEvidence && !workspace.evaluated()) {
            workspace.evidence().addFailure(Evidence.nothingEvaluated());
        }
        workspace.evidence().leave();
    }

    /** The deadline has passed: if no source is to blame, such as where the machine paused between two, the answer says so itself. */
    private static void markLate(EvidenceBuffer evidence) {
        List<Evidence> items = evidence.view();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).failure() == FailureKind.DEADLINE && items.get(i).isFailure()) {
                return;
            }
        }
        evidence.addFailure(LATE);
    }

    private Assessment decide(Event event, Workspace workspace, Use use, Provenance provenance) {
        List<Evidence> evidence = workspace.evidence().view();
        snooze(workspace);
        double score = policy.scheme().score(evidence);
        Verdict verdict = verdict(workspace, score, use);
        workspace.stageEnded(Stage.DECISION);
        // Reasons come after the decision: they change neither it nor the score.
        for (SourceOfEvidence source : evaluated) {
            source.explain(workspace, verdict.decision(), workspace.time());
        }
        workspace.stageEnded(Stage.REASONS);
        snooze(workspace);
        EvidenceValues values = workspace.evidence().valuesFrom(workspace.vector());
        return Assessment.of(
                event, workspace.receivedMillis(event), score, verdict, evidence, values, policy.scheme(), provenance);
    }

    /** One read of a field while nothing is snoozed. */
    private void snooze(Workspace workspace) {
        SnoozedRules snoozed = snoozes.current();
        if (snoozed != null) {
            workspace.evidence().snooze(snoozed, workspace.vector());
        }
    }

    /** The verdict, once more after what limits it is in the evidence: from that alone it follows again. */
    private Verdict verdict(Workspace workspace, double score, Use use) {
        List<Evidence> evidence = workspace.evidence().view();
        ScoringScheme scheme = policy.scheme();
        Verdict verdict = scheme.decide(score, evidence);
        Limitation limitation =
                limits.limit(scheme, verdict, evidence, workspace.vector(), workspace.knownReceiptMillis(), use);
        List<Evidence> items = limitation.items();
        if (items.isEmpty()) {
            return verdict;
        }
        for (int i = 0; i < items.size(); i++) {
            workspace.evidence().addOwn(items.get(i));
        }
        workspace.alarm(limitation.alarms());
        return scheme.decide(score, evidence);
    }

    /**
     * What is answered when something was thrown outside of all sources, such as by the end of memory: what was
     * collected so far stays, so that a rule that denied denies, or, if not even that can be answered, the fallback.
     */
    private Assessment decideAfterFailure(
            Throwable cause, Event event, Workspace workspace, Use use, Provenance provenance) {
        workspace.failed(health, cause);
        Fallback fallback = fallback(cause);
        try {
            workspace.evidence().leave();
            workspace.evidence().addFailure(fallback.failure());
            if (!workspace.evaluated()) {
                workspace.evidence().addFailure(Evidence.nothingEvaluated());
            }
            snooze(workspace);
            List<Evidence> evidence = workspace.evidence().view();
            double score = policy.scheme().score(evidence);
            Verdict verdict = verdict(workspace, score, use);
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
