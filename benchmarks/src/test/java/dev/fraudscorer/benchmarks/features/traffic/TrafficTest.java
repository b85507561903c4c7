package dev.fraudscorer.benchmarks.features.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final TrafficVolume WORLD = TrafficVolume.of(1_000);
    private static final int PAYMENTS = 100_000;

    @Test
    void next_sameWorld_givesTheSamePayments() {
        Traffic one = new Traffic(WORLD);
        Traffic other = new Traffic(WORLD);

        for (int i = 0; i < PAYMENTS; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    @Test
    void after_partsOfTraffic_shareNoIdAndGoOnInTime() {
        Traffic history = new Traffic(WORLD);
        Payment last = history.next();
        for (int i = 1; i < PAYMENTS; i++) {
            last = history.next();
        }
        Set<String> ids = new HashSet<>();
        for (int part = 0; part < 2; part++) {
            Traffic traffic = Traffic.after(PAYMENTS, part, 2, WORLD);
            long before = last.time();
            for (int i = 0; i < 1_000; i++) {
                Payment payment = traffic.next();
                assertThat(payment.time()).isGreaterThanOrEqualTo(before);
                assertThat(ids.add(payment.id())).isTrue();
                before = payment.time();
            }
        }
        assertThat(ids).doesNotContain(last.id());
    }

    @Test
    void checkTimeFor_morePaymentsThanFitBeforeThePresent_saysSo() {
        WORLD.checkTimeFor(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WORLD.checkTimeFor(100_000_000))
                .withMessageContaining("100,000,000 payments of 1,000 cards")
                .withMessageContaining("give more cards or events, or fewer payments");
    }

    @Test
    void next_twoLanes_shareNoKey() {
        Traffic traffic = new Traffic(WORLD);
        Set<String> first = new HashSet<>();
        Set<String> second = new HashSet<>();
        for (int i = 0; i < PAYMENTS; i++) {
            addKeys(traffic.next(0, 2), first);
            addKeys(traffic.next(1, 2), second);
        }

        assertThat(first).doesNotContainAnyElementsOf(second);
    }

    @Test
    void next_manyPayments_reachesEveryCardDeviceAddressAndMerchant() {
        Traffic traffic = new Traffic(WORLD);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < PAYMENTS; i++) {
            addKeys(traffic.next(), keys);
        }

        assertThat(keys).hasSize(WORLD.cards() + WORLD.devices() + WORLD.addresses() + WORLD.merchants());
    }

    private static void addKeys(Payment payment, Set<String> keys) {
        keys.add(payment.card());
        keys.add(payment.device());
        keys.add(payment.ip());
        keys.add(payment.merchant());
    }
}
