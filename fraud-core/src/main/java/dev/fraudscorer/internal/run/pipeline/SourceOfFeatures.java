package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.SourceHealth;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.run.failure.FailureEvidence;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.guard.Guards;
import dev.fraudscorer.internal.run.guard.MovedCall;
import dev.fraudscorer.internal.run.guard.MovedCalls;
import dev.fraudscorer.internal.run.guard.RunningCost;
import dev.fraudscorer.internal.run.guard.SourceGuard;
import dev.fraudscorer.metrics.SourceOutcome;
import dev.fraudscorer.metrics.Stage;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.Objects;

/**
 * A source of features behind the boundary: whatever it throws stays here, is reported, and is added to the evidence, as is
 * that it did not answer in time. Thread-safe.
 */
final class SourceOfFeatures {
    private final FeaturePart part;
    /** Which of the calls of a workspace is its own. */
    private final int number;

    private final SourceGuard guard;
    private final RunningCost cost = new RunningCost(0);
    private final Health health;
    private final FailureEvidence failures;

    SourceOfFeatures(FeaturePart part, int number, Guards guards, Failures failures) {
        this.part = part;
        this.number = number;
        this.guard = guards.guard(part.id(), part.options(), part.mayBlock());
        this.health = new Health(part.id(), failures);
        this.failures = new FailureEvidence(part.id(), Mode.ACTIVE);
    }

    SourceHealth state() {
        return guard.health();
    }

    /** What it usually takes on the thread that scores, as far as was measured, in nanoseconds. */
    long usualNanos() {
        return part.mayBlock() ? 0 : cost.nanos();
    }

    /** Whether it is called on a thread of its own where there is a deadline. */
    boolean mayBlock() {
        return part.mayBlock();
    }

    boolean readsVectorOnly() {
        return part.readsVectorOnly();
    }

    boolean isStateless() {
        return part.stateless();
    }

    /** Fills its slots, counts the event, or both, whatever it takes; if it fails, its slots and the evidence are marked. */
    void fill(Workspace workspace, Access access) {
        fill(workspace, access, workspace.time(), 0);
    }

    /**
     * Fills its slots, counts the event, or both; if it fails, or does not end in time, its slots and the evidence are marked.
     *
     * @param reserve what has to be left for those after it, in nanoseconds
     */
    void fill(Workspace workspace, Access access, RemainingTime time, long reserve) {
        MovedCalls calls = access.reads() ? guard.movedWithin(time.deadline()) : null;
        // What counts is not left out for want of time: what is not counted is missing from all later events.
        boolean mayBeLeftOut = calls != null || part.readsVectorOnly();
        if (mayBeLeftOut && time.isBounded() && time.left() < (calls == null ? cost.nanos() : reserve + 1)) {
            cost.leftOut();
            guard.leftOut();
            ended(workspace, SourceOutcome.LEFT_OUT, 0);
            leaveOut(workspace, ValueState.DEADLINE, failures.deadline());
        } else if (!guard.permits()) {
            FailureKind cause = guard.cutOffCause();
            boolean late = cause == FailureKind.DEADLINE;
            ended(workspace, SourceOutcome.CUT_OFF, 0);
            leaveOut(workspace, late ? ValueState.DEADLINE : ValueState.SOURCE_FAILED, failures.cutOff(cause));
        } else if (calls == null) {
            fillHere(workspace, access, time);
        } else {
            fillElsewhere(workspace, access, time, reserve, calls);
        }
    }

    private void fillHere(Workspace workspace, Access access, RemainingTime time) {
        boolean begunLate = time.isOver();
        boolean failed = false;
        workspace.lap();
        try {
            part.source().fill(workspace.vector(), access);
        } catch (Throwable e) {
            failed = true;
            failed(workspace, e);
        }
        if (time.isBounded()) {
            cost.add(time.lap());
        }
        long took = workspace.lap();
        if (failed) {
            ended(workspace, SourceOutcome.FAILED, took);
            return;
        }
        answered(workspace, !time.isOver() || begunLate, took);
    }

    private void answered(Workspace workspace, boolean inTime, long took) {
        ended(workspace, inTime ? SourceOutcome.ANSWERED : SourceOutcome.OVERRAN, took);
        if (inTime) {
            guard.succeeded();
        } else {
            guard.overran();
            workspace.evidence().addFailure(failures.overran());
        }
    }

    private void fillElsewhere(Workspace workspace, Access access, RemainingTime time, long reserve, MovedCalls calls) {
        MovedFill moved = workspace.fill(number);
        if (moved == null) {
            moved = new MovedFill(part.source(), part.slots(), calls, workspace.newVector());
            workspace.keep(number, moved);
        }
        Deadline until = guard.until(time.deadline());
        moved.begin(workspace, access, until);
        MovedCall.Outcome outcome = moved.await(until, until == time.deadline() ? reserve : 0);
        if (time.isBounded()) {
            time.lap();
        }
        switch (outcome) {
            case ABANDONED -> {
                workspace.keep(number, (MovedFill) null);
                guard.abandoned(true);
                ended(workspace, SourceOutcome.ABANDONED, moved.tookNanos());
                leaveOut(workspace, ValueState.DEADLINE, failures.abandoned());
            }
            case REFUSED -> {
                guard.refused(true);
                ended(workspace, SourceOutcome.REFUSED, 0);
                leaveOut(workspace, ValueState.DEADLINE, failures.refused());
            }
            case ANSWERED -> {
                Throwable thrown = moved.answerTo(workspace);
                if (thrown != null) {
                    ended(workspace, SourceOutcome.FAILED, moved.tookNanos());
                    failed(workspace, thrown);
                } else {
                    answered(workspace, moved.cameInTime(), moved.tookNanos());
                }
            }
        }
    }

    private void ended(Workspace workspace, SourceOutcome outcome, long nanos) {
        workspace.sourceEnded(Stage.FEATURES, part.id(), outcome, nanos);
    }

    private void leaveOut(Workspace workspace, ValueState why, Evidence evidence) {
        mark(workspace, why);
        workspace.evidence().addFailure(evidence);
    }

    private void failed(Workspace workspace, Throwable cause) {
        markFailed(workspace, cause);
        guard.failed(Failures.kindOf(cause));
        workspace.evidence().addFailure(failures.of(cause));
    }

    /** Lets it note that the event is not counted; if it fails, its slots and the evidence are marked. */
    void noteUncounted(Workspace workspace) {
        try {
            part.source().noteUncounted(workspace.vector());
        } catch (Throwable e) {
            markFailed(workspace, e);
            workspace.evidence().addFailure(failures.of(e));
        }
    }

    /** Leaves it out: its slots get the cause. */
    void mark(Workspace workspace, ValueState why) {
        FeatureVector vector = workspace.vector();
        for (int slot : part.slots()) {
            vector.putMissing(slot, why);
        }
    }

    /** Lets it replace what it keeps of the vector's event; false if it failed. */
    boolean amend(Workspace workspace) {
        try {
            part.source().amend(workspace.vector());
            return true;
        } catch (Throwable e) {
            markFailed(workspace, e);
            return false;
        }
    }

    /** Hands it a label. */
    LabelResult label(Workspace workspace, Event event, Label label) {
        try {
            return Objects.requireNonNull(part.source().label(event, label), "the result of a label");
        } catch (Throwable e) {
            workspace.failed(health, e);
            return LabelResult.FAILED;
        }
    }

    /** Adds its gauges; none if it fails. */
    void addGauges(Gauges out) {
        guard.addGauges((source, gauge) -> out.add(gauge, "source", source));
        health.guard(() -> out.addOf(part.id(), part.source().gauges()));
    }

    /** Adds what is not as it should be; nothing if it fails. */
    void addHealth(List<String> out) {
        health.guard(() -> Notes.add(part.id(), part.source().health(), out));
    }

    /** Adds what is worth knowing of its part of the policy; nothing if it fails. */
    void addNotes(List<String> out) {
        health.guard(() -> Notes.add(part.id(), part.source().notes(), out));
    }

    /** Closes it unless it is retained; if calls of it are under way that nobody waits for, when the last of them ends. */
    void close(RetainedSources retained) {
        if (!retained.contains(part.source())) {
            guard.close(() -> health.guard(part.source()::close));
        }
    }

    private void markFailed(Workspace workspace, Throwable cause) {
        workspace.failed(health, cause);
        mark(workspace, ValueState.SOURCE_FAILED);
    }
}
