package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.failure.PendingFailures;
import dev.fraudscorer.internal.run.limit.BudgetLog;
import dev.fraudscorer.internal.run.limit.Limits;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.metrics.BudgetAlarm;
import dev.fraudscorer.metrics.SourceOutcome;
import dev.fraudscorer.metrics.Stage;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.ListEdition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event needs while it is scored. Confined to one thread at a time; whoever has it is inside its pipeline, which
 * is not closed before the workspace is given back.
 */
public final class Workspace {
    private final Pipeline pipeline;
    private final FeatureVector vector;
    private final EvidenceBuffer evidence;
    private final PendingFailures failures;
    /** By the number of the source of evidence. */
    private final SourceSink[] sinks;
    /** The calls on threads of the sources, made when they are first needed: by the number of the source of evidence. */
    private final @Nullable MovedEvaluation[] evaluations;
    /** By the number of the source of features. */
    private final @Nullable MovedFill[] fills;
    /** Whether any of these calls was made. */
    private boolean hasMoved;

    private final RemainingTime time = new RemainingTime();

    /** Of budgets, to be logged when the answer is fixed. */
    private List<BudgetAlarm> alarms = List.of();

    private final Observers observers;
    /** Null if nobody observes. */
    private final @Nullable Measures measures;

    private boolean sound = true;
    /** Whether the vector has the receipt of the event that is worked on. */
    private boolean begun;

    private boolean counted;
    /** Whether a source of evidence with effect was evaluated. */
    private boolean evaluated;

    /** How many of the first items of evidence are about the values of features; -1 if they were not filled to the end. */
    private int featureItems = -1;
    /** Of a version that was evaluated beside another one: whether a part failed that did not fail there. */
    private boolean failedItself;

    /**
     * @param sources of evidence, by their numbers
     * @param featureSources how many there are
     * @param mostFailures of whole sources and of ours, for one event
     * @param observers for whom events are measured
     */
    Workspace(
            Pipeline pipeline,
            FeatureVector vector,
            List<SourceOfEvidence> sources,
            int featureSources,
            int mostFailures,
            Observers observers) {
        this.pipeline = pipeline;
        this.vector = vector;
        this.evidence = new EvidenceBuffer(mostFailures, vector.size());
        this.failures = new PendingFailures(mostFailures);
        this.sinks =
                sources.stream().map(source -> source.sink(evidence, failures)).toArray(SourceSink[]::new);
        this.evaluations = new MovedEvaluation[sources.size()];
        this.fills = new MovedFill[featureSources];
        this.observers = observers;
        // Each source is called once, one of evidence also for its reasons.
        this.measures = observers.any() ? new Measures(observers, featureSources + 2 * sources.size()) : null;
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public FeatureVector vector() {
        return vector;
    }

    public EvidenceBuffer evidence() {
        return evidence;
    }

    /** What a source of evidence adds its evidence to. */
    SourceSink sink(int source) {
        return sinks[source];
    }

    PendingFailures failures() {
        return failures;
    }

    /** What is left of the event's deadline; without bound unless it was begun. */
    RemainingTime time() {
        return time;
    }

    /** An empty vector of the same kind. */
    FeatureVector newVector() {
        return pipeline.newVector();
    }

    /** The call of a source of evidence that was kept; null if there is none. */
    @Nullable
    MovedEvaluation evaluation(int source) {
        return evaluations[source];
    }

    /** @param call for later events; null after the last one was given up */
    void keep(int source, @Nullable MovedEvaluation call) {
        evaluations[source] = call;
        hasMoved = true;
    }

    /** The call of a source of features that was kept; null if there is none. */
    @Nullable
    MovedFill fill(int source) {
        return fills[source];
    }

    /** @param call for later events; null after the last one was given up */
    void keep(int source, @Nullable MovedFill call) {
        fills[source] = call;
        hasMoved = true;
    }

    /** Begins an event that was received when it happened. */
    void begin(Event event, ListEdition lists) {
        begin(event, lists, event.timeMillis(), event.timeMillis());
    }

    /** Begins an event; {@link FeatureVector#begin} has the meaning of both times. */
    void begin(Event event, ListEdition lists, long reached, long received) {
        vector.begin(event, lists, reached, received);
        begun = true;
    }

    /**
     * Begins an event of which nobody knows when it was received, so that {@link #receivedMillis} is its own time.
     *
     * @param bound what sources see as the time of its receipt, in milliseconds
     */
    void beginWithoutReceipt(Event event, ListEdition lists, long bound) {
        vector.begin(event, lists, bound, bound);
    }

    /** Begins the event of another version's workspace. */
    void beginBeside(Workspace other, Event event, ListEdition lists) {
        vector.begin(event, lists, other.vector.reachedMillis(), other.vector.receivedMillis());
        begun = other.begun;
    }

    /** All features are filled, and what failed of them is in the evidence. */
    void endFeatures() {
        featureItems = evidence.size();
    }

    /** How many of the first items of evidence are about the values of features. */
    int featureItems() {
        return Math.max(0, featureItems);
    }

    /** Whether all features were filled, so that another version may be evaluated on them. */
    public boolean hasFeatures() {
        return featureItems >= 0;
    }

    void failItself(boolean hasFailed) {
        failedItself = hasFailed;
    }

    /** Whether a part of this version failed that did not fail in the same way of the version beside which it was evaluated. */
    public boolean hasFailedItself() {
        return failedItself;
    }

    /** When the event was received; its own time if it was not begun here, or without a receipt. */
    long receivedMillis(Event event) {
        return begun ? vector.receivedMillis() : event.timeMillis();
    }

    /** When the event was received; {@link Limits#UNKNOWN} if the clock failed. */
    long knownReceiptMillis() {
        return begun ? vector.receivedMillis() : Limits.UNKNOWN;
    }

    /** Logs these when the answer is fixed. */
    void alarm(List<BudgetAlarm> newAlarms) {
        alarms = newAlarms;
    }

    /** Measures the event that begins, if anybody observes. */
    void measure() {
        if (measures != null) {
            measures.begin();
        }
    }

    /** A step ended; returns how long it took, 0 if the event is not measured. */
    long lap() {
        return measures == null ? 0 : measures.lap();
    }

    /** A source was called, which took so long, or was left out. */
    void sourceEnded(Stage stage, String source, SourceOutcome outcome, long nanos) {
        if (measures != null) {
            measures.sourceEnded(stage, source, outcome, nanos);
        }
    }

    void stageEnded(Stage stage) {
        if (measures != null) {
            measures.stageEnded(stage);
        }
    }

    /** Reports what was measured of the event, called when nobody waits for it any more. */
    public void reportMeasures(Assessment assessment, long nanos) {
        if (measures != null) {
            measures.report(assessment, nanos);
        }
    }

    /** A source of evidence with effect was evaluated. */
    void evaluate() {
        evaluated = true;
    }

    /** Whether a source of evidence with effect was evaluated. */
    boolean evaluated() {
        return evaluated;
    }

    /** Every source has counted the event. */
    void count() {
        counted = true;
    }

    /** Whether every source has counted the event. */
    public boolean counted() {
        return counted;
    }

    /**
     * A part failed, which is reported when the answer is fixed. What an error of the virtual machine interrupted at any
     * place, as where memory or stack ends, may have left its working memory half written, which no later event may read.
     */
    void failed(Health part, Throwable cause) {
        if (cause instanceof VirtualMachineError) {
            sound = false;
        }
        failures.add(part, cause);
    }

    /** Reports what failed so far, and what became of sources and budgets; called when nobody waits for the event any more. */
    public void reportFailures() {
        failures.report();
        List<BudgetAlarm> reported = alarms;
        alarms = List.of();
        for (int i = 0; i < reported.size(); i++) {
            BudgetAlarm alarm = reported.get(i);
            BudgetLog.log(alarm);
            observers.each(observer -> observer.budgetAlarm(alarm));
        }
        observers.deliver();
    }

    /** Whether it can serve another event. */
    boolean isSound() {
        return sound;
    }

    void clear() {
        vector.end();
        evidence.truncate(0);
        failures.clear();
        alarms = List.of();
        if (measures != null) {
            measures.clear();
        }
        time.begin(Deadline.NONE);
        if (hasMoved) {
            clearMoved();
        }
        begun = false;
        counted = false;
        evaluated = false;
        featureItems = -1;
        failedItself = false;
    }

    private void clearMoved() {
        for (int i = 0; i < evaluations.length; i++) {
            MovedEvaluation call = evaluations[i];
            if (call != null && call.isBegun()) {
                // Something else ended the way of the event, and the source may still write to it.
                evaluations[i] = null;
            } else if (call != null) {
                call.clear();
            }
        }
        for (int i = 0; i < fills.length; i++) {
            MovedFill call = fills[i];
            if (call != null && call.isBegun()) {
                fills[i] = null;
            } else if (call != null) {
                call.clear();
            }
        }
    }
}
