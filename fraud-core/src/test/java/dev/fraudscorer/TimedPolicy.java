package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.TestDeadlines;
import dev.fraudscorer.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A scorer with the sources of {@link TimedEngine}, and a clock that only they move. */
final class TimedPolicy {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    final FraudScorer scorer;
    /** How far the clock goes when it is read, for who waits until it has come somewhere. */
    volatile long nanosPerReading;
    /** How often the clock was read. */
    private final AtomicLong readings = new AtomicLong();
    /** How many events were answered. */
    private final AtomicLong answers = new AtomicLong();
    /** When the last deadline passes. */
    private volatile long end;

    /** How often the scorer has read its clock of elapsed time. */
    final AtomicLong clockReadings = new AtomicLong();

    TimedPolicy(Path folder, String sources, String options) {
        this(folder, sources, options, builder -> {});
    }

    /** @param host adds what the host provides */
    TimedPolicy(Path folder, String sources, String options, Consumer<FraudScorer.Builder> host) {
        PolicyText.write(folder, """
                policy: timed
                version: 1
                events: { payment: { card: key, amount: number } }
                timed: [%s]
                %s
                score: { combine: max, thresholds: { approve: 0.20, deny: 0.80 } }
                """.formatted(sources, options));
        FraudScorer.Builder builder = FraudScorer.builder(folder).nanoClock(() -> {
            clockReadings.incrementAndGet();
            return nanos.get();
        });
        host.accept(builder);
        scorer = builder.load();
    }

    /** Lets each call of a source take so long. */
    void takes(String source, long micros) {
        TimedEngine.at(source, vector -> pass(micros));
    }

    void pass(long micros) {
        nanos.addAndGet(micros * 1_000);
    }

    /** What a source does that hangs: it is not back when the deadline passes, which wakes who waits for it. */
    void hang(Runnable then, Thread waiting, long micros) {
        // Ours are evaluated meanwhile; their time is not to pass.
        while (nanosPerReading == 0 && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        pass(micros);
        LockSupport.unpark(waiting);
        then.run();
    }

    /**
     * A call of a source that may block takes so long: the time passes in steps, and who waits for it looks at the clock after each of
     * them, and exactly at the deadline. When he has given it up, no more time passes.
     */
    void waitOutside(long micros, Thread waiting) {
        long event = answers.get();
        Object call = null;
        while (call == null && answers.get() == event) {
            call = LockSupport.getBlocker(waiting);
        }
        long rest = micros * 1_000;
        while (answers.get() == event && rest > 0) {
            long left = end - nanos.get();
            long step = Math.min(rest, left > 0 ? Math.min(left, 250_000) : 250_000);
            long seen = readings.get();
            nanos.addAndGet(step);
            rest -= step;
            LockSupport.unpark(waiting);
            while (answers.get() == event && (readings.get() == seen || LockSupport.getBlocker(waiting) != call)) {
                Thread.onSpinWait();
            }
        }
    }

    Assessment score(String id, double amount, Deadline deadline) {
        try {
            return scorer.score(payment(id, amount), deadline);
        } finally {
            answers.incrementAndGet();
        }
    }

    Assessment score(String id, double amount, long micros) {
        return score(id, amount, deadline(micros));
    }

    Deadline deadline(long micros) {
        end = nanos.get() + micros * 1_000;
        return TestDeadlines.after(Duration.ofNanos(micros * 1_000), this::read);
    }

    private long read() {
        readings.incrementAndGet();
        return nanos.addAndGet(nanosPerReading);
    }

    Event payment(String id, double amount) {
        return scorer.event("payment", id, NOON)
                .set("card", "tok-1")
                .set("amount", amount)
                .receivedAt(NOON)
                .build();
    }

    /** As {@code model_d DEADLINE}, of all failures in their order. */
    static List<String> failures(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(item -> item.failure() != null)
                .map(item -> item.source() + " " + item.failure())
                .toList();
    }
}
