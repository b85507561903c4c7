package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A scorer that evicts each id at once beside one that evicts none, and that gets each event once: the first gets
 * events again, as they were and altered. New events get the same values from both. One that is repeated as it was gets
 * the answer that the other scorer gives; one that was altered is degraded.
 */
class ForgottenRetryPropertyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> GROWING = List.of(
            "card.count_10m",
            "card.count_1h",
            "card.sum_amount_10m",
            "card.sum_amount_1h",
            "card.distinct_device_1h",
            "card.max_amount_1h",
            "device.count_1h");
    private static final int SEEDS = 12;
    private static final int STEPS = 600;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"event_time", "arrival"})
    void score_evictedIdsComeAgain_countOnceAndNeverQuietlyWithOtherContent(String order) {
        int unnoticed = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (ForgottenIdsHost forgetting = new ForgottenIdsHost(folder, order, 1);
                    ForgottenIdsHost once = new ForgottenIdsHost(folder, order, 100_000)) {
                unnoticed += new Run(order, seed, forgetting, once).play();
            }
        }

        assertThat(unnoticed)
                .as("contents with the hash of another, which is one in 65,536")
                .isLessThan(3);
    }

    private static final class Run {
        private final boolean arrival;
        private final int seed;
        private final boolean inOrder;
        private final boolean amends;
        private final Random random;
        private final ForgottenIdsHost forgetting;
        private final ForgottenIdsHost once;
        private final List<Payment> sent = new ArrayList<>();
        private final Map<String, Map<String, Object>> first = new HashMap<>();
        private Instant now = NOON;

        Run(String order, int seed, ForgottenIdsHost forgetting, ForgottenIdsHost once) {
            this.arrival = order.equals("arrival");
            this.seed = seed;
            this.inOrder = seed % 3 == 0;
            this.amends = seed % 3 == 1;
            this.random = new Random(seed);
            this.forgetting = forgetting;
            this.once = once;
        }

        /** How many altered events were taken for those that were counted. */
        int play() {
            int altered = 0;
            int unnoticed = 0;
            for (int step = 0; step < STEPS; step++) {
                now = now.plusMillis(1 + random.nextInt(20_000));
                int kind = sent.isEmpty() ? 9 : random.nextInt(10);
                if (kind < 2) {
                    again(any(), step);
                } else if (kind < 4) {
                    altered++;
                    unnoticed += altered(any(), step) ? 0 : 1;
                } else if (kind == 4 && amends) {
                    amended(any());
                } else {
                    anew(step);
                }
            }
            assertThat(altered).as("seed %d", seed).isPositive();
            return unnoticed;
        }

        private void anew(int step) {
            long behind = inOrder ? 0 : random.nextInt(5) == 0 ? random.nextInt(300_000) : random.nextInt(2);
            Payment next = Payment.random("e-" + step, now.minusMillis(behind), random);
            sent.add(next);
            Assessment found = forgetting.score(next.event(forgetting, now));
            Assessment expected = once.score(next.event(once, now));

            assertThat(forgetting.last()).as(at(step)).isEqualTo(once.last());
            assertThat(found.evidence()).as(at(step)).isEqualTo(expected.evidence());
            assertThat(found.decision()).as(at(step)).isEqualTo(expected.decision());
            assertThat(found.degraded()).as(at(step)).isFalse();
            first.put(next.id(), forgetting.last());
        }

        private void again(Payment before, int step) {
            forgetAll(step);
            Assessment found = forgetting.score(before.event(forgetting, now));
            Assessment assessed = once.scorer().assess(before.event(once, now));

            assertThat(found.evidence()).as(at(step)).isEqualTo(assessed.evidence());
            assertThat(forgetting.last()).as(at(step)).doesNotContainValue(ValueState.INVALID);
            Map<String, Object> then = Objects.requireNonNull(first.get(before.id()));
            if (!arrival && inOrder) {
                assertThat(forgetting.last()).as(at(step)).isEqualTo(then);
            } else if (!amends) {
                for (String feature : GROWING) {
                    if (then.get(feature) instanceof Double least) {
                        assertThat((Double) forgetting.last().get(feature))
                                .as(at(step) + ": " + feature)
                                .isGreaterThanOrEqualTo(least - 1e-6);
                    }
                }
            }
        }

        /** Whether it was noticed. */
        private boolean altered(Payment before, int step) {
            forgetAll(step);
            Payment other = before.altered(random);
            Assessment found = forgetting.score(other.event(forgetting, now));

            boolean noticed = forgetting.last().containsValue(ValueState.INVALID);
            assertThat(found.degraded()).as(at(step) + ": " + other).isEqualTo(noticed || isFarBehind(other));
            if (noticed) {
                assertThat(found.decision()).as(at(step)).isGreaterThanOrEqualTo(Decision.REVIEW);
            }
            return noticed;
        }

        private void amended(Payment before) {
            Payment payment = before.withAmount(random.nextInt(10_000) / 100.0);
            forgetting.scorer().amend(payment.event(forgetting, now));
            once.scorer().amend(payment.event(once, now));
        }

        private boolean isFarBehind(Payment payment) {
            return arrival && payment.time().plus(Duration.ofMinutes(10)).isBefore(now);
        }

        /** Another id takes the only place, of a card that nobody has. */
        private void forgetAll(int step) {
            forgetting.score(new Payment("flood-" + step, now, "flood", null, "", 0).event(forgetting, now));
        }

        private Payment any() {
            return sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 20)));
        }

        private String at(int step) {
            return "seed " + seed + (arrival ? ", arrival" : ", event time") + ", step " + step;
        }
    }

    private record Payment(
            String id, Instant time, String card, @Nullable String device, String memo, double amount) {
        static Payment random(String id, Instant time, Random random) {
            String device = random.nextInt(4) == 0 ? null : "device-" + random.nextInt(4);
            double amount = random.nextInt(10_000) / 100.0;
            return new Payment(id, time, "card-" + random.nextInt(5), device, "thanks", amount);
        }

        /** With another content, and with no key of others. */
        Payment altered(Random random) {
            return switch (random.nextInt(device == null ? 3 : 4)) {
                case 0 -> withAmount(amount + 0.01);
                case 1 -> new Payment(id, time, card, device, "more thanks", amount);
                case 2 -> new Payment(id, time, card, "x-" + random.nextInt(100), memo, amount);
                default -> new Payment(id, time, "x-" + random.nextInt(100), device, memo, amount);
            };
        }

        Payment withAmount(double other) {
            return new Payment(id, time, card, device, memo, other);
        }

        Event event(ForgottenIdsHost host, Instant received) {
            return host.scorer()
                    .event("payment", id, time)
                    .receivedAt(received)
                    .lenient()
                    .set("card", card)
                    .set("device", device)
                    .set("memo", memo)
                    .set("amount", amount)
                    .set("present", true)
                    .build();
        }
    }
}
