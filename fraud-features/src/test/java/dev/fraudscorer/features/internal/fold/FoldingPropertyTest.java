package dev.fraudscorer.features.internal.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A hot entity of which 64 events are kept one by one. What is read must be exactly what the list says of some events in
 * a row that differ from those in the window by less than 1/256 of its length at each edge.
 */
class FoldingPropertyTest {
    private static final long START = 1_772_323_200_000L;
    private static final long LATENESS = 40_000;
    private static final int CELLS = 256;
    private static final WindowDefinition[] WINDOWS = {
        new WindowDefinition("5s", 5_000, 0),
        new WindowDefinition("1m", 60_000, 0),
        new WindowDefinition("10m", 600_000, 0),
        new WindowDefinition("30s_offset_20s", 30_000, 20_000),
        new WindowDefinition("4m_offset_20s", 240_000, 20_000),
        new WindowDefinition("2m_offset_5m", 120_000, 300_000)
    };
    /** Of these 1/256 is just above a power of two, so that cells are as wide as they may be. */
    private static final WindowDefinition[] DENSE = {
        new WindowDefinition("1s", 1_031, 0),
        new WindowDefinition("4s", 4_099, 0),
        new WindowDefinition("2s_offset_8s", 2_053, 8_191)
    };

    private static final Bounds BOUNDS = new Bounds(LATENESS, 10, 1L << 40, 64);

    @Test
    void read_hotEntity_differsByLessThanOneCellAtEachEdge() {
        for (long seed = 0; seed < Long.getLong("fraudscorer.folding.seeds", 3); seed++) {
            new Run(seed).play(600);
        }
    }

    @Test
    void read_eventEachMillisecond_countsWithinOneCell() {
        Payments payments = new Payments(new Bounds(3_000, 10, 1L << 40, 64), DENSE);
        HotEntity profile = new HotEntity(payments);
        Random random = new Random(1);
        long end = START + 20_000;
        for (long time = START; time < end; time++) {
            profile.count(new Payment(time, time, 1, 1, null, true, false));
            if (random.nextInt(20) == 0) {
                long late = random.nextBoolean() ? 0 : random.nextInt(1_024);
                Payment current = new Payment(time - late, -1, 1, 1, null, true, false);
                FeatureVector read = profile.read(current);
                for (WindowDefinition window : DENSE) {
                    long last = current.time() - window.offsetMillis();
                    long first = Math.max(START, last - window.lengthMillis() + 1);
                    long cell = window.lengthMillis() / CELLS;
                    double exact = Math.max(0, last - first + 1) + (window.offsetMillis() == 0 ? 1 : 0);
                    assertThat(read.number(slot(payments, AggregateFunction.COUNT, window.name())))
                            .as("%s at %s, late by %s", window.name(), time - START, late)
                            .isBetween(exact - cell, exact + cell);
                }
                // Leaves an end of windows where buckets are being joined.
                profile.read(new Payment(time - 2_000 - random.nextInt(700), -1, 1, 1, null, true, false));
            }
        }
        assertThat(profile.foldedEvents()).isGreaterThan(10_000);
    }

    @Test
    void label_ofFoldedEvent_isCounted() {
        Payments payments = new Payments(BOUNDS, WINDOWS);
        HotEntity profile = new HotEntity(payments);
        for (int i = 0; i < 1_000; i++) {
            profile.count(payment(new Random(i), START + 100L * i, i));
        }
        Payment young = payment(new Random(900), START + 90_000, 900);
        Payment old = payment(new Random(10), START + 1_000, 10);
        Payment never = payment(new Random(10), START + 90_001, 5_000);
        Payment now = payment(new Random(1), START + 100_000, 1_000);

        assertThat(profile.foldedEvents()).isGreaterThan(900);
        assertThat(profile.label(young, now.time(), LabelState.FRAUD)).isTrue();
        assertThat(profile.label(old, now.time(), LabelState.FRAUD)).isTrue();
        assertThat(profile.label(never, now.time(), LabelState.FRAUD)).isFalse();

        FeatureVector read = profile.read(now);
        assertThat(read.number(slot(payments, AggregateFunction.FRAUD_COUNT, "1m")))
                .isEqualTo(1);
        assertThat(read.number(slot(payments, AggregateFunction.FRAUD_COUNT, "10m")))
                .isEqualTo(2);
        assertThat(read.number(slot(payments, AggregateFunction.FRAUD_RATE, "10m")))
                .isEqualTo(2 / 1_001.0);
    }

    @Test
    void read_foldedEventAgain_countsItOnce() {
        Payments payments = new Payments(BOUNDS, WINDOWS);
        HotEntity profile = new HotEntity(payments);
        PaymentList list = new PaymentList();
        for (int i = 0; i < 1_000; i++) {
            Payment payment = payment(new Random(i), START + 100L * i, i);
            profile.count(payment);
            list.add(payment);
        }
        Payment again = list.get(920);
        assertThat(profile.isFolded(again.time(), again.id())).isTrue();

        FeatureVector read = profile.read(again);

        for (Feature feature : payments.features()) {
            boolean asked = feature.window().equals(WINDOWS[0]) && !feature.excluding() && Answers.isOfEvents(feature);
            if (asked && !Answers.agree(list.answer(feature, again), read, feature)) {
                fail(Answers.show(list.answer(feature, again), read, feature));
            }
        }
    }

    @Test
    void bytes_moreAndMoreEvents_areBoundedByTheWindows() {
        Payments payments = new Payments(BOUNDS, WINDOWS);
        HotEntity profile = new HotEntity(payments);
        long most = 0;
        for (int i = 0; i < 300_000; i++) {
            Payment payment = new Payment(START + 5L * i, i, 5, 1, "m" + i % 9, true, false);
            profile.count(payment);
            if (i == 100_000) {
                most = profile.bytes();
            }
        }
        assertThat(profile.foldedEvents()).isGreaterThan(90_000);
        assertThat(profile.bytes()).isBetween(most / 2, most * 13 / 10);
    }

    @Test
    void read_valuesComeAndGo_areCountedExactly() {
        Payments payments = new Payments(new Bounds(3_000, 10, 1L << 40, 64), DENSE);
        HotEntity profile = new HotEntity(payments);
        int slot = slot(payments, AggregateFunction.DISTINCT, "4s");
        for (int i = 0; i < 20_000; i++) {
            Payment payment = new Payment(START + 20L * i, i, 1, 1, "m" + i, true, false);
            profile.count(payment);
            if (i % 100 == 99) {
                assertThat(profile.read(payment).number(slot)).as("after %s", i).isBetween(Math.min(i, 203.0), 206.0);
            }
        }
    }

    @Test
    void forget_idleEntityComesBack_hasNothingFolded() {
        Payments payments = new Payments(BOUNDS, WINDOWS);
        HotEntity profile = new HotEntity(payments);
        for (int i = 0; i < 500; i++) {
            profile.count(payment(new Random(i), START + 100L * i, i));
        }
        assertThat(profile.foldedEvents()).isPositive();

        profile.count(payment(new Random(1), START + 3_600_000, 1_000));

        assertThat(profile.hasNothingFolded()).isTrue();
        assertThat(profile.foldedEvents()).isZero();
        assertThat(profile.rows()).isEqualTo(1);
    }

    private static int slot(Payments payments, AggregateFunction function, String window) {
        return payments.features().stream()
                .filter(feature -> feature.function() == function
                        && feature.window().name().equals(window)
                        && !feature.excluding()
                        && !feature.declinedOnly())
                .findFirst()
                .orElseThrow()
                .slot();
    }

    static Payment payment(Random random, long time, long id) {
        return new Payment(
                time,
                id,
                random.nextInt(8) == 0 ? Double.NaN : random.nextInt(5_000) / 100.0 - 10,
                random.nextInt(3) == 0 ? random.nextGaussian() * 1e-4 : Double.NaN,
                random.nextInt(6) == 0 ? null : "m" + (int) Math.abs(random.nextGaussian() * 20),
                random.nextBoolean(),
                random.nextInt(4) == 0);
    }

    /** One random history. */
    private static final class Run {
        private final long seed;
        private final Random random;
        private final Payments payments = new Payments(BOUNDS, WINDOWS);
        private final Map<WindowDefinition, List<Feature>> features = new LinkedHashMap<>();
        private final PaymentList list = new PaymentList();
        private final Set<Long> counted = new HashSet<>();
        private final HotEntity profile = new HotEntity(payments);
        private long time = START;
        private long mostFolded;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            for (Feature feature : payments.features()) {
                if (Answers.isOfEvents(feature)) {
                    features.computeIfAbsent(feature.window(), window -> new ArrayList<>())
                            .add(feature);
                }
            }
        }

        void play(int events) {
            int gap = 1 << random.nextInt(10);
            for (int i = 0; i < events; i++) {
                time += random.nextInt(4) == 0 ? 0 : random.nextInt(2 * gap);
                time += random.nextInt(500) == 0 ? random.nextInt(700_000) : 0;
                long late = random.nextInt(5) == 0 ? random.nextInt(1 << random.nextInt(16)) % LATENESS : 0;
                step(payment(random, time - late, i), "seed " + seed + ", event " + i);
            }
            assertThat(mostFolded).as("seed " + seed).isPositive();
        }

        private void step(Payment payment, String where) {
            if (random.nextInt(20) == 0) {
                // How well the far past is known is not said, but asking for it must not disturb what is.
                profile.read(payment(random, time - random.nextInt(600_000), -1));
            }
            if (random.nextInt(4) == 0) {
                compare(payment, where);
            }
            assertThat(profile.count(payment)).as(where).isTrue();
            mostFolded = Math.max(mostFolded, profile.foldedEvents());
            list.add(payment);
            list.forget(list.newest() - LATENESS - payments.plan().retentionMillis());
            counted.add(payment.id());
            if (random.nextInt(5) == 0) {
                Payment again = list.get(random.nextInt(list.size()));
                if (again.time() >= list.newest() - LATENESS) {
                    assertThat(profile.count(again)).as(where + ", a duplicate").isFalse();
                }
            }
        }

        private void compare(Payment payment, String where) {
            FeatureVector read = profile.read(payment);
            features.forEach((window, of) -> {
                if (payment.time() >= list.newest() - Math.min(LATENESS, window.lengthMillis())) {
                    compare(payment, window, of, read, where);
                }
            });
        }

        private void compare(
                Payment payment, WindowDefinition window, List<Feature> of, FeatureVector read, String where) {
            long end = payment.time() - window.offsetMillis();
            long start = end - window.lengthMillis();
            long cell = window.lengthMillis() / CELLS;
            for (int to = list.firstAfter(end); to >= list.firstAfter(end - cell); to--) {
                for (int from = list.firstAfter(start); from >= list.firstAfter(start - cell); from--) {
                    if (firstWrong(payment, of, read, Math.min(from, to), to) == null) {
                        return;
                    }
                }
            }
            Feature wrong =
                    Objects.requireNonNull(firstWrong(payment, of, read, list.firstAfter(start), list.firstAfter(end)));
            fail(where + ": of no events in a row near the window; of those in it, "
                    + Answers.show(list.answer(wrong, payment), read, wrong));
        }

        private @Nullable Feature firstWrong(Payment payment, List<Feature> of, FeatureVector read, int from, int to) {
            for (Feature feature : of) {
                if (!Answers.agree(list.answer(feature, payment, from, to), read, feature)) {
                    return feature;
                }
            }
            return null;
        }
    }
}
