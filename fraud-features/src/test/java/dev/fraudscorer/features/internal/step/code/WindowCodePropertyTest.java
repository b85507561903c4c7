package dev.fraudscorer.features.internal.step.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.SmallLabels;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The class of a plan says the same to the last bit as the walk through the plan. */
class WindowCodePropertyTest {
    private static final int PLANS = Integer.getInteger("fraudscorer.code.plans", 120);
    private static final int EVENTS = 260;

    @Test
    void read_manyPlans_isWhatTheWalkSays() throws ReflectiveOperationException {
        int read = 0;
        int readWithGaps = 0;
        int wraps = 0;
        for (long seed = 0; seed < PLANS; seed++) {
            Random random = new Random(seed);
            int texts = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 4);
            int filters = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(random.nextInt(3) == 0 ? 64 : 4);
            int features = 1 + random.nextInt(random.nextInt(4) == 0 ? 600 : 60);
            Run run = new Run(seed, new RandomEntity(random, texts, filters, features, numbers(seed)));
            run.play(random);
            read += run.read;
            readWithGaps += run.readWithGaps;
            wraps += run.wraps;
        }
        // Not vacuous: nine in ten events are the newest, and of the plans a fifth lack numbers and another see any.
        assertThat(read).isGreaterThan(PLANS * EVENTS / 2);
        assertThat(readWithGaps).isGreaterThan(PLANS * EVENTS / 10);
        assertThat(wraps).isGreaterThan(PLANS * EVENTS / 20);
    }

    private static RandomEntity.Numbers numbers(long seed) {
        return seed % 5 == 4
                ? RandomEntity.Numbers.ANY
                : seed % 5 == 3 ? RandomEntity.Numbers.SOME_CENTS : RandomEntity.Numbers.CENTS;
    }

    /** One plan and its payments. */
    private static final class Run {
        private final long seed;
        private final RandomEntity entity;
        private final EntityPlan plan;
        private final WindowCode code;
        private final ArrayBlock block = new ArrayBlock();
        private final EntityStep walked;
        private final EntityStep coded;
        private final SmallRecord record;
        private final CodedWindows windows;
        private final EventRow row;
        private final Map<List<Long>, long[]> valuesByEvent = new HashMap<>();
        private int read;
        private int readWithGaps;
        private int wraps;

        Run(long seed, RandomEntity entity) throws ReflectiveOperationException {
            this.seed = seed;
            this.entity = entity;
            this.plan = entity.plan();
            this.code = Objects.requireNonNull(WindowCode.generate(plan), () -> "no code for seed " + seed);
            this.row = EventRow.of(plan.columns());
            this.walked = new EntityStep(plan);
            this.coded = new EntityStep(plan, code, null);
            this.record = new SmallRecord(plan, block);
            this.windows = new CodedWindows(code, record, new SmallLabels(record));
        }

        void play(Random random) {
            FeatureVector first = entity.newVector();
            FeatureVector second = entity.newVector();
            FeatureVector third = entity.newVector();
            walked.begin(Header.NONE, Header.NONE);
            walked.create(block, new byte[] {1, 2, 3}, 7);
            for (int i = 0; i < EVENTS; i++) {
                Event event = entity.next();
                Current current = entity.fill(event, first);
                walked.open(block);
                if (walked.isTooLate(current.time())) {
                    continue;
                }
                entity.fill(event, first);
                walked.read(current, first);
                entity.fill(event, second);
                coded.open(block);
                coded.read(current, second);
                same(first, second, plan.slots(), i);
                if (!Header.has(block.bytes, block.at, Header.HOT)) {
                    record.open(block);
                    wraps += record.rows() > 1 && record.row(0) > record.row(record.rows() - 1) ? 1 : 0;
                    entity.fill(event, third);
                    if (windows.read(current, third)) {
                        read++;
                        readWithGaps += Header.has(block.bytes, block.at, Header.GAPS) ? 1 : 0;
                        same(first, third, code.slots(), i);
                    }
                }
                EntityStep counting = random.nextBoolean() ? coded : walked;
                counting.open(block);
                counting.count(current, current.time());
                checkRows(current);
                if (plan.columns().labels() && random.nextInt(5) == 0) {
                    boolean fraud = random.nextInt(3) > 0;
                    counting.label(
                            current,
                            current.time() + random.nextInt(1_000),
                            fraud ? LabelState.FRAUD : LabelState.LEGIT);
                }
            }
        }

        /** Whoever reads trusts values and marks. */
        private void checkRows(EventRow added) {
            if (Header.has(block.bytes, block.at, Header.HOT | Header.LARGE)) {
                return;
            }
            long[] values = new long[plan.columns().codes()];
            Arrays.setAll(values, added::value);
            valuesByEvent.putIfAbsent(List.of(added.time(), added.id()), values);
            record.open(block);
            for (int column = 0; column < values.length; column++) {
                Set<Integer> later = new HashSet<>();
                for (int i = record.rows() - 1; i >= 0; i--) {
                    record.get(i, row);
                    long[] given = Objects.requireNonNull(valuesByEvent.get(List.of(row.time(), row.id())));
                    assertThat(row.value(column)).isEqualTo(given[column]);
                    int value = record.code(column, i);
                    assertThat(record.mark(column, i)).isEqualTo(value != 0 && later.add(value));
                }
            }
        }

        private void same(FeatureVector expected, FeatureVector actual, int[] slots, int event) {
            for (int slot : slots) {
                boolean same = Double.doubleToRawLongBits(expected.number(slot))
                                == Double.doubleToRawLongBits(actual.number(slot))
                        && expected.state(slot) == actual.state(slot);
                if (!same) {
                    throw new AssertionError("seed " + seed + ", event " + event + ", slot " + slot + ": expected "
                            + expected.number(slot) + " " + expected.state(slot) + " but was " + actual.number(slot)
                            + " " + actual.state(slot));
                }
            }
            assertThat(actual.isDegraded()).isEqualTo(expected.isDegraded());
        }
    }
}
