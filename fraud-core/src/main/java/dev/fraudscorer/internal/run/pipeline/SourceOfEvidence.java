package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.run.failure.FailureEvidence;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.InvalidResultException;
import dev.fraudscorer.internal.run.failure.PartsHealth;
import dev.fraudscorer.internal.run.failure.PendingFailures;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.Explainer;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A source of evidence behind the boundary: whatever it throws stays here, is reported, and is added to the evidence,
 * as is what it returns if that is no evidence. Thread-safe.
 */
final class SourceOfEvidence {
    private final EvidencePart part;
    private final EvidenceSource source;
    private final @Nullable Explainer explainer;
    /** Which of the sinks of a workspace is its own. */
    private final int number;

    private final PartsHealth health;
    private final FailureEvidence failures;

    SourceOfEvidence(EvidencePart part, int number, Failures failures) {
        this.part = part;
        this.number = number;
        this.source = part.source();
        this.explainer = source instanceof Explainer itself ? itself : null;
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

    /** Adds its evidence, or a failure in its place. */
    void evaluate(Workspace workspace, Deadline deadline) {
        EvidenceBuffer evidence = workspace.evidence();
        SourceSink sink = workspace.sink(number);
        int before = evidence.size();
        try {
            if (!deadline.leaves(requireUsual(source.usualNanos()))) {
                evidence.addFailure(failures.deadline());
                return;
            }
            sink.open(false);
            source.evaluate(workspace.vector(), sink);
            sink.close();
            if (hasEffect()) {
                workspace.evaluate();
            }
        } catch (Throwable e) {
            Throwable cause = sink.abandon(before, e);
            workspace.failed(health.whole(), cause);
            evidence.addFailure(failures.of(cause));
        }
    }

    /** Adds its reasons, if it gives some for the decision; they change neither it nor the score. */
    void explain(Workspace workspace, Decision decision, Deadline deadline) {
        if (explainer == null) {
            return;
        }
        EvidenceBuffer evidence = workspace.evidence();
        SourceSink sink = workspace.sink(number);
        int before = evidence.size();
        try {
            if (!explainer.explains(decision)) {
                return;
            }
            if (!deadline.leaves(requireUsual(explainer.usualNanosToExplain()))) {
                evidence.addFailure(failures.noReasonsInTime());
                return;
            }
            sink.open(true);
            explainer.explain(workspace.vector(), sink);
            sink.close();
        } catch (Throwable e) {
            Throwable cause = sink.abandon(before, e);
            workspace.failed(health.whole(), cause);
            evidence.addFailure(failures.noReasons());
        }
    }

    /** Adds what became of its rules; nothing if it fails. */
    void addRuleCounts(List<RuleCounts> out) {
        health.whole().guard(() -> out.addAll(List.copyOf(source.ruleCounts())));
    }

    /** Adds its gauges; none if it fails. */
    void addGauges(SortedMap<String, Long> out) {
        health.whole().guard(() -> Gauges.add(part.id(), source.gauges(), out));
    }

    /** Closes it unless it is retained or the host's. */
    void close(RetainedSources retained) {
        if (!part.isHosts() && !retained.contains(source)) {
            health.whole().guard(source::close);
        }
    }

    /** A source without a known duration cannot be kept within a deadline. */
    private static long requireUsual(long nanos) {
        if (nanos < 0) {
            throw new InvalidResultException("the usual time is negative; expected nanoseconds from 0 on");
        }
        return nanos;
    }
}
