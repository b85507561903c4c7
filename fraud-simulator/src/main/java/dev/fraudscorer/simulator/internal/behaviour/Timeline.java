package dev.fraudscorer.simulator.internal.behaviour;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Puts planned payments into the order of time; at the same millisecond, first planned goes first. */
public final class Timeline {

    private final PriorityQueue<Entry> ahead =
            new PriorityQueue<>(Comparator.comparingLong(Entry::millis).thenComparingLong(Entry::order));
    private long order;

    void add(PlannedPayment payment) {
        ahead.add(new Entry(payment.millis(), order++, payment));
    }

    /** Takes out all payments before the time. */
    public void releaseBefore(long millis, Consumer<PlannedPayment> out) {
        for (Entry next = ahead.peek(); next != null && next.millis() < millis; next = ahead.peek()) {
            ahead.remove();
            out.accept(next.payment());
        }
    }

    private record Entry(long millis, long order, PlannedPayment payment) {}
}
