package dev.fraudscorer.internal.run.observe;

import dev.fraudscorer.assessment.SourceHealth;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/*
 * Changes are noted under the lock of their source, by a thread that has an event, and delivered by some thread that has none. So that they come in
 * their order, one thread delivers at a time: whoever finds another one doing it adds one to what that has to look for, and goes
 * on. Nobody waits, and an observer that scores on the delivering thread only makes it look once more.
 */

/** Changes of health on their way to the observers, in their order. Thread-safe. */
final class HealthChanges {
    private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final BiConsumer<SourceHealth, SourceHealth> to;

    HealthChanges(BiConsumer<SourceHealth, SourceHealth> to) {
        this.to = to;
    }

    void add(SourceHealth before, SourceHealth now) {
        waiting.add(new Change(before, now));
    }

    void deliver() {
        if (waiting.isEmpty() || looks.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (Change change = waiting.poll(); change != null; change = waiting.poll()) {
                to.accept(change.before, change.now);
            }
            seen = looks.addAndGet(-seen);
        } while (seen > 0);
    }

    private record Change(SourceHealth before, SourceHealth now) {}
}
