package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.failure.PartsHealth;
import dev.fraudscorer.internal.run.failure.PendingFailures;
import dev.fraudscorer.internal.run.limit.BudgetAlarm;
import dev.fraudscorer.internal.run.limit.Limits;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.ListEdition;
import java.util.List;

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

    /** Of budgets, to be logged when the answer is fixed. */
    private List<String> alarms = List.of();

    private boolean sound = true;
    /** Whether the vector has the receipt of the event that is worked on. */
    private boolean begun;

    private boolean counted;

    /**
     * @param sources the health of each source of evidence
     * @param mostFailures of whole sources and of ours, for one event
     */
    Workspace(Pipeline pipeline, FeatureVector vector, List<PartsHealth> sources, int mostFailures) {
        this.pipeline = pipeline;
        this.vector = vector;
        this.evidence = new EvidenceBuffer(mostFailures, vector.size());
        this.failures = new PendingFailures(mostFailures);
        this.sinks = sources.stream()
                .map(health -> new SourceSink(evidence, failures, health))
                .toArray(SourceSink[]::new);
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

    /** When the event was received; its own time if it was not begun here, or without a receipt. */
    long receivedMillis(Event event) {
        return begun ? vector.receivedMillis() : event.timeMillis();
    }

    /** When the event was received; {@link Limits#UNKNOWN} if the clock failed. */
    long knownReceiptMillis() {
        return begun ? vector.receivedMillis() : Limits.UNKNOWN;
    }

    /** Logs these when the answer is fixed. */
    void alarm(List<String> texts) {
        alarms = texts;
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

    /** Reports what failed so far; called when nobody waits for the event any more. */
    public void reportFailures() {
        failures.report();
        List<String> texts = alarms;
        alarms = List.of();
        for (int i = 0; i < texts.size(); i++) {
            BudgetAlarm.log(texts.get(i));
        }
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
        begun = false;
        counted = false;
    }
}
