package dev.fraudscorer.simulator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.PaymentChannel;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each kind of fraud leaves the trace it is described by. */
final class FraudSignaturesTest {

    private static final SmallHistory HISTORY =
            SmallHistory.of(SmallHistory.config(23).build());

    private static Collection<List<SimulatedPayment>> groups(FraudKind kind, Function<SimulatedPayment, String> key) {
        List<SimulatedPayment> some = HISTORY.of(kind);
        assertThat(some).as("payments of kind %s", kind).hasSizeGreaterThan(50);
        return some.stream()
                .collect(groupingBy(key, LinkedHashMap::new, toList()))
                .values();
    }

    private static Duration span(List<SimulatedPayment> payments) {
        return Duration.between(
                payments.get(0).eventTime(), payments.get(payments.size() - 1).eventTime());
    }

    private static double median(List<SimulatedPayment> payments) {
        return payments.stream()
                .mapToDouble(SimulatedPayment::amount)
                .sorted()
                .skip(payments.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long distinct(List<SimulatedPayment> payments, Function<SimulatedPayment, ?> value) {
        return payments.stream().map(value).distinct().count();
    }

    @Test
    void cardTesting_everyBurst_triesTwentyCardsAtOneDeviceWithinTenMinutes() {
        int inBursts = 0;
        for (List<SimulatedPayment> byDevice : groups(FraudKind.CARD_TESTING, SimulatedPayment::device)) {
            if (byDevice.size() < 15) {
                continue; // the later use of a card that worked
            }
            inBursts += byDevice.size();
            assertThat(distinct(byDevice, SimulatedPayment::card)).isGreaterThanOrEqualTo(20);
            assertThat(span(byDevice)).isLessThanOrEqualTo(Duration.ofMinutes(10));
            assertThat(distinct(byDevice, SimulatedPayment::merchant)).isLessThanOrEqualTo(2);
            assertThat(byDevice).allMatch(p -> p.channel() == PaymentChannel.CNP);
            assertThat(median(byDevice)).isLessThan(12);
        }
        assertThat(inBursts)
                .isBetween(
                        HISTORY.of(FraudKind.CARD_TESTING).size() * 6 / 10,
                        HISTORY.of(FraudKind.CARD_TESTING).size() - 1);
    }

    @Test
    void cardTesting_liveCards_areChargedForMoreWithinDays() {
        int charged = 0;
        for (List<SimulatedPayment> byCard : groups(FraudKind.CARD_TESTING, SimulatedPayment::card)) {
            if (byCard.size() > 1 && byCard.get(1).amount() > 10 * byCard.get(0).amount()) {
                charged++;
                assertThat(byCard.get(1).device()).isNotEqualTo(byCard.get(0).device());
            }
        }
        assertThat(charged).isGreaterThan(5);
    }

    @Test
    void stolenCard_everySpree_growsWithinHoursInOneTown() {
        int growing = 0;
        Collection<List<SimulatedPayment>> sprees = groups(FraudKind.STOLEN_CARD, SimulatedPayment::card);
        for (List<SimulatedPayment> spree : sprees) {
            assertThat(span(spree)).isLessThan(Duration.ofHours(6));
            assertThat(spree).allMatch(p -> p.channel() == PaymentChannel.CP);
            for (SimulatedPayment payment : spree) {
                assertThat(Math.abs(payment.latitude() - spree.get(0).latitude()))
                        .isLessThan(0.7);
                assertThat(Math.abs(payment.longitude() - spree.get(0).longitude()))
                        .isLessThan(0.7);
            }
            growing += spree.get(spree.size() - 1).amount() > spree.get(0).amount() ? 1 : 0;
        }
        assertThat(growing).isGreaterThan(sprees.size() * 8 / 10);
        assertThat(HISTORY.of(FraudKind.STOLEN_CARD))
                .extracting(SimulatedPayment::category)
                .contains("electronics", "gift_cards");
    }

    @Test
    void stolenCard_duringTheSpree_isNotInItsOwnersPocket() {
        for (List<SimulatedPayment> spree : groups(FraudKind.STOLEN_CARD, SimulatedPayment::card)) {
            assertThat(HISTORY.legitimate())
                    .noneMatch(p -> p.card().equals(spree.get(0).card())
                            && p.eventTime().isAfter(spree.get(0).eventTime()));
        }
    }

    @Test
    void merchantCompromise_victims_shareFewMerchantsBeforeTheFraud() {
        Map<String, List<SimulatedPayment>> honest =
                HISTORY.legitimate().stream().collect(groupingBy(SimulatedPayment::card));
        Map<String, Set<String>> victimsByMerchant = new HashMap<>();
        Set<String> victims = new HashSet<>();
        for (List<SimulatedPayment> frauds : groups(FraudKind.MERCHANT_COMPROMISE, SimulatedPayment::card)) {
            SimulatedPayment first = frauds.get(0);
            assertThat(frauds).allMatch(p -> p.channel() == PaymentChannel.CNP);
            victims.add(first.card());
            for (SimulatedPayment visit : honest.getOrDefault(first.card(), List.of())) {
                Duration before = Duration.between(visit.eventTime(), first.eventTime());
                if (before.toHours() >= 3 * 24 && before.toHours() <= 30 * 24) {
                    victimsByMerchant
                            .computeIfAbsent(visit.merchant(), m -> new HashSet<>())
                            .add(first.card());
                }
            }
        }
        // Greedy cover: the compromised merchants explain the victims, and they are few.
        Set<String> unexplained = new HashSet<>(victims);
        int merchants = 0;
        while (!unexplained.isEmpty()) {
            Set<String> best = victimsByMerchant.values().stream()
                    .max(Comparator.comparingLong(
                            s -> s.stream().filter(unexplained::contains).count()))
                    .orElseThrow();
            assertThat(unexplained.removeAll(best))
                    .as("a merchant explains the rest")
                    .isTrue();
            merchants++;
        }
        assertThat(victims).hasSizeGreaterThan(40);
        assertThat(merchants).isLessThanOrEqualTo(victims.size() / 6);
    }

    @Test
    void accountTakeover_everySession_comesFromADeviceAndACountryNewToTheCard() {
        Map<String, List<SimulatedPayment>> byCard =
                HISTORY.payments().stream().collect(groupingBy(SimulatedPayment::card));
        List<SimulatedPayment> all = new ArrayList<>();
        for (List<SimulatedPayment> session : groups(FraudKind.ACCOUNT_TAKEOVER, SimulatedPayment::card)) {
            SimulatedPayment first = session.get(0);
            all.addAll(session);
            assertThat(session).hasSizeBetween(1, 5);
            assertThat(session)
                    .allMatch(p -> p.device().equals(first.device())
                            && p.country().equals(first.country())
                            && p.channel() == PaymentChannel.CNP);
            assertThat(first.country()).isNotEqualTo(first.cardCountry());
            Instant start = first.eventTime();
            assertThat(byCard.get(first.card()))
                    .filteredOn(p -> p.eventTime().isBefore(start))
                    .noneMatch(p ->
                            p.device().equals(first.device()) || p.country().equals(first.country()));
        }
        List<SimulatedPayment> honest = HISTORY.legitimate().stream()
                .filter(p -> p.channel() == PaymentChannel.CNP)
                .toList();
        assertThat(median(all)).isGreaterThan(4 * median(honest));
    }
}
