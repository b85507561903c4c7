package dev.fraudscorer.features.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Answers;
import dev.fraudscorer.features.internal.fold.PaymentList;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Header;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hot entities that calm down. */
class HotCoolingTest {
    private static final long START = 1_772_323_200_000L;
    private static final long LATENESS = 40_000;
    private static final long MINUTE = 60_000;
    private static final WindowDefinition TEN_MINUTES = new WindowDefinition("10m", 10 * MINUTE, 0);

    private final Random random = new Random(1);
    private final PaymentList list = new PaymentList();
    private final ArrayBlock block = new ArrayBlock();
    private long time = START;
    private int events;

    @Test
    void count_fewEventsLeft_isASmallRecordAgainThatAnswersAsTheList() {
        Payments payments = payments(64);
        EntityStep step = step(payments, Header.NONE);
        play(payments, step, 500, 100);
        assertThat(form()).isEqualTo(Header.LARGE | Header.HOT);
        assertThat(step.isFolded(list.get(430).time(), 430)).isTrue();

        playUntilCool(payments, step, 25_000);

        assertThat(form()).as("small").isZero();
        for (int i = 0; i < 100; i++) {
            compare(payments, step, next(i % 3 * 20_000L));
            count(payments, step, next(i % 2 * 30_000L));
        }
        assertThat(form()).as("small for good").isZero();
        play(payments, step, 500, 100);
        assertThat(form()).as("busy again").isEqualTo(Header.LARGE | Header.HOT);
    }

    @Test
    void count_manyEventsLeft_isALargeRecordAgainThatAnswersAsTheList() {
        Payments payments = payments(1_000);
        EntityStep step = step(payments, Header.NONE);
        play(payments, step, 1_200, 10);
        assertThat(form()).isEqualTo(Header.LARGE | Header.HOT);

        playUntilCool(payments, step, 3_000);

        assertThat(form()).isEqualTo(Header.LARGE);
        for (int i = 0; i < 100; i++) {
            compare(payments, step, next(i % 3 * 2_000L));
            count(payments, step, next(i % 2 * 3_000L));
        }
    }

    @Test
    void count_fewEventsLeft_keepsWhatElseIsKnown() {
        Payments payments = payments(64);
        long evictedUntil = START + 24 * 60 * MINUTE;
        EntityStep step = step(payments, evictedUntil);
        play(payments, step, 500, 100);
        play(payments, step, 20, 25_000);
        step.open(block);
        assertThat(form()).isEqualTo(Header.LARGE | Header.HOT);
        step.noteUncounted(time, time, ValueState.TOO_LATE, time);
        Payment labelled = list.get(list.size() - 1);
        step.open(block);
        assertThat(step.label(payments.currentOf(labelled), time, LabelState.FRAUD))
                .isTrue();

        playUntilCool(payments, step, 25_000);

        assertThat(form()).as("small").isZero();
        step.open(block);
        assertThat(step.mayLack(evictedUntil - LATENESS - 1)).isTrue();
        assertThat(step.mayLack(evictedUntil - LATENESS)).isFalse();
        assertThat(Header.keptUntil(block.bytes, block.at)).isEqualTo(time + 10 * MINUTE + LATENESS);
        step.read(payments.currentOf(next(0)), payments.vector());
        assertThat(payments.vector().state(slot(payments, AggregateFunction.COUNT)))
                .as("what was not counted")
                .isEqualTo(ValueState.TOO_LATE);
        play(payments, step, 30, 25_000);
        // Its own event has left the window of ten minutes, and so has what was not counted.
        step.open(block);
        step.read(payments.currentOf(next(0)), payments.vector());
        assertThat(payments.vector().state(slot(payments, AggregateFunction.COUNT)))
                .isEqualTo(ValueState.PRESENT);
    }

    @Test
    void count_labelledEventLeft_staysFraud() {
        Payments payments = payments(64);
        EntityStep step = step(payments, Header.NONE);
        play(payments, step, 500, 100);
        play(payments, step, 20, 25_000);
        step.open(block);
        assertThat(step.label(payments.currentOf(list.get(list.size() - 1)), time, LabelState.FRAUD))
                .isTrue();
        assertThat(step.label(payments.currentOf(list.get(list.size() - 2)), time, LabelState.FRAUD))
                .isTrue();
        assertThat(step.label(payments.currentOf(list.get(list.size() - 3)), time, LabelState.LEGIT))
                .isTrue();

        playUntilCool(payments, step, 25_000);

        step.open(block);
        step.read(payments.currentOf(next(0)), payments.vector());
        assertThat(payments.vector().number(slot(payments, AggregateFunction.FRAUD_COUNT)))
                .isEqualTo(2);
    }

    /** A record that is hot for its bytes has no room in a large one: to find that out takes a look at all rows. */
    @Test
    void count_hotForItsBytesAlone_isNotCountedAgainForAnotherForm() {
        int mostRows = 65_000;
        WindowDefinition[] windows = new WindowDefinition[24];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = new WindowDefinition((i + 1) + "h", (i + 1) * 60L * MINUTE, 0);
        }
        Payments payments = new Payments(
                new Bounds(LATENESS, 10, 1L << 40, mostRows),
                0,
                feature -> feature.function() == AggregateFunction.SHARE && "merchant".equals(feature.of()),
                windows);
        EntityStep step = step(payments, Header.NONE);
        while ((form() & Header.HOT) == 0) {
            countAnotherMerchant(payments, step);
        }
        // So few that an entity which is hot for its events would be kept as a large record.
        assertThat(events).isLessThan(mostRows / 2 - 300);
        assertThat(step.isFolded(START, 0)).as("anything is folded").isFalse();
        long recounted = step.recounted();

        for (int i = 0; i < 300; i++) {
            countAnotherMerchant(payments, step);
        }

        assertThat(form()).isEqualTo(Header.LARGE | Header.HOT);
        assertThat(step.recounted() - recounted).isZero();
    }

    private void countAnotherMerchant(Payments payments, EntityStep step) {
        time += 10;
        Payment payment = new Payment(time, events, 1, Double.NaN, "m" + events, true, false);
        step.open(block);
        step.count(payments.currentOf(payment), time);
        events++;
    }

    private static Payments payments(int exactEvents) {
        return new Payments(
                new Bounds(LATENESS, 10, 1L << 40, exactEvents), new WindowDefinition("1m", MINUTE, 0), TEN_MINUTES);
    }

    private EntityStep step(Payments payments, long evictedUntil) {
        EntityStep step = new EntityStep(payments.plan());
        step.begin(Header.NONE, evictedUntil);
        step.create(block, new byte[] {7}, 7);
        return step;
    }

    private int form() {
        return Header.flags(block.bytes, block.at) & (Header.LARGE | Header.HOT);
    }

    private Payment next(long gap) {
        return new Payment(
                time + gap,
                events,
                random.nextInt(8) == 0 ? Double.NaN : random.nextInt(5_000) / 100.0,
                random.nextInt(3) == 0 ? random.nextGaussian() : Double.NaN,
                "m" + random.nextInt(9),
                random.nextBoolean(),
                random.nextInt(4) == 0);
    }

    private void count(Payments payments, EntityStep step, Payment payment) {
        step.open(block);
        step.count(payments.currentOf(payment), payment.time());
        list.add(payment);
        list.forget(payment.time() - LATENESS - payments.plan().retentionMillis());
        time = payment.time();
        events++;
    }

    private void play(Payments payments, EntityStep step, int count, long gap) {
        for (int i = 0; i < count; i++) {
            count(payments, step, next(gap));
        }
    }

    private void playUntilCool(Payments payments, EntityStep step, long gap) {
        long until = time + 20 * MINUTE;
        while ((form() & Header.HOT) != 0 && time < until) {
            count(payments, step, next(gap));
        }
    }

    private void compare(Payments payments, EntityStep step, Payment payment) {
        step.open(block);
        step.read(payments.currentOf(payment), payments.vector());
        for (Feature feature : payments.features()) {
            if (Answers.isOfEvents(feature)) {
                Double expected = list.answer(feature, payment);
                assertThat(Answers.agree(expected, payments.vector(), feature))
                        .as("event %s: %s", events, Answers.show(expected, payments.vector(), feature))
                        .isTrue();
            }
        }
    }

    private static int slot(Payments payments, AggregateFunction function) {
        return payments.features().stream()
                .filter(feature -> feature.function() == function
                        && feature.window().equals(TEN_MINUTES)
                        && !feature.excluding()
                        && !feature.declinedOnly())
                .findFirst()
                .orElseThrow()
                .slot();
    }
}
