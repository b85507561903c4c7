package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event costs in rows, not in time, whatever order events come in. */
class LargeWorkTest {
    private static final long START = 1_772_323_200_000L;
    private static final int ROWS = 12_000;
    private static final int STEP = 20;
    private static final long LATENESS = 300_000;

    private final Random random = new Random(1);
    private final RandomPayments next = new RandomPayments(random, 3_000, Integer.MAX_VALUE);
    private final Payments payments =
            new Payments(new Bounds(LATENESS, 10, 1 << 30, 1 << 20), 0, feature -> true, RandomPayments.WINDOWS);
    private final LargeHistory history = new LargeHistory(payments, 0, 1, new long[0]);
    private long now = START;
    private int id;

    private long edges;
    private long rows;
    private long mostEdges;
    private long mostRows;

    @BeforeEach
    void fill() {
        while (history.record.rows() < ROWS) {
            now += STEP;
            visit(now);
        }
        forget();
    }

    private void forget() {
        edges = history.record.edgeWork();
        rows = history.record.rowWork();
        mostEdges = 0;
        mostRows = 0;
    }

    private void visit(long time) {
        visit(next.payment(id++, time), true);
    }

    private void visit(Payment payment, boolean counts) {
        history.read(payment);
        if (counts) {
            history.count(payment, "payment " + payment.id());
        }
        mostEdges = Math.max(mostEdges, history.record.edgeWork() - edges);
        mostRows = Math.max(mostRows, history.record.rowWork() - rows);
        edges = history.record.edgeWork();
        rows = history.record.rowWork();
    }

    private int windows() {
        int windows = 0;
        for (LargePass pass : history.record.layout().passes) {
            windows += pass.windows;
        }
        return windows;
    }

    /** As many loops over rows as a late reading has. */
    private int lanes() {
        int lanes = 0;
        for (LargePass pass : history.record.layout().passes) {
            lanes += pass.counts.length + pass.numbers.length + 2 * pass.marked.length + pass.counted.length;
        }
        return lanes;
    }

    /** No event moves edges over more rows than this, where they moved over all rows of all windows and back. */
    private void assertBounded() {
        assertThat(mostEdges).isLessThan(3L * (64 + ROWS / 16) + 10L * windows());
        assertThat(mostRows).isLessThan((long) (lanes() + 4) * ROWS);
    }

    @Test
    void visit_newEvents_passAFewRows() {
        for (int i = 0; i < 300; i++) {
            now += STEP;
            visit(now);
        }
        assertThat(mostEdges).isLessThan(10L * windows());
        assertThat(mostRows).isLessThan(10);
    }

    @Test
    void visit_newAndLateEventsInTurn_leavesTheEdgesWhereTheyAre() {
        for (int i = 0; i < 100; i++) {
            now += STEP;
            visit(now);
            visit(now - random.nextInt((int) LATENESS));
        }
        assertBounded();
    }

    @Test
    void visit_newAndVeryLateEventsInTurn_leavesTheEdgesWhereTheyAre() {
        for (int i = 0; i < 100; i++) {
            now += STEP;
            visit(now);
            visit(now - LATENESS + 10 * STEP);
        }
        assertBounded();
    }

    @Test
    void visit_retriesOfLateEvents_leavesTheEdgesWhereTheyAre() {
        for (int i = 0; i < 100; i++) {
            now += STEP;
            visit(now);
            visit(history.list().get(random.nextInt(history.list().size())), false);
        }
        assertBounded();
    }

    @Test
    void visit_eventsOfOneTime_looksAtEachRowOnce() {
        for (int i = 0; i < 3_000; i++) {
            visit(now);
        }
        forget();
        visit(now);
        assertThat(mostRows).isBetween(3_000L, 2L * 3_010);
    }
}
