package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.metrics.SourceOutcome;
import dev.fraudscorer.metrics.Stage;
import java.util.Arrays;

/**
 * What is measured of one event while it is scored, to be reported when its answer is fixed. The clock is read once between two
 * steps, for the end of the one and the begin of the other. Confined to the thread that has the workspace; allocates nothing.
 */
final class Measures {
    private static final Stage[] STAGES = Stage.values();
    private static final long NOT_ENDED = -1;

    private final Observers observers;
    private final long[] stages = new long[STAGES.length];
    /** Of calls, by their number, as are the next three. */
    private final Stage[] stageOf;

    private final String[] sources;
    private final SourceOutcome[] outcomes;
    private final long[] nanos;
    private int calls;

    private boolean running;
    private long stageBegun;
    private long last;

    /** @param mostCalls of sources, for one event */
    Measures(Observers observers, int mostCalls) {
        this.observers = observers;
        this.stageOf = new Stage[mostCalls];
        this.sources = new String[mostCalls];
        this.outcomes = new SourceOutcome[mostCalls];
        this.nanos = new long[mostCalls];
        clear();
    }

    void begin() {
        clear();
        running = true;
        stageBegun = observers.nanos();
        last = stageBegun;
    }

    /** A step ended; returns how long it took, 0 if this event is not measured. */
    long lap() {
        if (!running) {
            return 0;
        }
        long before = last;
        last = observers.nanos();
        return last - before;
    }

    /** A source was called, which took so long, or was left out. */
    void sourceEnded(Stage stage, String source, SourceOutcome outcome, long took) {
        if (running) {
            stageOf[calls] = stage;
            sources[calls] = source;
            outcomes[calls] = outcome;
            nanos[calls++] = took;
        }
    }

    void stageEnded(Stage stage) {
        if (running) {
            lap();
            stages[stage.ordinal()] = last - stageBegun;
            stageBegun = last;
        }
    }

    /** Reports all of it, and drops it. */
    void report(Assessment assessment, long total) {
        // What an observer scores in turn is measured in another workspace.
        running = false;
        int call = 0;
        for (Stage stage : STAGES) {
            while (call < calls && stageOf[call] == stage) {
                observers.sourceEnded(stage, sources[call], outcomes[call], nanos[call]);
                call++;
            }
            if (stages[stage.ordinal()] != NOT_ENDED) {
                observers.stageEnded(stage, stages[stage.ordinal()]);
            }
        }
        observers.scored(assessment, total);
        clear();
    }

    void clear() {
        running = false;
        calls = 0;
        Arrays.fill(stages, NOT_ENDED);
    }
}
