package dev.fraudscorer.features.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.features.bounds.MerchantTruth.Window;
import dev.fraudscorer.features.durability.Answers;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One merchant with very many payments of very many cards, as a market place has them. Its counts and sums are the true ones, its
 * neighbours have the values that they would have without it, and a restored scorer continues as the one that was saved.
 */
@Tag("slow")
class BusyMerchantTest {
    private static final int PAYMENTS = Integer.getInteger("fraudscorer.merchant.payments", 200_000);
    /** Three cards make five payments. */
    private static final int CARDS = PAYMENTS / 5 * 3;

    private static final int CHECKS = 10;
    private static final int NEIGHBOURS = 200;
    private static final int PAYMENTS_PER_NEIGHBOUR = 40;
    private static final int AFTER_RESTORE = 500;
    private static final int FRAUD_ONE_IN = 1_000;
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long LASTS = Duration.ofDays(20).toMillis();
    private static final long SEED = 20_261_130;
    /** How far {@code distinct} may be off, relative to the true number, once it is estimated: four standard errors. */
    private static final double DISTINCT_ERROR =
            Double.parseDouble(System.getProperty("fraudscorer.distinct.error", "0.07"));

    /** The budget: a hot entity drives nobody out, however small that is. */
    private static final String MEMORY = System.getProperty("fraudscorer.merchant.memory", "25%");

    /** What the merchant may take: its cards in three windows, and what does not grow with them. */
    private static final long MOST_BYTES = 80L * CARDS + (4 << 20);

    private static final String[] WINDOWS = {"1h", "1d", "30d"};
    private static final Duration[] LENGTHS = {Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(30)};
    private static final String TEXT = """
            policy: market-place
            version: 1
            events:
              payment: { merchant: key, device: { type: key, required: false }, card: key, amount: number }
            idempotency: { remember: 1000 }
            profiles: { memory: MEMORY }
            features:
              merchant:
                - windows: [1h, 1d, 30d]
                  aggregates: [count, sum(amount), mean(amount), min(amount), max(amount), stddev(amount), distinct(card)]
                - windows: [30d]
                  aggregates: [fraud_count, fraud_rate]
              device:
                windows: [1h, 30d]
                aggregates: [count, sum(amount), distinct(merchant), elapsed]
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final MerchantTruth truth = new MerchantTruth(PAYMENTS, CARDS);
    private @Nullable Answers last;
    private boolean listening;

    @Test
    void score_merchantWithVeryManyPaymentsAndCards_countsThemAndLeavesOthersAlone() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), TEXT.replace("MEMORY", MEMORY));
        try (FraudScorer scorer = load();
                FraudScorer quiet = load()) {
            long mostBytes = 0;
            int neighbours = NEIGHBOURS * PAYMENTS_PER_NEIGHBOUR;
            long betweenNeighbours = Math.max(1, PAYMENTS / neighbours);
            int neighbour = 0;
            for (int i = 0; i < PAYMENTS; i++) {
                long time = START + LASTS * i / PAYMENTS;
                if (i % betweenNeighbours == 0 && neighbour < neighbours) {
                    assertSame(scorer, quiet, neighbour++, time);
                }
                boolean checked = (i + 1) % (PAYMENTS / CHECKS) == 0;
                payToMerchant(scorer, i, time, checked);
                if (checked) {
                    assertTrue(time);
                    mostBytes = Math.max(mostBytes, gauge(scorer, "features.bytes{entity=merchant,source=features}"));
                }
            }
            assertThat(gauge(scorer, "features.evicted{entity=merchant,source=features}"))
                    .isZero();
            assertThat(gauge(scorer, "features.evicted{entity=device,source=features}"))
                    .isZero();
            assertThat(gauge(scorer, "features.late_events{entity=merchant,source=features}"))
                    .isZero();
            assertThat(gauge(scorer, "features.memory.used{source=features}"))
                    .isLessThanOrEqualTo(gauge(scorer, "features.memory.budget{source=features}"));
            long bytesOfOthers = gauge(quiet, "features.bytes{entity=merchant,source=features}");
            System.out.printf(
                    "merchant with %,d payments of %,d cards: %,d bytes, at most %,d; budget %,d%n",
                    PAYMENTS,
                    CARDS,
                    gauge(scorer, "features.bytes{entity=merchant,source=features}") - bytesOfOthers,
                    mostBytes - bytesOfOthers,
                    gauge(scorer, "features.memory.budget{source=features}"));
            assertThat(mostBytes - bytesOfOthers).isLessThan(MOST_BYTES);
            assertRestored(scorer, quiet, neighbour);
        }
    }

    private FraudScorer load() {
        return FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    if (listening) {
                        assertThat(assessment.degraded()).as(event.id()).isFalse();
                        last = new Answers(values);
                    }
                })
                .load();
    }

    private void payToMerchant(FraudScorer scorer, int number, long time, boolean checked) {
        // Each card once, in an order of its own, and then any of them.
        int card = number < CARDS ? (int) (number * 7_919L % CARDS) : random.nextInt(CARDS);
        int cents = 1 + (int) (50_000 * random.nextDouble() * random.nextDouble());
        Event event = payment(scorer, "tx-" + number, time, "market", "c" + card, cents)
                .build();
        truth.add(time, card, cents);
        if (checked) {
            last = scored(scorer, event);
        } else {
            scorer.record(event);
        }
        if (number % FRAUD_ONE_IN == 0) {
            scorer.label(event, Label.fraud(LabelSource.CHARGEBACK, Instant.ofEpochMilli(time)));
            truth.addFraud();
        }
    }

    /** A payment at a neighbour has the values that it has in a scorer without the merchant. */
    private void assertSame(FraudScorer scorer, FraudScorer quiet, int number, long time) {
        Answers expected = scored(quiet, neighbour(quiet, number, time));
        assertThat(expected.differencesTo(scored(scorer, neighbour(scorer, number, time))))
                .as("payment %d of the neighbours", number)
                .isEmpty();
        assertThat(expected.number("merchant.count_30d")).isEqualTo(1 + number / NEIGHBOURS);
    }

    private static Event neighbour(FraudScorer scorer, int number, long time) {
        int which = number % NEIGHBOURS;
        return payment(scorer, "n-" + number, time, "m-" + which, "c" + number % 977, 100 + number % 5_000)
                .set("device", "d-" + which)
                .build();
    }

    private static Event.Builder payment(
            FraudScorer scorer, String id, long time, String merchant, String card, int cents) {
        return scorer.event("payment", id, Instant.ofEpochMilli(time))
                .set("merchant", merchant)
                .set("card", card)
                .set("amount", cents / 100.0);
    }

    private Answers scored(FraudScorer scorer, Event event) {
        listening = true;
        scorer.score(event);
        listening = false;
        return Objects.requireNonNull(last, "the listener was not called");
    }

    /** Holds the values of the last payment against the payments themselves. */
    private void assertTrue(long time) {
        Answers found = Objects.requireNonNull(last);
        for (int i = 0; i < WINDOWS.length; i++) {
            long begin = time - LENGTHS[i].toMillis();
            Window least = truth.after(begin);
            // The bucket at the edge counts as a whole, and is no wider than a 256th.
            Window most = truth.after(begin - LENGTHS[i].toMillis() / 256);
            assertWindow(WINDOWS[i], found, least, most);
        }
        // Nothing has left the longest window: there all is exact.
        assertThat(found.number("merchant.count_30d")).isEqualTo(truth.payments());
        Window all = truth.after(START - 1);
        assertThat(found.number("merchant.stddev_amount_30d"))
                .isCloseTo(all.deviation(), within(1e-9 * all.deviation()));
        assertThat(found.number("merchant.fraud_count_30d")).isEqualTo(truth.frauds());
        assertThat(found.number("merchant.fraud_rate_30d")).isEqualTo((double) truth.frauds() / truth.payments());
    }

    private static void assertWindow(String window, Answers found, Window least, Window most) {
        String what = window + ": " + least + " to " + most;
        double count = found.number("merchant.count_" + window);
        double sum = found.number("merchant.sum_amount_" + window);
        assertThat(count).as(what).isBetween((double) least.count(), (double) most.count());
        assertThat(sum).as(what).isBetween(least.sum() / 100.0 * (1 - 1e-12), most.sum() / 100.0 * (1 + 1e-12));
        assertThat(found.number("merchant.mean_amount_" + window)).as(what).isCloseTo(sum / count, within(1e-9));
        assertThat(found.number("merchant.min_amount_" + window))
                .as(what)
                .isBetween(most.least() / 100.0, least.least() / 100.0);
        assertThat(found.number("merchant.max_amount_" + window))
                .as(what)
                .isBetween(least.most() / 100.0, most.most() / 100.0);
        assertThat(found.number("merchant.distinct_card_" + window))
                .as(what)
                .isBetween(least.distinct() * (1 - DISTINCT_ERROR), most.distinct() * (1 + DISTINCT_ERROR));
    }

    /** A restored scorer gives the bits of the one that was saved, for the merchant and for its neighbours, and goes on with them. */
    private void assertRestored(FraudScorer scorer, FraudScorer quiet, int nextNeighbour) throws IOException {
        Path file = folder.resolve("state.snapshot");
        long began = System.nanoTime();
        scorer.state().snapshot(file);
        long written = System.nanoTime();
        try (FraudScorer restored = load()) {
            assertThat(restored.state().restore(file).notes()).isEmpty();
            System.out.printf(
                    "snapshot of %,d bytes: written in %.1f s, restored in %.1f s%n",
                    Files.size(file), (written - began) / 1e9, (System.nanoTime() - written) / 1e9);
            assertThat(gauge(restored, "features.entities{entity=merchant,source=features}"))
                    .isEqualTo(NEIGHBOURS + 1);
            for (int i = 0; i < AFTER_RESTORE; i++) {
                long time = START + LASTS + i * 1_000L;
                int card = random.nextInt(CARDS + 100);
                int cents = 1 + random.nextInt(50_000);
                String id = "after-" + i;
                Answers original = scored(
                        scorer,
                        payment(scorer, id, time, "market", "c" + card, cents).build());
                Answers there = scored(
                        restored,
                        payment(restored, id, time, "market", "c" + card, cents).build());
                assertThat(original.differencesTo(there)).as(id).isEmpty();
                assertSame(restored, quiet, nextNeighbour + i, time);
            }
        }
    }

    private static long gauge(FraudScorer scorer, String name) {
        return Objects.requireNonNull(TestGauges.of(scorer.metrics().gauges()).get(name), name);
    }
}
