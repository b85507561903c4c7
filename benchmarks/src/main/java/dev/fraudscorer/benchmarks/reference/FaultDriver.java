package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.benchmarks.features.WarmHistory;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.traffic.Latencies;
import dev.fraudscorer.benchmarks.features.traffic.PacedLoop;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.benchmarks.reference.FaultyVendor.Fault;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The reference policy beside a vendor with a fault, one after the other: how far answers come behind their deadline, whether each of
 * them shows that the vendor's is missing, and what a loop that only reads the clock misses meanwhile on a thread of its own.
 */
public final class FaultDriver {
    private static final int DIGITS = 3;
    /** As often as the clock is due in a loop that does nothing else. */
    private static final int CLOCK_RATE = 20_000;

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final FraudScorer scorer;
    private final EventType type;
    private final Traffic traffic;
    private final Duration budget;
    private final Histogram behind = new Histogram(DIGITS);
    private long answered;
    private long unmarked;
    private long late;

    private FaultDriver(FraudScorer scorer, Traffic traffic, Duration budget) {
        this.scorer = scorer;
        this.type = scorer.eventType("payment");
        this.traffic = traffic;
        this.budget = budget;
    }

    /**
     * Measures.
     *
     * @param arguments {@code cards=20000}, {@code payments=100000} for each fault after {@code warmup=20000}, {@code deadline=5000} of each
     *     score in microseconds, {@code breaker=none} to call the vendor at each payment, whatever became of the calls before
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(arguments, System.out);
    }

    static void run(String[] arguments, PrintStream out) throws IOException, InterruptedException {
        Settings settings = new Settings(arguments, "cards", "payments", "warmup", "deadline", "breaker");
        int cards = settings.number("cards", 20_000);
        int payments = settings.number("payments", 100_000);
        int warmUp = settings.number("warmup", 20_000);
        Duration budget = Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(settings.number("deadline", 5_000)));
        TrafficVolume world = TrafficVolume.of(cards);
        world.checkTimeFor((long) payments + warmUp);
        out.printf(
                Locale.ROOT,
                "%-15s %10s %10s %9s %9s %9s %12s %9s %16s%n",
                "vendor",
                "payments",
                "its answer",
                "p50, µs",
                "p99.9",
                "longest",
                "1 ms behind",
                "unmarked",
                "clock: 1 ms late");
        try (WrittenPolicies folders = new WrittenPolicies(new ReferencePolicy(SampledValues.take(), cards), 1)) {
            if (settings.text("breaker") != null) {
                Files.writeString(
                        folders.edition(0).resolve("policy.yaml"),
                        "sources: { " + FaultyVendor.NAME + ": { breaker: " + settings.text("breaker") + " } }\n",
                        StandardOpenOption.APPEND);
            }
            for (Fault fault : Fault.values()) {
                try (FaultyVendor vendor = new FaultyVendor(fault);
                        FraudScorer scorer = FraudScorer.builder(folders.edition(0))
                                .provide(FaultyVendor.NAME, vendor)
                                .load()) {
                    WarmHistory.record(scorer, new Traffic(world), world);
                    int history = world.historyPayments(TrafficVolume.LONGEST_WINDOW);
                    new FaultDriver(scorer, Traffic.after(history, 0, 1, world), budget)
                            .measure(fault, warmUp, payments, out);
                }
            }
        }
    }

    private void measure(Fault fault, int warmUp, int payments, PrintStream out) throws InterruptedException {
        for (int i = 0; i < warmUp; i++) {
            scorer.score(traffic.next().toEvent(type), Deadline.after(budget));
        }
        PacedLoop clock = PacedLoop.idle(CLOCK_RATE);
        Thread thread = new Thread(clock, "clock");
        thread.start();
        for (int i = 0; i < payments; i++) {
            score(traffic.next().toEvent(type));
        }
        clock.stop();
        thread.join();
        Histogram alone = clock.phase();
        out.printf(
                Locale.ROOT,
                "%-15s %,10d %,10d %,9.1f %,9.1f %,9.1f %,12d %,9d %,16d%n",
                fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                payments,
                answered,
                Latencies.micros(behind, 50),
                Latencies.micros(behind, 99.9),
                Latencies.micros(behind, 100),
                late,
                unmarked,
                alone.getTotalCount() - alone.getCountBetweenValues(0, MILLI));
    }

    private void score(Event event) {
        long begun = System.nanoTime();
        Assessment assessment = scorer.score(event, Deadline.after(budget));
        long passed = System.nanoTime() - begun - budget.toNanos();
        behind.recordValue(Math.max(0, passed));
        late += passed > MILLI ? 1 : 0;
        boolean has = assessment.evidence().stream()
                .anyMatch(item -> item.source().equals(FaultyVendor.NAME) && item.failure() == null);
        answered += has ? 1 : 0;
        unmarked += has || assessment.degraded() ? 0 : 1;
    }
}
