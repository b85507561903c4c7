package dev.fraudscorer.internal.run;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.assessment.ScorerHealth;
import dev.fraudscorer.assessment.ScoringListener;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.idempotency.IdempotencyCache;
import dev.fraudscorer.internal.run.idempotency.IdempotencyEntry;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.internal.run.pipeline.Arrivals;
import dev.fraudscorer.internal.run.pipeline.Gauges;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.pipeline.WhatIf;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import dev.fraudscorer.internal.run.rollout.ChallengerTurn;
import dev.fraudscorer.internal.run.rollout.Rollouts;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/*
 * One event counts once, whoever calls how often and on how many threads. The entry under its id (IdempotencyEntry) is its lock and
 * the place of its answer:
 *
 *   1 the entry is found or made; other content under the same id is refused before anything counts;
 *   2 an answer that is there is returned without entering;
 *   3 the entry is entered, waiting no longer than the deadline; then the answer is looked for again;
 *   4 the event is assessed in a workspace of the current version, then by the challenger of a rollout if that may answer it, the
 *     answer is set, the entry is left;
 *   5 only now its bytes are charged, failures are reported and listeners are called: they may take long, throw, or score; and a
 *     challenger in shadow has its turn.
 *
 * So nobody waits for a listener, and no thread that holds an entry waits for another one: a source that scores the very event
 * that it is called for is recognised by its thread. What ends the virtual machine's patience (memory, stack) is caught around
 * all five, where there is room again for an answer prepared at load.
 */

/** Counts each event once, calls the listeners, and counts what is done. Thread-safe. */
public final class Scoring {
    private final ActivePolicy activePolicy;
    private final Arrivals arrivals;
    private final IdempotencyCache idempotencyCache;
    private final List<ScoringListener> listeners;
    private final Health listenerHealth;
    private final Rollouts rollouts;
    /** Null if the host keeps no records. */
    private final @Nullable Recorder recorder;

    private final Observers observers;

    private final LongAdder scored = new LongAdder();
    private final LongAdder assessed = new LongAdder();
    private final LongAdder recorded = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder conflicting = new LongAdder();
    private final LongAdder degraded = new LongAdder();
    private final LongAdder labels = new LongAdder();
    private final LongAdder amended = new LongAdder();

    /** @param records where a record of each answer goes; null if nowhere */
    public Scoring(
            ActivePolicy activePolicy,
            Arrivals arrivals,
            List<ScoringListener> listeners,
            @Nullable RecordSink records,
            Observers observers,
            Failures failures,
            Rollouts rollouts) {
        this.activePolicy = activePolicy;
        this.arrivals = arrivals;
        this.rollouts = rollouts;
        LoadedPolicy policy = activePolicy.current().policy();
        this.idempotencyCache = new IdempotencyCache(policy.idempotency(), policy.attributes());
        this.listeners = List.copyOf(listeners);
        this.listenerHealth = new Health("a scoring listener", failures);
        this.observers = observers;
        this.recorder = records == null ? null : recorder(records, failures);
    }

    private static Recorder recorder(RecordSink records, Failures failures) {
        Health health = new Health("the record sink", failures);
        health.guard(() -> records.reportTo(health::failed));
        return new Recorder(records, health);
    }

    /**
     * Assesses the event and counts it; a retry gets the first answer, and waits for it no longer than its own deadline.
     */
    public Assessment score(Event event, Deadline deadline) {
        check(event);
        try {
            IdempotencyEntry entry = findOrAdd(event);
            try {
                return score(entry, event, deadline);
            } finally {
                idempotencyCache.settle(entry);
            }
        } catch (VirtualMachineError e) {
            return unanswered(event, e);
        }
    }

    private Assessment score(IdempotencyEntry entry, Event event, Deadline deadline) {
        Assessment before = entry.assessment();
        if (before == null) {
            if (entry.isEnteredByCaller()) {
                return unanswered(event, activePolicy.current().calledFromWithin(event));
            }
            if (!entry.enter(deadline)) {
                before = entry.assessment();
                return before == null
                        ? unanswered(event, activePolicy.current().firstCallRuns(event))
                        : repeated(before);
            }
            before = entry.assessment();
            if (before == null) {
                return first(entry, event, deadline);
            }
            entry.leave();
        }
        return repeated(before);
    }

    /** Scores an event that was not scored before, on the thread that has entered it, and leaves it. */
    private Assessment first(IdempotencyEntry entry, Event event, Deadline deadline) {
        boolean entered = true;
        Workspace workspace = null;
        long begun = nanos();
        ChallengerTurn turn = null;
        try {
            workspace = activePolicy.enter();
            // An event that was recorded before is not counted again: sources store what they have counted.
            Assessment champion = workspace.pipeline().assess(workspace, event, Access.COUNT_AND_READ, deadline);
            turn = rollouts.turn(workspace, event, deadline);
            Assessment assessment = turn == null ? champion : turn.answer(champion);
            entry.assessed(assessment, workspace.counted());
            entry.leave();
            entered = false;
            long nanos = nanos() - begun;
            Workspace answering = turn == null ? workspace : turn.answering();
            idempotencyCache.charge(entry, answering.evidence().bytes(answering.vector()));
            scored.increment();
            countDegraded(assessment);
            // Only now, when the answer is fixed and nobody waits for this call: listeners may score, too.
            workspace.reportFailures();
            workspace.reportMeasures(assessment, nanos);
            if (recorder != null) {
                recorder.scored(event, answering, assessment, nanos);
            }
            notifyListeners(event, answering.vector(), assessment);
            if (turn != null) {
                turn.compare(champion);
            }
            return assessment;
        } finally {
            if (entered) {
                entry.leave();
            }
            leave(turn);
            if (workspace != null) {
                leave(workspace);
            }
        }
    }

    private static void leave(@Nullable ChallengerTurn turn) {
        if (turn != null) {
            turn.close();
        }
    }

    /** Assesses the event as if it were counted, and leaves everything as it was. */
    public Assessment assess(Event event) {
        check(event);
        Assessment assessment;
        try {
            Workspace workspace = activePolicy.enter();
            try {
                assessment = workspace.pipeline().assess(workspace, event, Access.READ, Deadline.NONE);
            } finally {
                leave(workspace);
            }
        } catch (VirtualMachineError e) {
            assessment = activePolicy.current().unanswered(event, e);
        }
        assessed.increment();
        countDegraded(assessment);
        return assessment;
    }

    /** Assesses a hypothetical event, and leaves everything as it was. */
    public Assessment whatIf(EventType type, Instant time, Map<String, ?> values, ScoringListener listener) {
        Workspace workspace = activePolicy.enter();
        try {
            Pipeline pipeline = workspace.pipeline();
            WhatIf whatIf = WhatIf.of(pipeline.policy(), type, time, values);
            Assessment assessment = pipeline.whatIf(workspace, whatIf);
            listener.scored(whatIf.event(), workspace.vector(), assessment);
            return assessment;
        } finally {
            leave(workspace);
        }
    }

    /**
     * Evaluates a record, and leaves everything as it was.
     *
     * @throws IllegalArgumentException if the record is of an event that the policy has not
     */
    public RecordReplay replay(DecisionRecord record) {
        Workspace workspace = activePolicy.enter();
        try {
            return workspace.pipeline().replay(workspace, record);
        } finally {
            leave(workspace);
        }
    }

    /** Counts the event, unless it was counted before. */
    public void record(Event event) {
        check(event);
        IdempotencyEntry entry = findOrAdd(event);
        if (entry.isEnteredByCaller()) {
            // A source records the event that it is called for.
            repeated.increment();
            return;
        }
        Workspace workspace = null;
        entry.enter(Deadline.NONE);
        try {
            if (entry.counted()) {
                repeated.increment();
            } else {
                workspace = activePolicy.enter();
                // If a source failed, it is not marked as counted: a retry reaches those that failed.
                countOnly(workspace, entry, event);
            }
        } finally {
            entry.leave();
            idempotencyCache.settle(entry);
            if (workspace != null) {
                leave(workspace);
            }
        }
    }

    /**
     * Counts the event unless the sources hold it, whatever the cache has of it: the state may have been restored
     * since. False if it was not taken: a source failed, or its id was used before with other content and was refused
     * then.
     */
    public boolean warmUp(Event event) {
        check(event);
        IdempotencyEntry entry = idempotencyCache.findOrAdd(event);
        if (!entry.event().hasSameContent(event)) {
            conflict(event);
            return false;
        }
        boolean entered = !entry.isEnteredByCaller();
        if (entered) {
            entry.enter(Deadline.NONE);
        }
        Workspace workspace = null;
        try {
            workspace = activePolicy.enter();
            return countOnly(workspace, entry, event);
        } finally {
            if (entered) {
                entry.leave();
            }
            idempotencyCache.settle(entry);
            if (workspace != null) {
                leave(workspace);
            }
        }
    }

    /** Replaces what the sources keep of an event. The cache keeps its entry, so that a retry stays a retry. */
    public void amend(Event event) {
        check(event);
        Workspace workspace = activePolicy.enter();
        try {
            if (!workspace.pipeline().amend(workspace, event)) {
                degraded.increment();
            }
        } finally {
            leave(workspace);
        }
        amended.increment();
    }

    /** Hands what turned out to be true about an event to the sources. */
    public LabelResult label(Event event, Label label) {
        checkType(event);
        LabelResult result;
        Workspace workspace = activePolicy.enter();
        try {
            result = workspace.pipeline().label(workspace, event, label);
        } finally {
            leave(workspace);
        }
        if (result == LabelResult.FAILED) {
            degraded.increment();
        }
        labels.increment();
        return result;
    }

    /**
     * Lets go of events, with their assessments: a retry of one is assessed anew.
     *
     * @return how many there were
     */
    int forget(Predicate<Event> which) {
        rollouts.dropIdleWorkspaces();
        return idempotencyCache.forget(which);
    }

    /** What the host's sink of records removes of an entity, and what stays there. */
    Erased forgetRecords(ForgottenKey key) {
        return recorder == null ? Erased.nothing() : recorder.forget(key);
    }

    /** What was done so far. */
    public ScorerCounts counts() {
        return ScorerCounts.builder()
                .scored(scored.sum())
                .assessed(assessed.sum())
                .recorded(recorded.sum())
                .repeated(repeated.sum())
                .conflicting(conflicting.sum())
                .degraded(degraded.sum())
                .labels(labels.sum())
                .amended(amended.sum())
                .build();
    }

    /** How large the state of each source and the memory of ids is, and what was refused at the door. */
    public List<Gauge> gauges() {
        Workspace workspace = activePolicy.enter();
        try {
            Gauges gauges = new Gauges();
            workspace.pipeline().addGauges(gauges);
            idempotencyCache.gauges().forEach((name, value) -> gauges.add(Gauge.of("idempotency." + name, value)));
            addRefusals(workspace.pipeline().policy().eventTypes().values(), gauges);
            gauges.add(Gauge.of("events.too_early", arrivals.tooEarly()));
            rollouts.addGauges(gauges);
            return gauges.sorted();
        } finally {
            activePolicy.leave(workspace);
        }
    }

    private static void addRefusals(Collection<EventType> types, Gauges out) {
        Map<String, SortedMap<String, Long>> sums = new TreeMap<>();
        for (EventType type : types) {
            type.refusals().forEach((attribute, byCause) -> {
                SortedMap<String, Long> sum = sums.computeIfAbsent(attribute, name -> new TreeMap<>());
                byCause.forEach((cause, count) -> sum.merge(cause, count, Long::sum));
            });
        }
        sums.forEach((attribute, byCause) -> byCause.forEach((cause, count) -> out.add(
                Gauge.of("events.refused", count).with("attribute", attribute).with("cause", cause))));
    }

    /** How the scorer and each source of the current version is. */
    public ScorerHealth health() {
        Workspace workspace = activePolicy.enter();
        try {
            ScorerHealth health = workspace.pipeline().health();
            List<String> notes = new ArrayList<>(health.notes());
            rollouts.addHealth(notes);
            return ScorerHealth.of(health.isReady(), health.sources(), notes);
        } finally {
            activePolicy.leave(workspace);
        }
    }

    /** What became of each rule of the current version. */
    public List<RuleCounts> ruleCounts() {
        Workspace workspace = activePolicy.enter();
        try {
            return workspace.pipeline().ruleCounts();
        } finally {
            activePolicy.leave(workspace);
        }
    }

    private void conflict(Event event) {
        conflicting.increment();
        observers.refused(event.type().name(), "event_id", "other_content");
    }

    /** The clock is read only where somebody receives how long an answer took. */
    private long nanos() {
        return recorder == null ? observers.nanos() : observers.clockNanos();
    }

    /** Counts the event, on the thread that has entered it; false if a source failed. */
    private boolean countOnly(Workspace workspace, IdempotencyEntry entry, Event event) {
        boolean counted = workspace.pipeline().count(workspace, event);
        if (counted) {
            entry.count();
            recorded.increment();
        } else {
            degraded.increment();
        }
        return counted;
    }

    /** Reports what failed, now that no event is held, and gives the workspace back. */
    private void leave(Workspace workspace) {
        try {
            workspace.reportFailures();
        } finally {
            activePolicy.leave(workspace);
        }
    }

    private Assessment repeated(Assessment before) {
        repeated.increment();
        return before;
    }

    /** An answer that is not entry, since the first call with this event has not ended. */
    private Assessment unanswered(Event event, Assessment assessment) {
        repeated.increment();
        countDegraded(assessment);
        if (recorder != null) {
            recorder.unanswered(event, assessment);
        }
        return assessment;
    }

    /** An answer that is not entry, since there was not even room to begin. */
    private Assessment unanswered(Event event, VirtualMachineError cause) {
        Assessment assessment = activePolicy.current().unanswered(event, cause);
        countDegraded(assessment);
        return assessment;
    }

    private IdempotencyEntry findOrAdd(Event event) {
        IdempotencyEntry entry = idempotencyCache.findOrAdd(event);
        if (!entry.event().hasSameContent(event)) {
            conflict(event);
            throw new InvalidEventException(
                    null,
                    "an event of type '" + event.type().name()
                            + "' has an id that was used before with other content; expected a new id for a new event,"
                            + " or the same content for a retry");
        }
        return entry;
    }

    private void check(Event event) {
        checkType(event);
        if (event.isReference()) {
            throw new InvalidEventException(
                    null,
                    "an event of type '" + event.type().name()
                            + "' is only a reference, which can be labelled; expected the event with all its attributes,"
                            + " built by build()");
        }
    }

    private void checkType(Event event) {
        activePolicy.requireOpen();
        EventType type =
                activePolicy.current().policy().eventTypes().get(event.type().name());
        if (type == null && isOfThisScorer(event)) {
            throw new InvalidEventException(
                    null,
                    "an event is of the type '" + event.type().name()
                            + "', which the policy had before it was reloaded; expected an event of a type that it has now");
        }
        // One that was built before a reload is made one of the present version when it is there.
        if (type != event.type()
                && (type == null || type.scorer() != event.type().scorer())) {
            throw new InvalidEventException(
                    null,
                    "an event of type '" + event.type().name()
                            + "' was built for another scorer; build it with this scorer's event() or mapper()");
        }
    }

    private boolean isOfThisScorer(Event event) {
        return activePolicy.current().policy().eventTypes().values().stream()
                .anyMatch(type -> type.scorer() == event.type().scorer());
    }

    /** Challengers that are tried beside the version in use. */
    public Rollouts rollouts() {
        return rollouts;
    }

    /** Goes on to recognise retries as this version has it, which is in use now. */
    void remember(LoadedPolicy policy) {
        rollouts.championIs(policy);
        idempotencyCache.resize(policy.idempotency(), policy.attributes());
    }

    /** About the latest time of the events so far, as far as they are stored to recognise retries; 0 if none is. */
    public long reachedMillis() {
        return idempotencyCache.latest(event -> Math.min(event.timeMillis(), arrivals.receivedMillis(event)));
    }

    private void countDegraded(Assessment assessment) {
        if (assessment.degraded()) {
            degraded.increment();
        }
    }

    private void notifyListeners(Event event, FeatureValues values, Assessment assessment) {
        for (int i = 0; i < listeners.size(); i++) {
            try {
                listeners.get(i).scored(event, values, assessment);
            } catch (Throwable e) {
                listenerHealth.failed(e);
            }
        }
    }
}
