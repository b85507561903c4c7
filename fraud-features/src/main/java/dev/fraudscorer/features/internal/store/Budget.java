package dev.fraudscorer.features.internal.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of one store, for all kinds of entities together: everything that grows with what is kept is taken from
 * it. Thread-safe.
 *
 * <p>Nothing is refused: a step that has begun must be able to end. Room is made after each visit instead, and begins a
 * few percent below the limit, so that what steps take meanwhile stays within it.
 */
final class Budget {
    /** A 32nd is left for what steps take before room is made. */
    private static final int SLACK_SHIFT = 5;
    /** A 32nd of the arrays is kept free, so that most records find a place in them. */
    private static final int FREE_SHIFT = 5;

    private final long limit;
    private final long goal;
    private final long liveGoal;
    private final AtomicLong used = new AtomicLong();
    /** What is going to be taken at once, and is saved up before. */
    private final AtomicLong saved = new AtomicLong();

    /** @param leastFree how much is to be free in the arrays at least */
    Budget(long limit, long leastFree) {
        this.limit = limit;
        this.goal = limit - (limit >> SLACK_SHIFT);
        this.liveGoal = goal - Math.max(limit >> FREE_SHIFT, leastFree);
    }

    void take(long bytes) {
        used.addAndGet(bytes);
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Makes room be made for what is going to be taken later; below 0 when it was taken. */
    void save(long bytes) {
        saved.addAndGet(bytes);
    }

    long limit() {
        return limit;
    }

    long used() {
        return used.get();
    }

    /** How many bytes have to leave. */
    long excess(long freeBytes) {
        return used() + saved.get() - freeBytes - liveGoal;
    }

    /** How much more is taken than should be, free places of arrays included; 0 or less if it is not. */
    long overdraft() {
        return used() + saved.get() - goal;
    }
}
