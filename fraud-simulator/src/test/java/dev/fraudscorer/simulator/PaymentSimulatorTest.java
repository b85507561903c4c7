package dev.fraudscorer.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PaymentSimulatorTest {

    private static final SmallHistory HISTORY =
            SmallHistory.of(SmallHistory.config(17).build());

    @Test
    void run_sameConfig_givesEqualPayments() {
        SmallHistory again = SmallHistory.of(HISTORY.config());
        assertThat(again.payments()).isEqualTo(HISTORY.payments());
        assertThat(again.summary()).isEqualTo(HISTORY.summary());
    }

    @Test
    void run_twiceOnOneSimulator_givesEqualPayments() {
        SimulatorConfig config =
                SmallHistory.config(3).days(5).payments(2_000).customers(100).build();
        PaymentSimulator simulator = new PaymentSimulator(config);
        Set<SimulatedPayment> first = new HashSet<>();
        simulator.run(first::add);
        Set<SimulatedPayment> second = new HashSet<>();
        simulator.run(second::add);
        assertThat(second).isEqualTo(first).isNotEmpty();
    }

    @Test
    void run_otherSeed_givesOtherPayments() {
        SmallHistory other = SmallHistory.of(SmallHistory.config(18).build());
        Set<SimulatedPayment> others = new HashSet<>(other.payments());
        assertThat(HISTORY.payments()).noneMatch(others::contains);
    }

    @Test
    void run_anyConfig_isOrderedByTimeWithinThePeriod() {
        List<Instant> times =
                HISTORY.payments().stream().map(SimulatedPayment::eventTime).toList();
        assertThat(times).isSorted();
        assertThat(times.get(0)).isAfterOrEqualTo(HISTORY.config().start());
        assertThat(times.get(times.size() - 1)).isBefore(HISTORY.config().end());
    }

    @Test
    void run_startInTheMiddleOfADay_keepsToThePeriod() {
        Instant start = Instant.parse("2024-02-28T17:23:45.678Z");
        SmallHistory history =
                SmallHistory.of(SmallHistory.config(1).start(start).days(4).build());
        assertThat(history.payments()).hasSizeGreaterThan(1_000);
        assertThat(history.payments().get(0).eventTime()).isBetween(start, start.plusSeconds(3_600));
        assertThat(history.payments().get(history.payments().size() - 1).eventTime())
                .isBetween(
                        history.config().end().minusSeconds(3_600),
                        history.config().end());
    }

    @Test
    void run_anyConfig_numbersPaymentsInOrder() {
        List<String> numbered = IntStream.rangeClosed(1, HISTORY.payments().size())
                .mapToObj(i -> String.format(Locale.ROOT, "p-%07d", i))
                .toList();
        assertThat(HISTORY.payments().stream().map(SimulatedPayment::eventId).toList())
                .isEqualTo(numbered);
    }

    @Test
    void run_anyConfig_comesNearTheSizeAndTheSharesConfigured() {
        for (long seed = 1; seed <= 5; seed++) {
            SmallHistory history = SmallHistory.of(SmallHistory.config(seed).build());
            SimulationSummary summary = history.summary();
            assertThat(summary.payments())
                    .as("seed %d", seed)
                    .isEqualTo(history.payments().size())
                    .isBetween(37_000L, 43_000L);
            double expected = history.config().fraudShares().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(summary.fraudShare()).as("seed %d", seed).isCloseTo(expected, within(0.4 * expected));
            for (FraudKind kind : FraudKind.values()) {
                assertThat(summary.frauds()).as("seed %d", seed).containsEntry(kind, (long)
                        history.of(kind).size());
            }
        }
    }

    @Test
    void run_kindTurnedOff_hasNoneOfIt() {
        for (FraudKind kind : FraudKind.values()) {
            SmallHistory history =
                    SmallHistory.of(SmallHistory.config(9).fraudShare(kind, 0).build());
            assertThat(history.of(kind)).isEmpty();
        }
    }

    @Test
    void keys_all_cannotPassForACardNumber() {
        List<String> suspects = HISTORY.payments().stream()
                .flatMap(p -> Stream.of(p.eventId(), p.card(), p.customer(), p.merchant(), p.device(), p.ip()))
                .filter(key -> key.chars().filter(Character::isDigit).count() >= 13)
                .toList();
        assertThat(suspects).isEmpty();
    }

    @Test
    void attributes_all_haveTheirForm() {
        assertThat(distinct(SimulatedPayment::ip)).allMatch(ip -> ip.matches("10\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
        assertThat(distinct(SimulatedPayment::country)).allMatch(code -> code.matches("[A-Z]{2}"));
        assertThat(distinct(SimulatedPayment::cardCountry)).allMatch(code -> code.matches("[A-Z]{2}"));
        assertThat(distinct(SimulatedPayment::currency)).allMatch(code -> code.matches("[A-Z]{3}"));
        assertThat(distinct(SimulatedPayment::category)).allMatch(word -> word.matches("[a-z_]+"));
        assertThat(HISTORY.payments())
                .allMatch(p -> Math.abs(p.latitude()) <= 90 && Math.abs(p.longitude()) <= 180)
                .allMatch(p -> p.amount() == Math.round(p.amount() * 100) / 100.0);
    }

    private static Set<String> distinct(Function<SimulatedPayment, String> attribute) {
        return HISTORY.payments().stream().map(attribute).collect(Collectors.toSet());
    }

    @Test
    void labels_ofFrauds_becomeKnownLaterMostlyWithinTwentyDays() {
        List<SimulatedPayment> frauds =
                HISTORY.payments().stream().filter(SimulatedPayment::fraud).toList();
        long usual = frauds.stream()
                .map(p -> Duration.between(p.eventTime(), known(p)))
                .filter(d -> d.toHours() >= 24 && d.toHours() <= 20 * 24)
                .count();
        assertThat(frauds)
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.labelKnownAt()).isAfter(p.eventTime()));
        assertThat((double) usual / frauds.size()).isGreaterThan(0.75);
        assertThat(HISTORY.legitimate()).allMatch(p -> p.labelKnownAt() == null && p.fraudKind() == null);
    }

    @Test
    void cards_withAKnownFraud_areNotUsedAgain() {
        List<SimulatedPayment> frauds = HISTORY.payments().stream()
                .filter(SimulatedPayment::fraud)
                .sorted(Comparator.comparing(PaymentSimulatorTest::known))
                .toList();
        Set<String> dead = new HashSet<>();
        int next = 0;
        for (SimulatedPayment payment : HISTORY.payments()) {
            while (next < frauds.size() && !known(frauds.get(next)).isAfter(payment.eventTime())) {
                dead.add(frauds.get(next++).card());
            }
            assertThat(dead.contains(payment.card())).as(payment.eventId()).isFalse();
        }
        assertThat(dead).isNotEmpty();
    }

    private static Instant known(SimulatedPayment fraud) {
        return requireNonNull(fraud.labelKnownAt());
    }
}
