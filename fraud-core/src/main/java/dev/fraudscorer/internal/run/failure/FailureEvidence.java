package dev.fraudscorer.internal.run.failure;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;

/**
 * The evidence in the place of a part that failed. All that is needed when memory or stack have come to their end is
 * made at load. Immutable, thread-safe.
 */
public final class FailureEvidence {
    private static final String CUT_OFF = "cut off since it failed again and again; it is tried from time to time";

    private final String part;
    private final Mode mode;
    private final Evidence failed;
    private final Evidence stackOverflow;
    private final Evidence invalidResult;
    private final Evidence outOfMemory;
    private final Evidence virtualMachineError;
    private final Evidence deadline;
    private final Evidence abandoned;
    private final Evidence refused;
    private final Evidence overran;
    private final Evidence cutOffLate;
    private final Evidence cutOffInvalid;
    private final Evidence cutOffFailed;
    private final Evidence noReasons;
    private final Evidence noReasonsInTime;

    public FailureEvidence(String part, Mode mode) {
        this.part = part;
        this.mode = mode;
        this.failed = failure(FailureKind.SOURCE_FAILED, "");
        this.stackOverflow = failure(FailureKind.SOURCE_FAILED, "StackOverflowError");
        this.invalidResult = failure(FailureKind.INVALID_RESULT, "");
        this.outOfMemory = failure(FailureKind.VIRTUAL_MACHINE_ERROR, "OutOfMemoryError");
        this.virtualMachineError = failure(FailureKind.VIRTUAL_MACHINE_ERROR, "");
        this.deadline = failure(FailureKind.DEADLINE, "it usually takes longer than what was left");
        this.abandoned = failure(FailureKind.DEADLINE, "it had not answered when the deadline passed");
        this.refused = failure(FailureKind.DEADLINE, "all of its threads were busy");
        this.overran = failure(FailureKind.DEADLINE, "it answered after the deadline");
        this.cutOffLate = failure(FailureKind.DEADLINE, CUT_OFF);
        this.cutOffInvalid = failure(FailureKind.INVALID_RESULT, CUT_OFF);
        this.cutOffFailed = failure(FailureKind.SOURCE_FAILED, CUT_OFF);
        this.noReasons = Evidence.noAttribution(part, mode, FailureKind.SOURCE_FAILED.name());
        this.noReasonsInTime = Evidence.noAttribution(part, mode, FailureKind.DEADLINE.name());
    }

    /** For what the part threw. The text of the cause stays out of the evidence: it may repeat a value. */
    public Evidence of(Throwable cause) {
        return switch (Failures.kindOf(cause)) {
            case VIRTUAL_MACHINE_ERROR -> cause instanceof OutOfMemoryError ? outOfMemory : virtualMachineError;
            case INVALID_RESULT -> invalidResult;
            case INVALID, TOO_EARLY, TOO_LATE, EVICTED, COLD, STATE_LOST, DEADLINE, SOURCE_FAILED, NOT_EVALUABLE ->
                cause instanceof StackOverflowError ? stackOverflow : withItsClass(cause);
        };
    }

    /** For a part that was left out, since it would not have answered in time. */
    public Evidence deadline() {
        return deadline;
    }

    /** For a part that was given up. */
    public Evidence abandoned() {
        return abandoned;
    }

    /** For a part that was not called, since its threads were busy. */
    public Evidence refused() {
        return refused;
    }

    /** For a part whose evidence came, but too late. */
    public Evidence overran() {
        return overran;
    }

    /**
     * For a part that is not called for a while, since it failed again and again.
     *
     * @param cause how it failed last
     */
    public Evidence cutOff(FailureKind cause) {
        return switch (cause) {
            case DEADLINE -> cutOffLate;
            case INVALID_RESULT -> cutOffInvalid;
            case VIRTUAL_MACHINE_ERROR,
                    INVALID,
                    TOO_EARLY,
                    TOO_LATE,
                    EVICTED,
                    COLD,
                    STATE_LOST,
                    SOURCE_FAILED,
                    NOT_EVALUABLE -> cutOffFailed;
        };
    }

    /** For reasons that failed. */
    public Evidence noReasons() {
        return noReasons;
    }

    /** For reasons that were left out, since they would not have come in time. */
    public Evidence noReasonsInTime() {
        return noReasonsInTime;
    }

    private Evidence withItsClass(Throwable cause) {
        try {
            return failure(FailureKind.SOURCE_FAILED, cause.getClass().getSimpleName());
        } catch (Throwable e) {
            // Other languages make classes whose names Java cannot read, and memory may end just here.
            return failed;
        }
    }

    private Evidence failure(FailureKind kind, String detail) {
        return Evidence.failure(kind, part, mode, detail);
    }
}
