package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.SourceHealth;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.run.failure.FailureEvidence;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.InvalidResultException;
import dev.fraudscorer.internal.run.failure.PartsHealth;
import dev.fraudscorer.internal.run.failure.PendingFailures;
import dev.fraudscorer.internal.run.guard.Guards;
import dev.fraudscorer.internal.run.guard.MovedCall;
import dev.fraudscorer.internal.run.guard.MovedCalls;
import dev.fraudscorer.internal.run.guard.RunningCost;
import dev.fraudscorer.internal.run.guard.SourceGuard;
import dev.fraudscorer.metrics.SourceOutcome;
import dev.fraudscorer.metrics.Stage;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.Explainer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of evidence behind the boundary: whatever it throws stays here, is reported, and is added to the evidence,
 * as is what it returns if that is no evidence, and that it was not called or did not answer in time. Thread-safe.
 */
final class SourceOfEvidence {
    /** For one in shadow nobody waits to the very end: an eighth of what is left stays, so that it makes no answer late. */
    private static final int SHADOW_RESERVE = 3;

    private final EvidencePart part;
    private final EvidenceSource source;
    private final @Nullable Explainer explainer;
    /** Which of the sinks of a workspace is its own. */
    private final int number;

    private final SourceGuard guard;
    private final RunningCost cost;
    private final RunningCost costOfReasons;
    private final PartsHealth health;
    private final FailureEvidence failures;

    SourceOfEvidence(EvidencePart part, int number, Guards guards, Failures failures) {
        this.part = part;
        this.number = number;
        this.source = part.source();
        this.explainer = source instanceof Explainer itself ? itself : null;
        this.guard = guards.guard(part.id(), part.options(), part.mayBlock());
        this.cost = new RunningCost(0);
        this.costOfReasons = new RunningCost(0);
        this.health = new PartsHealth(part.id(), failures);
        this.failures = new FailureEvidence(part.id(), part.mode());
    }

    /** What it adds its evidence to, in one workspace. */
    SourceSink sink(EvidenceBuffer buffer, PendingFailures pending) {
        return new SourceSink(buffer, pending, health, part.id(), part.mode());
    }

    /** Whether it is active, so that its evidence counts. */
    boolean hasEffect() {
        return part.mode() == Mode.ACTIVE;
    }

    SourceHealth state() {
        return guard.health();
    }

    boolean isDown() {
        return guard.isDown();
    }

    /** Whether it is called on a thread of its own where there is a deadline. */
    boolean mayBlock() {
        return part.mayBlock();
    }

    /** Its place in the order of evaluation: ours, so that they wait for none, then those that may block, in shadow last. */
    int turn() {
        return !part.mayBlock() ? 0 : part.mode() == Mode.SHADOW ? 2 : 1;
    }

    /** The higher, the sooner it is left out when time is short: first what has no effect, last what people wrote. */
    int rank() {
        if (part.mode() == Mode.SHADOW) {
            return 2;
        }
        return part.deterministic() ? 0 : 1;
    }

    /** What it usually takes on the thread that scores, as far as was measured, in nanoseconds. */
    long usualNanos() {
        return part.mayBlock() ? 0 : cost.nanos();
    }

    /**
     * Begins a source that may block, if there is a deadline, so that it works while those of ours do; {@link #evaluate} waits for
     * its answer. If it is not begun, that is added to the evidence.
     */
    void begin(Workspace workspace, RemainingTime time) {
        MovedCalls calls = guard.movedWithin(time.deadline());
        if (calls == null) {
            return;
        }
        EvidenceBuffer evidence = workspace.evidence();
        evidence.enter(number, false);
        if (time.isOver()) {
            guard.leftOut();
            ended(workspace, SourceOutcome.LEFT_OUT, 0);
            evidence.addFailure(failures.deadline());
        } else if (!guard.permits()) {
            ended(workspace, SourceOutcome.CUT_OFF, 0);
            evidence.addFailure(failures.cutOff(guard.cutOffCause()));
        } else {
            MovedEvaluation moved = workspace.evaluation(number);
            if (moved == null) {
                moved = new MovedEvaluation(this, source, explainer, calls, workspace.newVector());
                workspace.keep(number, moved);
            }
            moved.beginEvaluation(workspace, guard.until(time.deadline()));
        }
    }

    /**
     * Adds its evidence, or a failure in its place.
     *
     * @param reserve what those of its successors usually take that matter more, in nanoseconds
     */
    void evaluate(Workspace workspace, RemainingTime time, long reserve) {
        workspace.sink(number).setEvaluated(false);
        if (guard.movedWithin(time.deadline()) != null) {
            MovedEvaluation moved = workspace.evaluation(number);
            if (moved != null && moved.isBegun()) {
                workspace.evidence().enter(number, false);
                await(moved, workspace, time, failures.abandoned());
            }
            return;
        }
        if (part.mayBlock() || !guard.hasDeadline()) {
            evaluateHere(workspace, time, time.deadline(), reserve);
            return;
        }
        // Of ours, with a deadline of its own: it sees that one.
        workspace.vector().setDeadline(guard.until(time.deadline()));
        evaluateHere(workspace, time, workspace.vector().deadline(), reserve);
        workspace.vector().setDeadline(time.deadline());
    }

    private void evaluateHere(Workspace workspace, RemainingTime time, Deadline own, long reserve) {
        EvidenceBuffer evidence = workspace.evidence();
        SourceSink sink = workspace.sink(number);
        int before = evidence.size();
        evidence.enter(number, false);
        workspace.lap();
        try {
            long usual = requireUsual(source.usualNanos());
            if (time.isBounded() && time.left() < Math.max(usual, cost.nanos()) + reserve) {
                cost.leftOut();
                guard.leftOut();
                ended(workspace, SourceOutcome.LEFT_OUT, 0);
                evidence.addFailure(failures.deadline());
                return;
            }
            if (!guard.permits()) {
                ended(workspace, SourceOutcome.CUT_OFF, 0);
                evidence.addFailure(failures.cutOff(guard.cutOffCause()));
                return;
            }
            sink.open(false);
            source.evaluate(workspace.vector(), sink);
            sink.close();
        } catch (Throwable e) {
            failed(workspace, sink.abandon(before, e));
            if (time.isBounded()) {
                cost.add(time.lap());
            }
            ended(workspace, SourceOutcome.FAILED, workspace.lap());
            return;
        }
        if (time.isBounded()) {
            cost.add(time.lap());
        }
        boolean inTime = !time.isOver() && (own == time.deadline() || !own.hasPassed());
        answered(workspace, inTime, workspace.lap());
    }

    private void answered(Workspace workspace, boolean inTime, long took) {
        ended(workspace, inTime ? SourceOutcome.ANSWERED : SourceOutcome.OVERRAN, took);
        workspace.sink(number).setEvaluated(true);
        if (hasEffect()) {
            workspace.evaluate();
        }
        if (inTime) {
            guard.succeeded();
        } else {
            guard.overran();
            // What it found stays: it came late, but it is true.
            workspace.evidence().addFailure(failures.overran());
        }
    }

    /** Adds its reasons, if it gives some for the decision; they change neither it nor the score. */
    void explain(Workspace workspace, Decision decision, RemainingTime time) {
        if (explainer == null) {
            return;
        }
        EvidenceBuffer evidence = workspace.evidence();
        SourceSink sink = workspace.sink(number);
        int before = evidence.size();
        evidence.enter(number, true);
        SourceOutcome outcome = SourceOutcome.ANSWERED;
        try {
            if (!sink.hasEvaluated() || !explainer.explains(decision)) {
                return;
            }
            workspace.lap();
            long usual = requireUsual(explainer.usualNanosToExplain());
            boolean moves = guard.movedWithin(time.deadline()) != null;
            MovedEvaluation moved = workspace.evaluation(number);
            if (time.isBounded() && time.left() < (moves ? 1 : Math.max(usual, costOfReasons.nanos()))) {
                costOfReasons.leftOut();
                explained(workspace, SourceOutcome.LEFT_OUT, 0);
                evidence.addFailure(failures.noReasonsInTime());
                return;
            }
            if (moves && moved != null) {
                moved.beginExplanation(guard.until(time.deadline()));
                await(moved, workspace, time, failures.noReasonsInTime());
                return;
            }
            sink.open(true);
            explainer.explain(workspace.vector(), sink);
            sink.close();
        } catch (Throwable e) {
            Throwable cause = sink.abandon(before, e);
            workspace.failed(health.whole(), cause);
            evidence.addFailure(failures.noReasons());
            outcome = SourceOutcome.FAILED;
        }
        if (time.isBounded()) {
            costOfReasons.add(time.lap());
            if (time.isOver()) {
                evidence.addFailure(failures.noReasonsInTime());
                outcome = outcome == SourceOutcome.ANSWERED ? SourceOutcome.OVERRAN : outcome;
            }
        }
        explained(workspace, outcome, workspace.lap());
    }

    /** Adds what became of its rules; nothing if it fails. */
    void addRuleCounts(List<RuleCounts> out) {
        health.whole().guard(() -> out.addAll(List.copyOf(source.ruleCounts())));
    }

    /** Adds its gauges; none of its own if it fails. */
    void addGauges(Gauges out) {
        guard.addGauges((id, gauge) -> out.add(gauge, "source", id));
        health.whole().guard(() -> out.addOf(part.id(), source.gauges()));
    }

    /**
     * Closes it unless it is retained or the host's; if calls of it are under way that nobody waits for, when the last of them ends.
     */
    void close(RetainedSources retained) {
        if (!part.isHosts() && !retained.contains(source)) {
            guard.close(() -> health.whole().guard(source::close));
        }
    }

    private void await(MovedEvaluation moved, Workspace workspace, RemainingTime time, Evidence ifAbandoned) {
        EvidenceBuffer evidence = workspace.evidence();
        long reserve = part.mode() == Mode.SHADOW ? Math.max(0, moved.deadline().nanosLeft() >> SHADOW_RESERVE) : 0;
        MovedCall.Outcome outcome = moved.await(moved.deadline(), reserve);
        if (time.isBounded()) {
            time.lap();
        }
        boolean reasons = moved.hasEvaluated();
        long took = moved.tookNanos();
        switch (outcome) {
            case ABANDONED -> {
                workspace.keep(number, (MovedEvaluation) null);
                guard.abandoned(!reasons);
                ended(workspace, reasons, SourceOutcome.ABANDONED, took);
                evidence.addFailure(ifAbandoned);
            }
            case REFUSED -> {
                guard.refused(!reasons);
                ended(workspace, reasons, SourceOutcome.REFUSED, 0);
                evidence.addFailure(reasons ? failures.noReasonsInTime() : failures.refused());
            }
            case ANSWERED -> {
                Throwable thrown = moved.answerTo(workspace);
                if (reasons || thrown != null) {
                    SourceOutcome answer = thrown == null ? SourceOutcome.ANSWERED : SourceOutcome.FAILED;
                    ended(workspace, reasons, answer, took);
                }
                if (reasons && thrown != null) {
                    workspace.failed(health.whole(), thrown);
                    evidence.addFailure(failures.noReasons());
                } else if (thrown != null) {
                    failed(workspace, thrown);
                } else if (!reasons) {
                    answered(workspace, moved.cameInTime(), took);
                }
            }
        }
    }

    private void ended(Workspace workspace, SourceOutcome outcome, long nanos) {
        ended(workspace, false, outcome, nanos);
    }

    private void explained(Workspace workspace, SourceOutcome outcome, long nanos) {
        ended(workspace, true, outcome, nanos);
    }

    private void ended(Workspace workspace, boolean reasons, SourceOutcome outcome, long nanos) {
        workspace.sourceEnded(reasons ? Stage.REASONS : Stage.EVIDENCE, part.id(), outcome, nanos);
    }

    private void failed(Workspace workspace, Throwable cause) {
        workspace.failed(health.whole(), cause);
        guard.failed(Failures.kindOf(cause));
        workspace.evidence().addFailure(failures.of(cause));
    }

    /** A source without a known duration cannot be kept within a deadline. */
    private static long requireUsual(long nanos) {
        if (nanos < 0) {
            throw new InvalidResultException("the usual time is negative; expected nanoseconds from 0 on");
        }
        return nanos;
    }
}
