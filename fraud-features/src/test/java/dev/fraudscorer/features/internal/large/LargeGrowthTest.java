package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.Header;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A record that grows to its end and becomes small again. */
@Tag("slow")
class LargeGrowthTest {
    private static final int MOST = 65_000;
    private static final WindowDefinition HOUR = new WindowDefinition("1h", 3_600_000, 0);

    @Test
    void insert_allRowsThatThereCanBe_keepsThemAndHasNoRoomForMore() {
        MovingBlock block = new MovingBlock(1);
        Payments payments = payments(feature -> feature.function() != AggregateFunction.SHARE);
        LargeRecord record = begin(payments, block);
        RandomPayments next = new RandomPayments(new Random(3), 100_000, MOST);
        for (int i = 0; i < MOST; i++) {
            assertThat(record.insert(payments.currentOf(next.payment(i, i)))).isTrue();
            if (i % 1_000 == 0) {
                record.read(payments.currentOf(next.payment(-1, i)), -1, payments.vector());
            }
        }
        int length = block.length;
        assertThat(record.insert(payments.currentOf(next.payment(MOST, MOST)))).isFalse();
        assertThat(record.rows()).isEqualTo(MOST);
        assertThat(block.moves()).isLessThan(150);
        LargeInvariants.check(record, "with all rows");
        Payment late = next.payment(5, 5);
        record.read(payments.currentOf(late), record.find(5, 5), payments.vector());
        LargeInvariants.check(record, "after a reading of an early row");
        for (int kept = MOST; kept > 10; kept = kept / 2) {
            record.dropFirst(record.rows() - kept / 2);
            LargeInvariants.check(record, "with half of " + kept);
            assertThat(record.newestTime()).isEqualTo(MOST - 1);
        }
        assertThat(block.length).isLessThan(length / 100);
    }

    @Test
    void insert_moreCountedValuesThanPlaces_hasNoRoomForMore() {
        MovingBlock block = new MovingBlock(2);
        Payments payments = payments(feature -> feature.function() == AggregateFunction.SHARE);
        LargeRecord record = begin(payments, block);
        EventRow row = EventRow.of(payments.plan().columns());
        int values = 0;
        do {
            values++;
            row.identity(values, values, (short) 0);
            row.value(0, values * 0x9E37_79B9_7F4AL & 0xFFFF_FFFF_FFFFL);
            row.value(1, 1 + values % 300);
        } while (record.insert(row));
        assertThat(values).isBetween(50_000, MOST);
        assertThat(record.rows()).isEqualTo(values - 1);
        LargeInvariants.check(record, "with the most values");
    }

    @Test
    void get_rowsOfAllKinds_areAsTheyWerePutIn() {
        Payments payments = payments(feature -> true);
        LargeRecord record = begin(payments, new MovingBlock(4));
        RandomPayments next = new RandomPayments(new Random(4), 500, 300);
        Payment[] put = new Payment[600];
        for (int i = 0; i < put.length; i++) {
            put[i] = next.payment(i, i / 3);
            assertThat(record.insert(payments.currentOf(put[i]))).isTrue();
        }
        EventRow row = EventRow.of(payments.plan().columns());
        for (int i = 0; i < put.length; i++) {
            record.get(i, row);
            EventRow expected = payments.currentOf(put[i]);
            assertThat(row.time()).isEqualTo(expected.time());
            assertThat(row.id()).isEqualTo(expected.id());
            assertThat(row.content()).isEqualTo(expected.content());
            assertThat(row.bits()).isEqualTo(expected.bits()).isEqualTo(record.bits(i));
            for (int column = 0; column < 2; column++) {
                Double number = expected.number(column);
                assertThat(row.number(column)).isEqualTo(number);
                assertThat(record.number(column, i)).isEqualTo(number);
                assertThat(row.value(column)).isEqualTo(expected.value(column));
            }
        }
    }

    private static Payments payments(Predicate<Payments.Feature> asked) {
        return new Payments(new Bounds(1_000_000, 10, 1 << 30, 1 << 20), 0, asked, RandomPayments.WINDOWS[1], HOUR);
    }

    private static LargeRecord begin(Payments payments, MovingBlock block) {
        block.move(Header.KEY);
        LargeRecord record = new LargeRecord(new LargePlan(payments.plan()));
        record.begin();
        assertThat(record.moveTo(block)).isTrue();
        return record;
    }
}
