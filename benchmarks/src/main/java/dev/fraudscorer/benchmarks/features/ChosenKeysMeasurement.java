package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/**
 * What an event costs of cards that were chosen for one shard and one place in its table under the hash that profiles once
 * had, beside events of others of the same form. Both should cost the same: the ratio of the medians is printed.
 */
public final class ChosenKeysMeasurement {
    private static final int KEYS = 20_000;
    private static final int REPETITIONS = 7;
    /** The first makes the profiles and is not measured. */
    private static final int ROUNDS = 4;

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    /** Which bits chose the shard and the place, in tables of any size that 20,000 keys need. */
    private static final long PLACE_BITS = 0xFFFF_0000_00FF_FFFFL;

    private ChosenKeysMeasurement() {}

    public static void main(String[] arguments) {
        List<String> chosen = keys(1, hash -> hash & ~PLACE_BITS);
        List<String> others = keys(2, LongUnaryOperator.identity());
        double[] ofChosen = new double[REPETITIONS];
        double[] ofOthers = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            ofOthers[i] = medianNanos(others);
            ofChosen[i] = medianNanos(chosen);
            System.out.printf("%d: chosen %,.0f ns, others %,.0f ns%n", i + 1, ofChosen[i], ofOthers[i]);
        }
        // What the first repetitions take is the compiler's.
        double chosenNanos = median(Arrays.copyOfRange(ofChosen, 2, REPETITIONS));
        double otherNanos = median(Arrays.copyOfRange(ofOthers, 2, REPETITIONS));
        System.out.printf(
                "%,d chosen keys: %,.0f ns an event; others: %,.0f ns; ratio %.2f%n",
                KEYS, chosenNanos, otherNanos, chosenNanos / otherNanos);
    }

    private static List<String> keys(long seed, LongUnaryOperator hashes) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> keys = new LinkedHashSet<>();
        while (keys.size() < KEYS) {
            keys.add(UnkeyedHash.text(hashes.applyAsLong(random.nextLong()), random));
        }
        return new ArrayList<>(keys);
    }

    private static double medianNanos(List<String> keys) {
        try (HistoryPolicy policy = HistoryPolicy.load(PolicyResource.ONE_WINDOW)) {
            FeatureVector vector = policy.newVector();
            double[] nanos = new double[KEYS * (ROUNDS - 1)];
            for (int i = 0; i < KEYS * ROUNDS; i++) {
                Event event = event(policy, keys.get(i % KEYS), i);
                long begun = System.nanoTime();
                policy.fill(vector, event, Access.COUNT_AND_READ);
                if (i >= KEYS) {
                    nanos[i - KEYS] = System.nanoTime() - begun;
                }
            }
            return median(nanos);
        }
    }

    private static Event event(HistoryPolicy policy, String card, int number) {
        return policy.type()
                .newEvent(TokenSource.payment(number), Instant.ofEpochMilli(START + number))
                .set("card", card)
                .set("device", TokenSource.device(0))
                .set("ip", TokenSource.address(0))
                .set("merchant", TokenSource.merchant(0))
                .set("amount", 10)
                .build();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
