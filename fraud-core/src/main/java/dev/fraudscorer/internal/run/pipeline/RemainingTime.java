package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Deadline;

/**
 * What is left of an event's deadline, as of the last step: the clock is read once between two steps, for the end of the one and the
 * begin of the other, and never where there is no deadline. Confined to the thread that scores.
 */
final class RemainingTime {
    private Deadline deadline = Deadline.NONE;
    private long left = Long.MAX_VALUE;

    void begin(Deadline newDeadline) {
        deadline = newDeadline;
        left = newDeadline.isBounded() ? newDeadline.nanosLeft() : Long.MAX_VALUE;
    }

    Deadline deadline() {
        return deadline;
    }

    boolean isBounded() {
        return deadline.isBounded();
    }

    /** In nanoseconds, as of the last step. */
    long left() {
        return left;
    }

    /** Whether the deadline had passed at the last step. */
    boolean isOver() {
        return left <= 0;
    }

    /** A step has ended; returns how many nanoseconds it took. Only where there is a deadline. */
    long lap() {
        long before = left;
        left = deadline.nanosLeft();
        return before - left;
    }
}
