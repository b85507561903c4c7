package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.SourceHealth;
import dev.fraudscorer.metrics.BudgetAlarm;
import dev.fraudscorer.metrics.PolicyChange;
import dev.fraudscorer.metrics.ScorerObserver;
import dev.fraudscorer.metrics.SourceOutcome;
import dev.fraudscorer.metrics.Stage;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.state.Snapshot;
import dev.fraudscorer.state.SnapshotException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it receives, one line for each call. Thread-safe. */
class Observed implements ScorerObserver {
    final List<String> lines = new CopyOnWriteArrayList<>();

    /** A method was called. */
    void add(String line) {
        lines.add(line);
    }

    /** Those of the lines that begin so, in their order. */
    List<String> of(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    @Override
    public void sourceEnded(Stage stage, String source, SourceOutcome outcome, long nanos) {
        add("source " + stage + " " + source + " " + outcome + " " + nanos / 1_000);
    }

    @Override
    public void stageEnded(Stage stage, long nanos) {
        add("stage " + stage + " " + nanos / 1_000);
    }

    @Override
    public void scored(Assessment assessment, long nanos) {
        add("scored " + assessment.decision() + " " + nanos / 1_000);
    }

    @Override
    public void refused(String eventType, String field, String cause) {
        add("refused " + eventType + " " + field + " " + cause);
    }

    @Override
    public void reloaded(PolicyChange change, long nanos) {
        add("reloaded " + change.kind() + " " + change.before().version() + " "
                + change.after().version());
    }

    @Override
    public void reloadRefused(PolicyChange.Kind kind, Throwable cause, long nanos) {
        add("reloadRefused " + kind + " " + cause.getClass().getSimpleName());
    }

    @Override
    public void snapshotTaken(Snapshot snapshot, long nanos) {
        add("snapshotTaken " + snapshot.bytes());
    }

    @Override
    public void snapshotFailed(SnapshotException cause, long nanos) {
        add("snapshotFailed");
    }

    @Override
    public void snapshotRestored(Restoration restoration, long nanos) {
        add("snapshotRestored " + restoration.snapshot().bytes());
    }

    @Override
    public void restoreFailed(SnapshotException cause, long nanos) {
        add("restoreFailed");
    }

    @Override
    public void healthChanged(SourceHealth before, SourceHealth now) {
        add("health " + now.source() + " " + before.status() + " " + now.status() + " " + now.cause());
    }

    @Override
    public void budgetAlarm(BudgetAlarm alarm) {
        add("budget " + alarm.budget() + " " + alarm.attribute() + " " + alarm.denied() + " of " + alarm.limit() + ", "
                + alarm.limited());
    }
}
