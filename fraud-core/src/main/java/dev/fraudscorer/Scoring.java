package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.spi.Access;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.LongAdder;

/** Lets each event count once, tells the listeners, and counts what is done. Thread-safe. */
final class Scoring {
    private final Versions versions;
    private final Arrivals arrivals;
    /** The same in all versions, so that an event is scored by whichever is current. */
    private final Map<String, EventType> eventTypes;

    private final RecentEvents recent;
    private final List<ScoringListener> listeners;
    private final Health listenerHealth = new Health("a scoring listener");
    private final LongAdder scored = new LongAdder();
    private final LongAdder assessed = new LongAdder();
    private final LongAdder recorded = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder conflicting = new LongAdder();
    private final LongAdder degraded = new LongAdder();
    private final LongAdder labels = new LongAdder();
    private final LongAdder amended = new LongAdder();

    Scoring(Versions versions, Arrivals arrivals, List<ScoringListener> listeners) {
        this.versions = versions;
        this.arrivals = arrivals;
        LoadedPolicy policy = versions.current().policy();
        this.eventTypes = policy.eventTypes();
        this.recent = new RecentEvents(policy.remembered());
        this.listeners = List.copyOf(listeners);
    }

    /** Assesses the event and counts it; a retry gets the first answer. */
    Assessment score(Event event, Deadline deadline) {
        Remembered remembered = remember(event);
        synchronized (remembered) {
            Assessment before = remembered.assessment();
            if (before != null) {
                repeated.increment();
                return before;
            }
            // An event that was recorded before is not counted again: sources know what they have counted.
            Assessment assessment = assess(event, Access.COUNT_AND_READ, deadline, (sameEvent, values, said) -> {
                // Before the listeners: one that scores the same event again gets this answer.
                remembered.assessed(said);
                tell(sameEvent, values, said);
            });
            scored.increment();
            countDegraded(assessment);
            return assessment;
        }
    }

    /** Assesses the event as if it were counted, and leaves everything as it was. */
    Assessment assess(Event event) {
        check(event);
        Assessment assessment = assess(event, Access.READ, Deadline.NONE, (e, values, said) -> {});
        assessed.increment();
        countDegraded(assessment);
        return assessment;
    }

    /** Assesses what is supposed, and leaves everything as it was. */
    Assessment suppose(EventType type, Instant time, Map<String, ?> values, ScoringListener listener) {
        Workspace workspace = versions.enter();
        try {
            Pipeline pipeline = workspace.pipeline();
            Supposition supposition = Supposition.of(pipeline.policy(), type, time, values);
            return pipeline.suppose(workspace, supposition, listener::scored);
        } finally {
            versions.leave(workspace);
        }
    }

    /** Counts the event, unless it was counted before. */
    void record(Event event) {
        Remembered remembered = remember(event);
        synchronized (remembered) {
            if (remembered.counted()) {
                repeated.increment();
                return;
            }
            if (count(event)) {
                remembered.countedOnly();
                recorded.increment();
            } else {
                // Not remembered as counted: sources that took it know it, and a retry reaches those that failed.
                degraded.increment();
            }
        }
    }

    /**
     * Counts the event unless the sources hold it, whatever is remembered of it here: the state may have been restored
     * since. False if it was not taken: a source failed, or its id came before with other content and was refused then.
     */
    boolean warmUp(Event event) {
        check(event);
        Remembered remembered = recent.remember(event);
        if (!remembered.event().hasSameContent(event)) {
            conflicting.increment();
            return false;
        }
        synchronized (remembered) {
            boolean counted = count(event);
            if (counted) {
                remembered.countedOnly();
                recorded.increment();
            } else {
                degraded.increment();
            }
            return counted;
        }
    }

    /** Replaces what the sources keep of an event. What is remembered here stays, so that a retry stays a retry. */
    void amend(Event event) {
        check(event);
        Workspace workspace = versions.enter();
        try {
            if (!workspace.pipeline().amend(workspace, event)) {
                degraded.increment();
            }
        } finally {
            versions.leave(workspace);
        }
        amended.increment();
    }

    /** Tells what turned out to be true about an event. */
    void label(Event event, Label label) {
        check(event);
        Workspace workspace = versions.enter();
        try {
            if (!workspace.pipeline().label(event, label)) {
                degraded.increment();
            }
        } finally {
            versions.leave(workspace);
        }
        labels.increment();
    }

    /** What was done so far. */
    ScorerCounts counts() {
        return new ScorerCounts(
                scored.sum(),
                assessed.sum(),
                recorded.sum(),
                repeated.sum(),
                conflicting.sum(),
                degraded.sum(),
                labels.sum(),
                amended.sum());
    }

    /** How large the state of each source is, and what was refused at the door. */
    SortedMap<String, Long> gauges() {
        Workspace workspace = versions.enter();
        try {
            SortedMap<String, Long> gauges = workspace.pipeline().gauges();
            for (EventType type : eventTypes.values()) {
                type.refusals().forEach((name, count) -> gauges.merge("events.refused." + name, count, Long::sum));
            }
            gauges.put("events.too_early", arrivals.tooEarly());
            return gauges;
        } finally {
            versions.leave(workspace);
        }
    }

    /** What became of each rule of the current version. */
    List<RuleCounts> ruleCounts() {
        Workspace workspace = versions.enter();
        try {
            return workspace.pipeline().ruleCounts();
        } finally {
            versions.leave(workspace);
        }
    }

    private Assessment assess(Event event, Access access, Deadline deadline, Pipeline.Witness witness) {
        Workspace workspace = versions.enter();
        try {
            return workspace.pipeline().assess(workspace, event, access, deadline, witness);
        } finally {
            versions.leave(workspace);
        }
    }

    private boolean count(Event event) {
        Workspace workspace = versions.enter();
        try {
            return workspace.pipeline().count(workspace, event);
        } finally {
            versions.leave(workspace);
        }
    }

    private Remembered remember(Event event) {
        check(event);
        Remembered remembered = recent.remember(event);
        if (!remembered.event().hasSameContent(event)) {
            conflicting.increment();
            throw new InvalidEventException(
                    null,
                    "an event of type '" + event.type().name()
                            + "' has an id that came before with other content; expected a new id for a new event,"
                            + " or the same content for a retry");
        }
        return remembered;
    }

    private void check(Event event) {
        versions.requireOpen();
        if (eventTypes.get(event.type().name()) != event.type()) {
            throw new InvalidEventException(
                    null,
                    "an event of type '" + event.type().name()
                            + "' was built for another scorer; build it with this scorer's event() or mapper()");
        }
    }

    private void countDegraded(Assessment assessment) {
        if (assessment.degraded()) {
            degraded.increment();
        }
    }

    private void tell(Event event, FeatureValues values, Assessment assessment) {
        for (int i = 0; i < listeners.size(); i++) {
            try {
                listeners.get(i).scored(event, values, assessment);
            } catch (RuntimeException | LinkageError e) {
                listenerHealth.failed(e);
            }
        }
    }
}
