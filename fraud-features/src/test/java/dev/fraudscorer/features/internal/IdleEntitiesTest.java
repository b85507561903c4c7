package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.MINUTE;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Memory follows who is active, in event time. */
class IdleEntitiesTest {
    private static final int CARDS = 1_000;

    private final TestPolicy policy = TestPolicy.of(
            "profiles: { lateness: 2h }", "features:", "  card: { windows: [1h], aggregates: [count, fraud_count] }");

    @Test
    void profiles_idleForLongerThanRetentionAndLateness_leave() {
        countOneEventOfEachCard();
        assertThat(profiles()).isEqualTo(CARDS);

        // The last of the cards paid at START + 999 ms and is kept for 3 hours.
        moveTheStream(START, START + 3 * HOUR - MINUTE);
        assertThat(profiles()).isEqualTo(CARDS + 1);

        moveTheStream(START + 3 * HOUR, START + 3 * HOUR + 2 * MINUTE);
        assertThat(profiles()).isEqualTo(1);
    }

    @Test
    void profiles_readOrLabelledWhileIdle_leaveAllTheSame() {
        countOneEventOfEachCard();
        moveTheStream(START, START + 2 * HOUR);
        for (int i = 0; i < CARDS; i++) {
            policy.fill(policy.payment("read", START + 2 * HOUR, "c" + i, 1), Access.READ);
            policy.label(event(i), Label.fraud(LabelSource.ANALYST, Instant.ofEpochMilli(START)));
        }
        assertThat(policy.gauge("card", "stray_labels")).isZero();

        moveTheStream(START + 2 * HOUR, START + 3 * HOUR + 2 * MINUTE);

        assertThat(profiles()).isEqualTo(1);
    }

    @Test
    void profiles_streamOfNewCardsOnly_staysBounded() {
        long most = 0;
        for (int i = 0; i < 20_000; i++) {
            policy.fill(policy.payment("e" + i, START + i * MINUTE, "c" + i, 1), Access.COUNT);
            if (i % 1_000 == 0) {
                most = Math.max(most, profiles());
            }
        }

        assertThat(most).as("one card a minute, each kept for 3 hours").isLessThanOrEqualTo(3 * 60 + 2);
    }

    private void countOneEventOfEachCard() {
        for (int i = 0; i < CARDS; i++) {
            policy.fill(event(i), Access.COUNT);
        }
    }

    private Event event(int card) {
        return policy.payment("e" + card, START + card, "c" + card, 1);
    }

    private void moveTheStream(long from, long to) {
        for (long time = from; time <= to; time += MINUTE) {
            policy.fill(policy.payment("s" + time, time, "busy", 1), Access.COUNT);
        }
    }

    private long profiles() {
        return policy.gauge("card", "entities");
    }
}
