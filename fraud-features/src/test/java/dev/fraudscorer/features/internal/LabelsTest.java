package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.DAY;
import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What turns out to be true, and when. */
class LabelsTest {
    private final TestPolicy policy =
            TestPolicy.of("features:", "  card: { windows: [30d], aggregates: [fraud_count, fraud_rate] }");
    private final Event event = policy.payment("a", START, "c", 1);

    @BeforeEach
    void countThreeEvents() {
        policy.score(event);
        policy.score(policy.payment("b", START, "c", 1));
        policy.score(policy.payment("c", START, "c", 1));
    }

    @Test
    void fraudRate_labelKnown_countsFromTheMillisecondItWasKnown() {
        label(Label.fraud(LabelSource.CHARGEBACK, Instant.ofEpochMilli(START + DAY)));

        assertThat(frauds(START + DAY - 1)).isZero();
        assertThat(frauds(START + DAY)).isEqualTo(1);
        assertThat(read("card.fraud_rate_30d", START + DAY)).isEqualTo(0.25);
    }

    @Test
    void fraudCount_labelKnownWithinAMillisecond_isNotKnownAtItsBeginning() {
        label(Label.fraud(
                LabelSource.CHARGEBACK, Instant.ofEpochMilli(START + DAY).plusNanos(1)));

        assertThat(frauds(START + DAY)).isZero();
        assertThat(frauds(START + DAY + 1)).isEqualTo(1);
    }

    @Test
    void fraudCount_reversed_followsTheLatestKnowledge() {
        label(Label.fraud(LabelSource.EARLY_WARNING, Instant.ofEpochMilli(START + 1 * HOUR)));
        label(Label.legit(LabelSource.CUSTOMER, Instant.ofEpochMilli(START + 2 * HOUR)));
        label(Label.fraud(LabelSource.CHARGEBACK, Instant.ofEpochMilli(START + 3 * HOUR)));

        assertThat(frauds(START + 30 * 60_000)).isZero();
        assertThat(frauds(START + 1 * HOUR)).isEqualTo(1);
        assertThat(frauds(START + 2 * HOUR)).isZero();
        assertThat(frauds(START + 3 * HOUR)).isEqualTo(1);
    }

    @Test
    void fraudCount_labelsArriveInAnyOrder_isTheSame() {
        label(Label.legit(LabelSource.CUSTOMER, Instant.ofEpochMilli(START + 2 * HOUR)));
        label(Label.fraud(LabelSource.EARLY_WARNING, Instant.ofEpochMilli(START + 1 * HOUR)));

        assertThat(frauds(START + 1 * HOUR)).isEqualTo(1);
        assertThat(frauds(START + 2 * HOUR)).isZero();
    }

    @Test
    void fraudCount_twoLabelsKnownAtOneTime_takesTheOneThatArrivedLast() {
        label(Label.fraud(LabelSource.ANALYST, Instant.ofEpochMilli(START + HOUR)));
        label(Label.legit(LabelSource.ANALYST, Instant.ofEpochMilli(START + HOUR)));

        assertThat(frauds(START + HOUR)).isZero();
    }

    @Test
    void label_atTheEndsOfTime_isKnownAlwaysOrNever() {
        label(Label.fraud(LabelSource.HISTORY, Instant.MIN));
        assertThat(frauds(START)).isEqualTo(1);

        label(Label.legit(LabelSource.HISTORY, Instant.MAX));
        assertThat(frauds(START + 20 * DAY)).isEqualTo(1);
    }

    @Test
    void label_eventThatIsNotKept_isCountedAndIgnored() {
        Label label = Label.fraud(LabelSource.CHARGEBACK, Instant.ofEpochMilli(START));
        policy.label(policy.payment("never counted", START, "c", 1), label);
        policy.label(policy.payment("a", START, "another card", 1), label);
        policy.label(policy.payment("no card", START).build(), label);

        assertThat(frauds(START)).isZero();
        assertThat(policy.gauge("card", "stray_labels")).isEqualTo(2);
    }

    private void label(Label label) {
        policy.label(event, label);
    }

    private double frauds(long millis) {
        return read("card.fraud_count_30d", millis);
    }

    private double read(String feature, long millis) {
        return number(policy.fill(policy.payment("read", millis, "c", 1), Access.READ), feature);
    }
}
