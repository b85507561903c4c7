package dev.fraudscorer.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.PaymentChannel;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Honest customers have rhythms, and do at times what fraudsters do: no single sign separates them. */
final class HonestOdditiesTest {

    private static final SmallHistory HISTORY =
            SmallHistory.of(SmallHistory.config(31).build());
    private static final List<SimulatedPayment> HONEST = HISTORY.legitimate();

    private static double share(Predicate<SimulatedPayment> sign) {
        return (double) HONEST.stream().filter(sign).count() / HONEST.size();
    }

    @Test
    void payments_byHourAndWeekday_followDayAndWeek() {
        double night = share(p -> p.eventTime().atOffset(ZoneOffset.UTC).getHour() < 6);
        double saturday = share(p -> p.eventTime().atOffset(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.SATURDAY);
        double sunday = share(p -> p.eventTime().atOffset(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.SUNDAY);
        assertThat(night).isBetween(0.005, 0.1);
        assertThat(saturday).isBetween(0.15, 0.22).isGreaterThan(1.2 * sunday);
    }

    @Test
    void payments_abroad_happenBothWays() {
        assertThat(share(p -> p.channel() == PaymentChannel.CP && !p.country().equals(p.cardCountry())))
                .isBetween(0.01, 0.1);
        assertThat(share(p -> p.channel() == PaymentChannel.CNP && !p.country().equals(p.cardCountry())))
                .isBetween(0.01, 0.1);
    }

    @Test
    void payments_fromDevicesNewToAnOldCard_happen() {
        Map<String, Set<String>> devices = new HashMap<>();
        int newDevices = 0;
        for (SimulatedPayment payment : HONEST) {
            if (payment.channel() == PaymentChannel.CNP) {
                Set<String> known = devices.computeIfAbsent(payment.card(), c -> new HashSet<>());
                newDevices += known.add(payment.device()) && known.size() > 1 ? 1 : 0;
            }
        }
        assertThat(newDevices)
                .isGreaterThan(5 * HISTORY.of(FraudKind.ACCOUNT_TAKEOVER).size());
    }

    @Test
    void payments_forLargeAmounts_outnumberThoseOfFrauds() {
        long large = HISTORY.payments().stream()
                .filter(p -> p.fraud() && p.amount() > 300)
                .count();
        assertThat(HONEST.stream().filter(p -> p.amount() > 300).count())
                .isGreaterThan(large)
                .isGreaterThan(50);
        assertThat(large).isPositive();
    }

    @Test
    void payments_atOneWebShopByManyCardsWithinMinutes_happen() {
        int most = 0;
        Map<String, ArrayDeque<SimulatedPayment>> recent = new HashMap<>();
        for (SimulatedPayment payment : HONEST) {
            if (payment.channel() == PaymentChannel.CNP) {
                ArrayDeque<SimulatedPayment> window =
                        recent.computeIfAbsent(payment.merchant(), m -> new ArrayDeque<>());
                window.add(payment);
                while (window.element().eventTime().isBefore(payment.eventTime().minusSeconds(600))) {
                    window.remove();
                }
                most = Math.max(most, window.size());
            }
        }
        assertThat(most).isGreaterThanOrEqualTo(10);
    }
}
