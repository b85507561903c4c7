package dev.fraudscorer.benchmarks.features.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PacedLoopTest {
    private static final int PER_SECOND = 1_000;
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Twenty pieces came due while one stalled: each of them has waited, and all but the last by a millisecond at least. */
    @Test
    void run_oneStall_isPaidByAllThatWereDueMeanwhile() {
        PacedLoop[] loop = new PacedLoop[1];
        loop[0] = new PacedLoop(PER_SECOND, new PacedLoop.Work() {
            private int done;

            @Override
            public void prepare() {}

            @Override
            public void run() {
                if (++done == 10) {
                    long until = System.nanoTime() + STALL_NANOS;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                }
                if (done == 40) {
                    loop[0].stop();
                }
            }
        });

        loop[0].run();

        Histogram latencies = loop[0].phase();
        assertThat(latencies.getTotalCount()).isEqualTo(40);
        assertThat(latencies.getCountBetweenValues(TimeUnit.MILLISECONDS.toNanos(1), Long.MAX_VALUE / 2))
                .isGreaterThanOrEqualTo(18);
        assertThat(loop[0].phase().getTotalCount()).isZero();
    }
}
