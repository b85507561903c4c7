package dev.fraudscorer.benchmarks.features.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class LaneTurnsTest {
    private static final int ITEMS = 6_000;
    private static final int BATCH = 10;

    @Test
    void measure_twoLanes_eachItemComesOnceAndAtMostTwoWorkAtOnce() throws InterruptedException {
        AtomicIntegerArray visits = new AtomicIntegerArray(2 * ITEMS);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Workload work = (lane, from, to) -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            for (int i = from; i < to; i++) {
                visits.incrementAndGet(lane * ITEMS + i);
            }
            working.decrementAndGet();
            return 0;
        };

        List<LaneReadings> readings =
                LaneTurns.measure(List.of(new Contender("a", work)), new LaneSchedule(ITEMS, BATCH));

        for (int i = 0; i < visits.length(); i++) {
            assertThat(visits.get(i)).as("item %d", i).isOne();
        }
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(readings.get(0).alone().wall().least()).isPositive();
        assertThat(readings.get(0).together().wall().least()).isPositive();
        assertThat(readings.get(0).scaling()).isPositive();
    }

    @Test
    void schedule_twoLanes_isTheOrderInWhichTheyWork() throws InterruptedException {
        List<String> worked = Collections.synchronizedList(new ArrayList<>());
        LaneSchedule schedule = new LaneSchedule(120, 1);
        LaneTurns.measure(
                List.of(new Contender("a", (lane, from, to) -> {
                    worked.add(lane + " " + from);
                    return 0;
                })),
                schedule);

        List<String> planned = new ArrayList<>();
        schedule.forEach((lane, index) -> planned.add(lane + " " + index));

        assertThat(planned).hasSize(240).startsWith("0 0", "0 1").endsWith("0 119", "1 119");
        // Within a phase both work at once; each phase of 20 or 40 has the planned items.
        int[] ends = {20, 60, 80, 120, 140, 180, 200, 240};
        for (int phase = 0, from = 0; phase < ends.length; from = ends[phase++]) {
            assertThat(worked.subList(from, ends[phase]))
                    .containsExactlyInAnyOrderElementsOf(planned.subList(from, ends[phase]));
        }
    }

    @Test
    void measure_laneThatFails_isReported() {
        Contender failing = new Contender("a", (lane, from, to) -> {
            throw new IllegalArgumentException("no item " + from);
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> LaneTurns.measure(List.of(failing), new LaneSchedule(ITEMS, BATCH)))
                .withMessage("a lane failed")
                .havingRootCause()
                .withMessage("no item 0");
    }
}
