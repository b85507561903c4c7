package dev.fraudscorer.benchmarks.features.traffic;

import static org.assertj.core.api.Assertions.assertThat;

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
