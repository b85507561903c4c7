package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts, ids and numbers that were chosen to look the same are kept apart. */
class ChosenCollisionsTest {
    private static final int CHOSEN = 20;
    private static final long SEED = 4711;

    private final TestPolicy policy = TestPolicy.of(
            "profiles: { exact_distinct: 1000000 }",
            "features:",
            "  card: { windows: [1h], aggregates: [count, distinct(country), distinct(amount), is_new(country),"
                    + " sum(amount), fraud_count] }",
            "  merchant: { windows: [1h], aggregates: [count] }",
            "  card+merchant: { windows: [1h], aggregates: [count] }");

    @Test
    void text_forTheOldHash_collidesUnderIt() {
        Set<String> texts = chosen(CHOSEN);

        assertThat(texts).hasSize(CHOSEN);
        assertThat(texts).allMatch(text -> OldHash.of(text) == 42);
    }

    @Test
    void score_devicesOfOneOldHash_areCountedAsSoMany() {
        int counted = 0;
        for (String device : chosen(CHOSEN)) {
            FeatureVector vector = policy.score(policy.payment("e" + counted, START + counted)
                    .set("card", "c")
                    .set("country", device)
                    .build());
            counted++;
            assertThat(number(vector, "card.distinct_country_1h")).isEqualTo(counted);
            assertThat(number(vector, "card.is_new_country"))
                    .as("device %s", counted)
                    .isEqualTo(1);
        }
        assertThat(counted).isEqualTo(CHOSEN);
    }

    @Test
    void score_paymentsOfOneOldHashInOneMillisecond_areCountedAsSoMany() {
        int counted = 0;
        for (String id : chosen(CHOSEN)) {
            FeatureVector vector = policy.score(policy.payment(id, START, "c", 10));
            counted++;
            assertThat(number(vector, "card.count_1h")).isEqualTo(counted);
            assertThat(number(vector, "card.sum_amount_1h")).isEqualTo(10.0 * counted);
        }
    }

    @Test
    void label_paymentsOfOneOldHashInOneMillisecond_isOfOneOfThem() {
        List<Event> payments = new ArrayList<>();
        for (String id : chosen(CHOSEN)) {
            payments.add(policy.payment(id, START, "c", 10));
            policy.score(payments.get(payments.size() - 1));
        }
        policy.label(payments.get(3), Label.fraud(LabelSource.ANALYST, Instant.ofEpochMilli(START)));
        policy.label(payments.get(4), Label.fraud(LabelSource.ANALYST, Instant.ofEpochMilli(START)));

        FeatureVector vector = policy.fill(policy.payment("probe", START, "c", 1), Access.READ);

        assertThat(number(vector, "card.fraud_count_1h")).isEqualTo(2);
    }

    @Test
    void score_cardsOfOneOldHash_haveHistoriesOfTheirOwn() {
        int event = 0;
        for (String card : chosen(CHOSEN)) {
            FeatureVector vector = policy.score(policy.payment("e" + event++, START)
                    .set("card", card)
                    .set("merchant", card)
                    .build());
            assertThat(number(vector, "card.count_1h")).isEqualTo(1);
            assertThat(number(vector, "card_merchant.count_1h")).isEqualTo(1);
        }
    }

    @Test
    void score_numbersOfOnePlaceInTheOldTable_areCountedAsSoMany() {
        Set<Double> numbers = new LinkedHashSet<>();
        for (int i = 1; numbers.size() < 2_000; i++) {
            double number = OldHash.number(i);
            if (Double.isFinite(number)) {
                numbers.add(number);
            }
        }
        int counted = 0;
        FeatureVector vector = policy.newVector();
        for (double number : numbers) {
            Event event = policy.payment("e" + counted, START + counted, "c", number);
            policy.fill(vector, event, Access.COUNT_AND_READ);
            counted++;
            assertThat(number(vector, "card.distinct_amount_1h")).isEqualTo(counted);
        }
    }

    /** A million random values, and a million random ids of which twenty share each millisecond: none is lost. */
    @Test
    void score_aMillionRandomValuesAndIds_countsEach() {
        int events = 1_000_000;
        Random random = new Random(SEED);
        FeatureVector vector = policy.newVector();
        for (int i = 0; i < events; i++) {
            String text = letters(Long.toHexString(random.nextLong()) + Integer.toHexString(i));
            Event event = policy.payment(text, START + i / 20)
                    .set("card", "c")
                    .set("country", text)
                    .build();
            policy.fill(vector, event, Access.COUNT);
        }
        policy.fill(vector, policy.payment("probe", START + events / 20, "c", 1), Access.READ);

        assertThat(number(vector, "card.count_1h")).as("seed %s", SEED).isEqualTo(events + 1);
        assertThat(number(vector, "card.distinct_country_1h"))
                .as("seed %s", SEED)
                .isEqualTo(events);
    }

    /** Without digits, among which a card number could stand. */
    private static String letters(String hex) {
        StringBuilder letters = new StringBuilder(hex);
        for (int i = 0; i < hex.length(); i++) {
            if (hex.charAt(i) <= '9') {
                letters.setCharAt(i, (char) ('g' + hex.charAt(i) - '0'));
            }
        }
        return letters.toString();
    }

    private static Set<String> chosen(int count) {
        Random random = new Random(SEED);
        Set<String> texts = new LinkedHashSet<>();
        while (texts.size() < count) {
            texts.add(OldHash.text(42, random));
        }
        return texts;
    }
}
