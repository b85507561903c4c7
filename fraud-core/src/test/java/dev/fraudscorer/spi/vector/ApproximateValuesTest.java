package dev.fraudscorer.spi.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that are there and approximate: how they are read, until when they are, and that evidence says so. */
class ApproximateValuesTest {
    private static final int CARDS = 0;
    private static final int DEVICES = 1;

    private final FeatureVector vector = vector();

    @BeforeEach
    void anEvent() {
        begin();
    }

    @Test
    void putApproximate_isPresentAndDegradesNothing() {
        vector.putApproximate(CARDS, 70_312);

        assertThat(vector.isApproximate(CARDS)).isTrue();
        assertThat(vector.isPresent(CARDS)).isTrue();
        assertThat(vector.state(CARDS)).isEqualTo(ValueState.PRESENT);
        assertThat(vector.number(CARDS)).isEqualTo(70_312);
        assertThat(vector.hasApproximate()).isTrue();
        assertThat(vector.isDegraded()).isFalse();
        assertThat(vector.isApproximate(DEVICES)).isFalse();
    }

    @Test
    void putApproximate_notFinite_isUndefinedAndNotApproximate() {
        vector.putApproximate(CARDS, Double.POSITIVE_INFINITY);

        assertThat(vector.state(CARDS)).isEqualTo(ValueState.UNDEFINED);
        assertThat(vector.isApproximate(CARDS)).isFalse();
        assertThat(vector.hasApproximate()).isFalse();
    }

    @Test
    void put_afterAnApproximateValue_isExact() {
        List<Runnable> puts = List.of(
                () -> vector.put(CARDS, 7.0),
                () -> vector.put(CARDS, 7),
                () -> vector.markPresent(CARDS, CARDS + 1),
                () -> vector.putMissing(CARDS, ValueState.EVICTED),
                this::begin);
        for (Runnable put : puts) {
            vector.putApproximate(CARDS, 70_312);

            put.run();

            assertThat(vector.isApproximate(CARDS)).isFalse();
        }
    }

    @Test
    void begin_nextEvent_hasNoApproximateValue() {
        vector.putApproximate(CARDS, 70_312);

        begin();

        assertThat(vector.hasApproximate()).isFalse();
        assertThat(vector.state(CARDS)).isEqualTo(ValueState.NOT_GIVEN);
    }

    @Test
    void markApproximate_missingValue_staysMissing() {
        vector.putMissing(CARDS, ValueState.NO_HISTORY);

        vector.markApproximate(CARDS);

        assertThat(vector.state(CARDS)).isEqualTo(ValueState.NO_HISTORY);
        assertThat(vector.isApproximate(CARDS)).isFalse();
    }

    @Test
    void evidence_approximateValue_isMarkedAsSuch() {
        vector.putApproximate(CARDS, 70_312);
        vector.put(DEVICES, 12);
        DisplayedValue[][] shown = {
            {DisplayedValue.ofText("list", "blocked")},
            {
                DisplayedValue.ofSlot("merchant.devices_1d", ValueType.NUMBER, DEVICES, 10),
                DisplayedValue.ofSlot("merchant.cards_1d", ValueType.NUMBER, CARDS, 50_000)
            }
        };

        EvidenceValues values = EvidenceValues.copy(shown, 2, vector);

        assertThat(values.of(1))
                .extracting(EvidenceValue::toString)
                .containsExactly(
                        "merchant.devices_1d = 12, limit 10", "merchant.cards_1d = 70312 (approximate), limit 50000");
        assertThat(values.of(1)).extracting(EvidenceValue::approximate).containsExactly(false, true);
        assertThat(values.of(0)).containsExactly(EvidenceValue.ofText("list", "blocked"));
    }

    private void begin() {
        vector.begin(new EventType("payment", List.of(), 0)
                .newEvent("tx-1", Instant.EPOCH)
                .build());
    }

    private static FeatureVector vector() {
        Schema schema = new Schema();
        schema.declare("merchant.cards_1d", ValueType.NUMBER);
        schema.declare("merchant.devices_1d", ValueType.NUMBER);
        return new FeatureVector(schema, 0);
    }
}
