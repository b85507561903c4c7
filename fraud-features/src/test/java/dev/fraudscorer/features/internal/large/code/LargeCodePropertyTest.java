package dev.fraudscorer.features.internal.large.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.internal.large.LargePass;
import dev.fraudscorer.features.internal.large.LargePlan;
import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.step.code.RandomEntity;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The class of a plan reads the same values to the last bit as the walk through its lanes, and leaves the same bytes in the
 * record.
 */
class LargeCodePropertyTest {
    private static final int PLANS = Integer.getInteger("fraudscorer.code.plans", 60);
    private static final int EVENTS = 500;

    @Test
    void read_manyPlans_isWhatTheLanesSay() throws ReflectiveOperationException {
        int read = 0;
        int wraps = 0;
        int wide = 0;
        int plans = 0;
        for (long seed = 0; seed < PLANS; seed++) {
            Random random = new Random(seed);
            int texts = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 4);
            int filters = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(random.nextInt(3) == 0 ? 64 : 4);
            int features = 1 + random.nextInt(random.nextInt(4) == 0 ? 600 : 60);
            RandomEntity entity = new RandomEntity(
                    random,
                    texts,
                    filters,
                    features,
                    seed % 5 == 4 ? RandomEntity.Numbers.ANY : RandomEntity.Numbers.CENTS);
            if (random.nextInt(3) == 0) {
                entity.values(400);
            }
            if (entity.plan().passes().length == 0) {
                continue;
            }
            Run run = new Run(seed, entity);
            run.play(random);
            plans++;
            read += run.read;
            wraps += run.wraps;
            wide += run.wide;
        }
        // Not vacuous: four in five plans have cents alone, and most events are the newest.
        assertThat(read).isGreaterThan(plans * EVENTS / 2);
        assertThat(wraps).isGreaterThan(plans * EVENTS / 20);
        assertThat(wide).isGreaterThan(plans * EVENTS / 40);
    }

    /** One record, as its twin is read by code. */
    private static final class Twin {
        private final ArrayBlock block = new ArrayBlock();
        private final LargeRecord record;

        Twin(EntityPlan plan) {
            record = new LargeRecord(new LargePlan(plan));
            block.move(Header.KEY + 5);
            Header.keyBytes(block.bytes, block.at, 5);
            record.begin();
            assertThat(record.moveTo(block)).isTrue();
        }

        /** The number of the event's row, which may be older than others. */
        int find(Current event) {
            return record.find(event.time(), event.id());
        }

        void count(Current event, long idle) {
            if (find(event) < 0) {
                assertThat(record.insert(event)).isTrue();
                long horizon = record.newestTime() - idle;
                record.dropFirst(record.leaving(horizon));
                record.forgetLabels(horizon);
            }
        }

        /** Code does not search for the extreme of a window that has no number. */
        void searchExtremes() {
            for (LargePass pass : record.layout().passes) {
                for (LargePass.Peak peak : pass.peaks) {
                    for (int window : peak.windows()) {
                        record.searchExtreme(pass, peak, window);
                    }
                }
            }
        }

        void label(EventRow event, long knownAt, boolean fraud) {
            assertThat(record.label(event.time(), event.id(), knownAt, fraud, event.bits()))
                    .isTrue();
        }
    }

    /** One plan and its payments. */
    private static final class Run {
        private final long seed;
        private final RandomEntity entity;
        private final EntityPlan plan;
        private final LargeCode code;
        private final Twin walked;
        private final Twin coded;
        private final CodedTotals totals;
        private int read;
        private int wraps;
        private int wide;

        Run(long seed, RandomEntity entity) throws ReflectiveOperationException {
            this.seed = seed;
            this.entity = entity;
            this.plan = entity.plan();
            this.code = Objects.requireNonNull(LargeCode.generate(plan), () -> "no code for seed " + seed);
            this.walked = new Twin(plan);
            this.coded = new Twin(plan);
            this.totals = new CodedTotals(code, coded.record);
        }

        void play(Random random) {
            FeatureVector first = entity.newVector();
            FeatureVector second = entity.newVector();
            for (int i = 0; i < EVENTS; i++) {
                Event event = entity.next();
                Current current = entity.fill(event, first);
                LargeRecord record = walked.record;
                if (record.rows() > 0 && current.time() < record.newestTime() - plan.latenessMillis()) {
                    continue;
                }
                record.read(current, walked.find(current), first);
                entity.fill(event, second);
                if (totals.read(current, second)) {
                    read++;
                    wraps += record.firstPlace() + record.rows() > record.capacity() ? 1 : 0;
                    wide += record.layout().wide ? 1 : 0;
                } else {
                    coded.record.read(current, coded.find(current), second);
                }
                same(first, second, i);
                walked.count(current, plan.idleMillis());
                coded.count(current, plan.idleMillis());
                if (random.nextInt(5) == 0) {
                    long knownAt = current.time() + random.nextInt(1_000);
                    boolean fraud = random.nextInt(3) > 0;
                    walked.label(current, knownAt, fraud);
                    coded.label(current, knownAt, fraud);
                }
                if (random.nextInt(20) == 0) {
                    amend(current, random);
                }
                if (i % 7 == 0) {
                    walked.searchExtremes();
                    coded.searchExtremes();
                    sameBytes(i);
                }
            }
        }

        /** The event that was counted last is as another one now. */
        private void amend(Current counted, Random random) {
            long time = counted.time();
            long id = counted.id();
            short content = (short) random.nextInt();
            Current other = entity.fill(entity.next(), entity.newVector());
            other.identity(time, id, content);
            int row = walked.record.find(time, id);
            assertThat(walked.record.amend(row, other)).isTrue();
            assertThat(coded.record.amend(row, other)).isTrue();
        }

        private void same(FeatureVector expected, FeatureVector actual, int event) {
            int[] runs = code.slotRuns();
            for (int run = 0; run < runs.length; run += 2) {
                for (int slot = runs[run]; slot < runs[run + 1]; slot++) {
                    boolean same = Double.doubleToRawLongBits(expected.number(slot))
                                    == Double.doubleToRawLongBits(actual.number(slot))
                            && expected.state(slot) == actual.state(slot);
                    if (!same) {
                        throw new AssertionError("seed " + seed + ", event " + event + ", slot " + slot + ": expected "
                                + expected.number(slot) + " " + expected.state(slot) + " but was "
                                + actual.number(slot) + " " + actual.state(slot));
                    }
                }
            }
            assertThat(actual.isDegraded()).isEqualTo(expected.isDegraded());
        }

        private void sameBytes(int event) {
            assertThat(coded.block.length).isEqualTo(walked.block.length);
            for (int i = 0; i < walked.block.length; i++) {
                byte expected = walked.block.bytes[walked.block.at + i];
                byte actual = coded.block.bytes[coded.block.at + i];
                if (actual != expected) {
                    throw new AssertionError("seed " + seed + ", event " + event + ": byte " + i + " of "
                            + walked.block.length + ", body from " + (walked.record.body() - walked.block.at)
                            + " on, should be " + expected + " but is " + actual);
                }
            }
        }
    }
}
