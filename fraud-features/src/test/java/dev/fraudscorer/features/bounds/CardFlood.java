package dev.fraudscorer.features.bounds;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A scorer in a heap of its own: a thousand cards pay for a month, then a flood of cards that nobody has seen before comes within
 * a day, by four threads, and then everybody comes back. The program prints what was found, one {@code name=value} a line.
 *
 * <p>The bounds of profiles are the defaults, a quarter of the heap. The memory of ids is small, so that what the heap holds
 * beside the profiles does not grow with the flood.
 */
final class CardFlood {
    static final int HONEST = 1_000;
    static final int PAYMENTS = 30;
    private static final int PROBED = 10_000;
    private static final int THREADS = 4;
    private static final int HEAP_READINGS = 10;
    private static final int GAUGED_ONE_IN = 5_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(PAYMENTS);
    private static final Duration FLOOD_LASTS = Duration.ofDays(1);
    private static final String[] COUNTRIES = {"AT", "DE", "FR", "GB", "US"};
    private static final String TEXT = """
            policy: flooded
            version: 1
            events:
              payment:
                card: key
                merchant: { type: key, required: false }
                amount: { type: number, required: false }
                country: { type: text, required: false }
            idempotency: { remember: 1000, max_bytes: 4MB }
            features:
              card:
                - windows: [1h, 1d, 90d]
                  aggregates: [count, sum(amount), max(amount), distinct(merchant), share(country)]
                - aggregates: [elapsed, age, is_new(merchant)]
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: review }
            """;

    private static final ThreadLocal<@Nullable Answer> ANSWER = new ThreadLocal<>();

    private final FraudScorer scorer;
    private final int flood;
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong mostUsed = new AtomicLong();
    private long mostHeapBeside = Long.MIN_VALUE;
    private long leastHeapBeside = Long.MAX_VALUE;

    private CardFlood(Path folder, int flood) {
        this.flood = flood;
        this.scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> ANSWER.set(Answer.of(values, assessment)))
                .load();
    }

    /**
     * Runs.
     *
     * @param arguments an empty folder, and how many new cards come
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("policy.yaml"), TEXT);
        new CardFlood(folder, Integer.parseInt(arguments[1])).run();
    }

    private void run() throws InterruptedException, ExecutionException {
        payForAMonth();
        // The memory of ids is full by now.
        long heapBefore = HeapInUse.bytes() - gauge("features.memory.used{source=features}");
        long began = System.nanoTime();
        int falseAlarms = flood(heapBefore);
        print("seconds_of_flood", (System.nanoTime() - began) / 1_000_000_000);
        Instant after = START.plus(MONTH).plus(FLOOD_LASTS).plusSeconds(3_600);
        comeBack("honest", HONEST, 1, PAYMENTS, after);
        comeBack("flood", PROBED, Math.max(1, flood / PROBED), 1, after);
        comeBack("unseen", PROBED, 1, 0, after);
        print("flood_taken_for_evicted", falseAlarms);
        print("failed", failed.get());
        print("budget", gauge("features.memory.budget{source=features}"));
        print("most_used", mostUsed.get());
        print("heap_beside_least", leastHeapBeside);
        print("heap_beside_most", mostHeapBeside);
        print("entities", gauge("features.entities{entity=card,source=features}"));
        print("evicted", gauge("features.evicted{entity=card,source=features}"));
    }

    private void payForAMonth() {
        long millisApart = MONTH.toMillis() / (HONEST * PAYMENTS);
        for (int i = 0; i < HONEST * PAYMENTS; i++) {
            pay("honest-" + i % HONEST, START.plusMillis(i * millisApart));
        }
    }

    /** Returns how many of the new cards were taken for evicted ones. */
    private int flood(long heapBefore) throws InterruptedException, ExecutionException {
        AtomicInteger falseAlarms = new AtomicInteger();
        // In ten parts, so that the heap is read while nobody works.
        for (int part = 0; part < HEAP_READINGS; part++) {
            AtomicInteger next = new AtomicInteger((int) ((long) flood * part / HEAP_READINGS));
            int end = (int) ((long) flood * (part + 1) / HEAP_READINGS);
            inThreads(() -> {
                for (int i = next.getAndIncrement(); i < end; i = next.getAndIncrement()) {
                    Instant time = START.plus(MONTH).plusMillis(FLOOD_LASTS.toMillis() * i / flood);
                    if (pay("flood-" + i, time).state == ValueState.EVICTED) {
                        falseAlarms.incrementAndGet();
                    }
                    if (i % GAUGED_ONE_IN == 0) {
                        // Seldom: gauges let all go that is idle, so they look at each record.
                        mostUsed.accumulateAndGet(gauge("features.memory.used{source=features}"), Math::max);
                    }
                }
            });
            readHeap(heapBefore);
        }
        return falseAlarms.get();
    }

    private static void inThreads(Runnable work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the heap holds more than before and than the engine counts. */
    private void readHeap(long heapBefore) {
        long used = gauge("features.memory.used{source=features}");
        long beside = HeapInUse.bytes() - heapBefore - used;
        mostHeapBeside = Math.max(mostHeapBeside, beside);
        leastHeapBeside = Math.min(leastHeapBeside, beside);
    }

    /** Scores one payment of each of so many cards, of which {@code before} payments were scored. */
    private void comeBack(String who, int cards, int step, int before, Instant time) {
        int kept = 0;
        int marked = 0;
        int wrong = 0;
        for (int i = 0; i < cards; i++) {
            Answer back = pay(who + "-" + i * step, time.plusMillis(i));
            if (back.state == ValueState.PRESENT) {
                boolean right = back.count == before + 1 && !back.degraded;
                kept += right ? 1 : 0;
                wrong += right ? 0 : 1;
            } else if (back.state == ValueState.EVICTED && back.degraded) {
                marked++;
            } else {
                wrong++;
            }
        }
        print(who + "_kept", kept);
        print(who + "_marked", marked);
        print(who + "_wrong", wrong);
    }

    private Answer pay(String card, Instant time) {
        long id = number.getAndIncrement();
        int mixed = (int) ((id * 0x9E3779B9L) >>> 8) & 0xFFFF;
        ANSWER.remove();
        Assessment assessment = scorer.score(scorer.event("payment", "tx-" + id, time)
                .set("card", card)
                .set("merchant", "m-" + mixed % 200)
                .set("amount", 1 + mixed % 500)
                .set("country", COUNTRIES[mixed % COUNTRIES.length])
                .build());
        if (assessment.evidence().stream().anyMatch(evidence -> evidence.failure() == FailureKind.SOURCE_FAILED)) {
            failed.incrementAndGet();
        }
        return Objects.requireNonNull(ANSWER.get(), "the listener was not called");
    }

    private long gauge(String name) {
        return Objects.requireNonNull(TestGauges.of(scorer.metrics().gauges()).get(name), name);
    }

    private static void print(String name, long value) {
        System.out.println(name + "=" + value);
    }

    /** What a payment was answered of its card. */
    private record Answer(ValueState state, double count, boolean degraded) {
        static Answer of(FeatureValues values, Assessment assessment) {
            int slot = values.slot("card.count_90d");
            ValueState state = values.state(slot);
            double count = state == ValueState.PRESENT ? values.number(slot) : Double.NaN;
            return new Answer(state, count, assessment.degraded());
        }
    }
}
