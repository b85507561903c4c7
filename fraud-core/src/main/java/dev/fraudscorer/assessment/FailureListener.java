package dev.fraudscorer.assessment;

/**
 * Receives each failure of a part of the policy, or of another listener, with its cause, which assessments do not
 * carry: for the host's alerts. An error of the virtual machine, such as the end of its memory, is passed, too, since
 * no call of {@code score} throws it.
 *
 * <p>Called for every failure, whereas the log has them ever more rarely, on the thread on which the part failed: after the
 * answer to the event is fixed, and under no lock, so that it may score. Be quick all the same: the caller waits. What it
 * throws is logged and has no effect.
 */
@FunctionalInterface
public interface FailureListener {
    /**
     * A part failed.
     *
     * @param part the id of the source, such as {@code rules} or a model's id, or of a rule in Java; or another part of the
     *     scorer, such as {@code a scoring listener} or {@code clock}
     * @param kind {@link FailureKind#VIRTUAL_MACHINE_ERROR} for an error of the virtual machine other than the overflow of
     *     a stack, {@link FailureKind#INVALID_RESULT} for an answer that is none, {@link FailureKind#SOURCE_FAILED} for
     *     all else
     * @param cause what the part threw, or an exception that describes the fault of its answer; its text may repeat a
     *     value of the event
     */
    void failed(String part, FailureKind kind, Throwable cause);
}
