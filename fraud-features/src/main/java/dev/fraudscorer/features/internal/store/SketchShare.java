package dev.fraudscorer.features.internal.store;

import java.util.concurrent.atomic.AtomicLong;

/** How much of a budget is left for remembering who was evicted. Thread-safe. */
final class SketchShare {
    private static final int PART = 8;

    private final AtomicLong left;

    SketchShare(long budgetBytes) {
        this.left = new AtomicLong(budgetBytes / PART);
    }

    /** As much as is wanted and left; 0 if that is less than the least. */
    int take(int wanted, int least) {
        long before;
        int taken;
        do {
            before = left.get();
            taken = (int) Math.min(wanted, before);
            if (taken < least) {
                return 0;
            }
        } while (!left.compareAndSet(before, before - taken));
        return taken;
    }

    void give(int bytes) {
        left.addAndGet(bytes);
    }

    long left() {
        return left.get();
    }
}
