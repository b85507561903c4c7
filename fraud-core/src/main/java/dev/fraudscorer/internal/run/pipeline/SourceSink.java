package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.run.failure.InvalidResultException;
import dev.fraudscorer.internal.run.failure.PartsHealth;
import dev.fraudscorer.internal.run.failure.PendingFailures;
import dev.fraudscorer.spi.EvidenceSink;
import org.jspecify.annotations.Nullable;

/**
 * Takes the evidence of one source in one workspace: while the source is called, on the thread that calls it, and only
 * evidence that can be weighed. Each source has its own, so that a thread which keeps one after the call can put no other
 * source in the wrong.
 */
final class SourceSink implements EvidenceSink {
    private static final DisplayedValue[] NOTHING = {};

    private final EvidenceBuffer buffer;
    private final PendingFailures failures;
    private final PartsHealth health;
    /** The id of the source, as evidence has it. */
    private final String source;

    private final Mode mode;

    /** The thread that calls the source; null while none does. */
    private @Nullable Thread caller;
    /** Whether the source has evaluated the event that is worked on. */
    private boolean evaluated;
    /** Whether only reasons are taken. */
    private boolean reasons;
    /** What was wrong with evidence that the source added, whether or not the source caught the exception. */
    private @Nullable InvalidResultException fault;

    SourceSink(EvidenceBuffer buffer, PendingFailures failures, PartsHealth health, String source, Mode mode) {
        this.buffer = buffer;
        this.failures = failures;
        this.health = health;
        this.source = ShownText.of(source);
        this.mode = mode;
    }

    /** Sets whether the source has evaluated the event; until then it is not called for reasons. */
    void setEvaluated(boolean hasEvaluated) {
        evaluated = hasEvaluated;
    }

    boolean hasEvaluated() {
        return evaluated;
    }

    /** Takes evidence from now on, from this thread alone. */
    void open(boolean reasonsOnly) {
        fault = null;
        reasons = reasonsOnly;
        caller = Thread.currentThread();
    }

    /**
     * Takes no evidence from now on.
     *
     * @throws InvalidResultException if what was added since it was opened cannot be weighed
     */
    void close() {
        caller = null;
        if (fault != null) {
            throw fault;
        }
    }

    /**
     * Takes no evidence from now on, and takes back what the source, which failed, has added.
     *
     * @param kept how many items of the buffer stay
     * @param thrown by the source, or by {@link #close}
     * @return the cause: the fault of what was added, if there is one, since that may be why the source threw
     */
    Throwable abandon(int kept, Throwable thrown) {
        caller = null;
        buffer.truncate(kept);
        InvalidResultException found = fault;
        fault = null;
        return found == null ? thrown : found;
    }

    @Override
    public void add(Evidence item) {
        add(item, NOTHING);
    }

    @Override
    public void add(Evidence item, DisplayedValue[] itsValues) {
        requireCaller();
        String wrong = reasons ? EvidenceCheck.faultOfReason(item) : EvidenceCheck.fault(item);
        if (wrong == null) {
            wrong = EvidenceCheck.fault(itsValues, buffer.slots());
        }
        if (wrong == null && mode == Mode.SHADOW && item.mode() == Mode.ACTIVE) {
            wrong = "evidence with effect from a source in shadow";
        }
        if (wrong != null) {
            refuse(wrong);
        }
        buffer.add(item.kind() == EvidenceKind.FAILURE ? ofThisSource(item) : item, itsValues);
    }

    /** A failure of one of its parts, whatever it is called, is its own: how the policy reacts follows from the source. */
    private Evidence ofThisSource(Evidence failure) {
        String owner = failure.partOf() == null ? failure.source() : failure.partOf();
        return owner.equals(source)
                ? failure
                : failure.toBuilder().partOf(source).build();
    }

    @Override
    public void failed(String part, Throwable cause) {
        requireCaller();
        if (part == null || cause == null) {
            refuse("a failure of a part without its name or its cause");
        }
        failures.addOneOfMany(health.of(part), cause);
    }

    @Override
    public boolean counts() {
        return buffer.counts();
    }

    private void requireCaller() {
        if (caller != Thread.currentThread()) {
            refuse("evidence of another thread than that which calls the source, or after the call has returned");
        }
    }

    private void refuse(String wrong) {
        InvalidResultException exception = new InvalidResultException(wrong);
        fault = exception;
        throw exception;
    }
}
