package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was counted can be saved and restored, however long its keys and however many its values. */
class SnapshotSizesPropertyTest {
    private static final int DISTINCT = Integer.getInteger("fraudscorer.snapshot.distinct", 150_000);
    private static final long START = 1_772_323_200_000L;
    private static final int LONGEST = 65_536;
    private static final String LONG_KEYS = ProbedPolicy.TEXT
            .replace("card: { type: key,", "card: { type: key, max_length: " + LONGEST + ",")
            .replace("merchant: { type: key,", "merchant: { type: key, max_length: " + LONGEST + ",");
    private static final String ONE_MERCHANT = """
            policy: one-merchant
            version: 1
            events:
              payment:
                card: { type: key, required: false }
                merchant: { type: key, required: false }
                ip: ip
                country: text
                amount: number
                lat: number
                lon: number
                declined: boolean
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            probed:
              profiles: { lateness: 1h, exact_events: 1000, exact_distinct: 1000000, max_entities: 1000 }
              features:
                merchant:
                  windows: [1h, 12h]
                  aggregates: [count, sum(amount), distinct(card), share(card), is_new(card), fraud_count]
            """;

    @TempDir
    private Path folder;

    @Test
    void restore_keysOfAnyLengthThatIsLetIn_answersAsTheOriginal() throws IOException {
        long seed = 11;
        Random random = new Random(seed);
        List<String> cards = keys("c", random);
        List<String> merchants = keys("m", random);
        try (FraudScorer original = ProbedPolicy.load(folder, LONG_KEYS)) {
            for (int i = 0; i < 300; i++) {
                original.record(
                        payment(i, pick(cards, random), pick(merchants, random)).on(original));
            }
            try (FraudScorer restored = savedAndRestored(original)) {
                for (int i = 300; i < 500; i++) {
                    Payment next = payment(i, pick(cards, random), pick(merchants, random));
                    assertSame("seed " + seed + ", payment " + i, next, original, restored);
                    original.record(next.on(original));
                    restored.record(next.on(restored));
                }
            }
        }
    }

    /** Its profile alone is larger than a block. */
    @Test
    void restore_merchantWithVeryManyCards_answersAsTheOriginal() throws IOException {
        try (FraudScorer original = ProbedPolicy.load(folder, ONE_MERCHANT)) {
            for (int i = 0; i < DISTINCT; i++) {
                original.record(payment(i, "c" + i, "m").on(original));
            }
            try (FraudScorer restored = savedAndRestored(original)) {
                assertThat(Files.size(folder.resolve("state.snapshot"))).isGreaterThan(16L * DISTINCT);
                assertThat(TestGauges.of(restored.metrics().gauges())
                                .get("features.entities{entity=merchant,source=features}"))
                        .isEqualTo(1);
                for (int i = DISTINCT; i < DISTINCT + 100; i++) {
                    Payment next = payment(i, "c" + i * 7L % (DISTINCT + 50), "m");
                    assertSame("payment " + i, next, original, restored);
                    original.record(next.on(original));
                    restored.record(next.on(restored));
                }
                savedAndRestored(restored).close();
            }
        }
    }

    private FraudScorer savedAndRestored(FraudScorer original) {
        Path file = folder.resolve("state.snapshot");
        original.state().snapshot(file);
        FraudScorer restored = FraudScorer.load(folder);
        assertThat(restored.state().restore(file).notes()).isEmpty();
        return restored;
    }

    private static void assertSame(String what, Payment payment, FraudScorer original, FraudScorer restored) {
        Answers expected = Probe.assess(original, payment.on(original));
        assertThat(expected.differencesTo(Probe.assess(restored, payment.on(restored))))
                .as(what)
                .isEmpty();
    }

    /** Around each bound, in characters of one byte and of two. */
    private static List<String> keys(String begin, Random random) {
        List<String> keys = new ArrayList<>();
        for (int length : new int[] {2, 255, 256, 257, 4_096, 32_767, 32_768, LONGEST - 1, LONGEST}) {
            for (char fill : new char[] {'x', 'é', 'ж'}) {
                String name = begin + random.nextInt(10);
                keys.add(name + String.valueOf(fill).repeat(length - name.length()));
            }
        }
        return keys;
    }

    private static String pick(List<String> keys, Random random) {
        return keys.get(random.nextInt(keys.size()));
    }

    private static Payment payment(int number, String card, String merchant) {
        return new Payment(
                "tx-" + number,
                START + 20L * number,
                card,
                merchant,
                "",
                "AT",
                1 + number % 97,
                Double.NaN,
                Double.NaN,
                number % 3 == 0);
    }
}
