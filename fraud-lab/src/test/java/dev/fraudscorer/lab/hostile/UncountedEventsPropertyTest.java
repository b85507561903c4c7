package dev.fraudscorer.lab.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile events under honest keys, none of which is counted, or not whole. A feature of an honest payment that has one of them
 * in its window is missing with its cause, and the assessment is degraded, says so, and is at least {@code on_failure}. A feature
 * that no longer reaches back to any of them, or does not read what was refused, or ignores it, is to the bit what it would be
 * without them.
 */
@Tag("slow")
class UncountedEventsPropertyTest {
    private static final int HONEST_EVENTS = Integer.getInteger("fraudscorer.law.keyed", 6_000);
    private static final long SEED = Long.getLong("fraudscorer.law.seed", 1);
    private static final Duration LATENESS = Duration.ofHours(1);
    private static final List<KeyedFeature> FEATURES = List.of(
            KeyedFeature.of("card.count_10m", "PT10M"),
            KeyedFeature.of("card.count_1h", "PT1H"),
            KeyedFeature.of("card.count_6h", "PT6H"),
            KeyedFeature.of("card.sum_amount_10m", "PT10M", "amount"),
            KeyedFeature.of("card.sum_amount_6h", "PT6H", "amount"),
            KeyedFeature.of("card.distinct_country_1h", "PT1H", "country"),
            KeyedFeature.of("card.max_amount_6h_excluding_current", "PT6H", "amount"),
            KeyedFeature.of("card.count_home_1h", "PT1H", "country"),
            KeyedFeature.of("card.sum_amount_home_6h", "PT6H", "country", "amount"),
            KeyedFeature.of("card.is_new_country", "PT6H", "country"),
            KeyedFeature.of("merchant.count_1h_offset_1h", "PT1H").before("PT1H"),
            KeyedFeature.of("merchant.fraud_count_1h_offset_1h", "PT1H").before("PT1H"),
            KeyedFeature.of("merchant.distinct_card_10m", "PT10M", "card"),
            KeyedFeature.of("ip.count_1h", "PT1H").whichIgnores(),
            KeyedFeature.of("ip.sum_amount_1h", "PT1H", "amount").whichIgnores());

    private static final String POLICY = """
            policy: uncounted
            version: 1
            events:
              payment:
                card: key
                device: { type: key, required: false }
                merchant: key
                ip: ip
                country: country
                currency: currency
                memo: text
                amount: number
                present: boolean
            time: { ahead: 10m, order: %s }
            profiles: { lateness: 1h }
            features:
              card:
                - windows: [10m, 1h, 6h]
                  aggregates: [count, sum(amount), distinct(country), max(amount) excluding_current]
                - aggregates: [is_new(country)]
                - windows: [1h, 6h]
                  aggregates: [count, sum(amount)]
                  where: country == "DE"
                  as: home
              merchant:
                windows: [10m, { length: 1h, offset: 1h }]
                aggregates: [count, distinct(card), fraud_count]
              ip: { windows: [1h], aggregates: [count, sum(amount)], uncounted: ignored }
            rules:
              - { id: burst, when: card.count_10m >= 4, reason: VELOCITY, risk: 0.5 }
              - { id: high, when: card.sum_amount_6h > 3000, reason: HIGH, risk: 0.3 }
              - { id: home, when: card.count_home_1h > 2, reason: HOME, risk: 0.1 }
              - { id: seen, when: ip.count_1h > 3, reason: SEEN, risk: 0.1 }
            score:
              combine: noisy_or
              thresholds: { approve: 0.30, deny: 0.90 }
              on_failure: review
            """;

    @TempDir
    Path folder;

    private final List<Gap> gaps = new ArrayList<>();
    private final List<Draft> counted = new ArrayList<>();
    private final Map<KeyedArm, Long> used = new EnumMap<>(KeyedArm.class);
    private long missing;
    private long same;

    @ParameterizedTest
    @ValueSource(strings = {"event_time", "arrival"})
    void score_afterUncountedEventsOfItsKeys_isMissingWithTheCauseOrAsWithoutThem(String order) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted(order));
        // In the order of arrival windows reach on to what is stamped ahead, too.
        Duration lead = order.equals("arrival") ? Duration.ofMinutes(10) : Duration.ZERO;
        Random random = new Random(SEED);
        try (Host alone = new Host(folder);
                Host mixed = new Host(folder)) {
            for (int i = 0; i < HONEST_EVENTS; i++) {
                long millis = random.nextInt(120_000);
                alone.clock().advance(millis);
                mixed.clock().advance(millis);
                Instant now = mixed.clock().instant();
                Draft payment = payment(random, "h-" + i, now);
                HonestAnswer without = Objects.requireNonNull(alone.take(Step.score(payment)));
                HonestAnswer with = Objects.requireNonNull(mixed.take(Step.score(payment)));
                check(payment, lead, without, with, mixed);
                counted.add(payment);
                if (random.nextInt(10) == 0) {
                    hostile(random, "x-" + i, now, alone, mixed);
                }
                if (random.nextInt(1000) == 0) {
                    mixed.restart();
                }
            }
        }

        assertThat(used.keySet()).as("every arm was tried").containsExactlyInAnyOrder(KeyedArm.values());
        assertThat(missing).as("features that are missing").isGreaterThan(HONEST_EVENTS / 2);
        assertThat(same).as("features that are as without").isGreaterThan(HONEST_EVENTS / 2);
    }

    private void check(Draft payment, Duration lead, HonestAnswer without, HonestAnswer with, Host host) {
        boolean any = false;
        for (KeyedFeature feature : FEATURES) {
            Supplier<String> what = () -> feature + " of " + payment + ", seed " + SEED + ", after " + gaps;
            Object value = with.values().get(host.slot(feature.name()));
            Object expected = without.values().get(host.slot(feature.name()));
            Instant end = payment.time().plus(lead).minus(feature.offset().isZero() ? Duration.ZERO : lead);
            end = end.minus(feature.offset());
            Instant start = payment.time().minus(feature.offset()).minus(feature.length());
            Set<ValueState> inside = new HashSet<>();
            Set<ValueState> notOver = new HashSet<>();
            for (Gap gap : gaps) {
                if (gap.isOf(feature, payment) && gap.newest().isAfter(start)) {
                    notOver.add(gap.arm().why());
                    if (!gap.oldest().isAfter(end)) {
                        inside.add(gap.arm().why());
                    }
                }
            }
            if (notOver.isEmpty()) {
                assertThat(value).as(what).isEqualTo(expected);
                same++;
            } else if (!inside.isEmpty()) {
                assertThat(value).as(what).isIn(notOver);
                missing++;
            } else {
                // Between two of them there may be others, as far as the profile has kept.
                assertThat(value.equals(expected) || notOver.contains(value))
                        .as(what)
                        .isTrue();
            }
            any |= value instanceof ValueState state && state.degrades();
        }
        if (any) {
            assertThat(with.assessment().degraded()).isTrue();
            assertThat(with.assessment().decision()).isNotEqualTo(Decision.APPROVE);
            assertThat(with.assessment().evidence()).anyMatch(Evidence::isFailure);
        } else {
            assertThat(with.assessment().evidence())
                    .isEqualTo(without.assessment().evidence());
            assertThat(with.assessment().decision())
                    .isEqualTo(without.assessment().decision());
        }
    }

    private void hostile(Random random, String id, Instant now, Host alone, Host mixed) {
        KeyedArm arm = KeyedArm.values()[random.nextInt(KeyedArm.values().length)];
        // Under keys of which each has a history, so that none takes what is late for a beginning.
        Draft keys = counted.get(counted.size() - 1 - random.nextInt(Math.min(20, counted.size())));
        boolean amends = arm.refused() != null && random.nextInt(4) == 0;
        Draft draft = amends
                ? arm.hostile(keys, random, now).time(keys.time())
                : arm.hostile(keys, random, now).id(id);
        Step.Call call = amends ? Step.Call.AMEND : random.nextInt(4) == 0 ? Step.Call.RECORD : Step.Call.SCORE;
        mixed.takeHostile(new Step(Step.Call.ASSESS, draft.copy().id("q" + id), null));
        mixed.takeHostile(new Step(call, draft, null));
        if (arm.refused() == null) {
            mixed.takeHostile(Step.label(draft, Label.fraud(LabelSource.CHARGEBACK, now)));
            mixed.takeHostile(Step.amend(draft.copy().amount(1.0)));
        } else {
            alone.takeHostile(new Step(call, arm.withoutRefused(draft), null));
        }
        used.merge(arm, 1L, Long::sum);
        boolean ahead = arm == KeyedArm.AHEAD;
        gaps.add(new Gap(arm, draft, ahead ? now.minus(LATENESS) : draft.time(), ahead ? now : draft.time()));
    }

    private static Draft payment(Random random, String id, Instant now) {
        Duration delay = random.nextInt(20) == 0
                ? Duration.ofMinutes(random.nextInt(50))
                : Duration.ofMillis(random.nextInt(2000));
        return new Draft(id, now.minus(delay))
                .text("card", "h-card-" + random.nextInt(6))
                .text("merchant", "h-merchant-" + random.nextInt(3))
                .text("ip", "10.0.0." + random.nextInt(10))
                .text("country", random.nextBoolean() ? "DE" : "FR")
                .text("currency", "EUR")
                .text("memo", "thanks")
                .amount(random.nextInt(100_000) / 100.0);
    }

    /** What was not counted, and between when it happened. */
    private record Gap(KeyedArm arm, Draft draft, Instant oldest, Instant newest) {
        boolean isOf(KeyedFeature feature, Draft payment) {
            boolean read = arm.refused() == null || feature.reads().contains(arm.refused());
            String key = String.valueOf(payment.text(feature.key()));
            return !feature.ignoring() && read && key.equals(draft.text(feature.key()));
        }
    }
}
