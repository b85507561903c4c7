package dev.fraudscorer.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueuedRecordSinkTest {
    private final Target target = new Target();
    private final List<DecisionRecord> records = IntStream.range(0, 20)
            .mapToObj(i -> RandomRecords.next(new Random(i)))
            .toList();

    @Test
    void close_recordsWait_storesAllInTheirOrder() {
        target.calls.release(Integer.MAX_VALUE);
        QueuedRecordSink sink = QueuedRecordSink.before(target).build();
        records.forEach(sink::add);
        sink.close();

        assertThat(target.stored).isEqualTo(records);
        assertThat(target.closed).isTrue();
        assertThat(sink.counts()).isEqualTo(new RecordCounts(20, 20, 0, 0, 0));
    }

    @Test
    void add_queueIsFullAndNobodyWaits_dropsAndCounts() throws Exception {
        QueuedRecordSink sink = QueuedRecordSink.before(target).capacity(4).build();
        sink.add(records.get(0));
        target.entered.await();
        records.subList(1, 20).forEach(sink::add);

        assertThat(sink.counts()).isEqualTo(new RecordCounts(20, 0, 15, 5, 0));
        target.calls.release(Integer.MAX_VALUE);
        sink.close();
        assertThat(target.stored).isEqualTo(records.subList(0, 5));
        assertThat(sink.counts()).isEqualTo(new RecordCounts(20, 5, 15, 0, 0));
    }

    @Test
    void add_queueIsFullAndRoomComesInTime_losesNothing() throws Exception {
        QueuedRecordSink sink = QueuedRecordSink.before(target)
                .capacity(1)
                .waitWhenFull(Duration.ofMinutes(1))
                .build();
        sink.add(records.get(0));
        target.entered.await();
        Thread adder = new Thread(() -> records.subList(1, 20).forEach(sink::add));
        adder.start();
        target.calls.release(Integer.MAX_VALUE);
        adder.join();
        sink.close();

        assertThat(target.stored).isEqualTo(records);
        assertThat(sink.counts().dropped()).isZero();
    }

    @Test
    void add_interruptedWhileItWaits_dropsAndKeepsTheInterrupt() throws Exception {
        QueuedRecordSink sink = QueuedRecordSink.before(target)
                .capacity(1)
                .waitWhenFull(Duration.ofMinutes(1))
                .closeWithin(Duration.ZERO)
                .build();
        sink.add(records.get(0));
        target.entered.await();
        sink.add(records.get(1));
        Thread.currentThread().interrupt();
        sink.add(records.get(2));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sink.counts().dropped()).isEqualTo(1);
        target.calls.release(Integer.MAX_VALUE);
        sink.close();
    }

    @Test
    void add_storageFailsForAWhile_storesTheSameRecordsAgainAndReports() {
        target.failures.set(3);
        target.calls.release(Integer.MAX_VALUE);
        List<Throwable> reported = Collections.synchronizedList(new ArrayList<>());
        QueuedRecordSink sink = QueuedRecordSink.before(target).build();
        sink.reportTo(failure -> {
            reported.add(failure);
            throw new IllegalStateException("a listener that fails");
        });
        records.forEach(sink::add);
        sink.close();

        assertThat(target.stored).isEqualTo(records);
        assertThat(reported).hasSize(3).allMatch(failure -> failure instanceof IOException);
        assertThat(sink.counts().dropped()).isZero();
    }

    @Test
    void close_storageFailsForEver_countsWhatIsLost() {
        target.failures.set(Integer.MAX_VALUE);
        target.calls.release(Integer.MAX_VALUE);
        QueuedRecordSink sink = QueuedRecordSink.before(target)
                .closeWithin(Duration.ofMillis(1))
                .build();
        records.forEach(sink::add);
        sink.close();
        target.awaitClosed();

        assertThat(sink.counts().dropped()).isEqualTo(20);
        assertThat(sink.counts().waiting()).isZero();
    }

    /** One record that cannot be stored for its own sake must not hold up the others for ever. */
    @Test
    void add_oneRecordIsAtFault_theOthersAreStored() {
        target.poison = records.get(7);
        target.calls.release(Integer.MAX_VALUE);
        QueuedRecordSink sink = QueuedRecordSink.before(target).build();
        records.forEach(sink::add);
        sink.close();

        List<DecisionRecord> others = new ArrayList<>(records);
        others.remove(7);
        assertThat(target.stored).isEqualTo(others);
        assertThat(sink.counts().stored()).isEqualTo(19);
        assertThat(sink.counts().dropped()).isEqualTo(1);
    }

    @Test
    void close_targetHangs_returnsInTime() throws Exception {
        QueuedRecordSink sink = QueuedRecordSink.before(target)
                .closeWithin(Duration.ofMillis(1))
                .build();
        sink.add(records.get(0));
        target.entered.await();

        sink.close();
        sink.close();
        sink.add(records.get(1));

        assertThat(sink.counts().taken()).isEqualTo(2);
        target.awaitClosed();
        assertThat(sink.counts().dropped()).isEqualTo(2);
    }

    @Test
    void close_whileManyAdd_everyRecordIsStoredOrDropped() throws Exception {
        target.calls.release(Integer.MAX_VALUE);
        for (int round = 0; round < 20; round++) {
            QueuedRecordSink sink = QueuedRecordSink.before(new Target(target.calls))
                    .capacity(8)
                    .build();
            List<Thread> adders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Thread adder = new Thread(() -> {
                    for (int repeat = 0; repeat < 10; repeat++) {
                        records.forEach(sink::add);
                    }
                });
                adders.add(adder);
                adder.start();
            }
            sink.close();
            for (Thread adder : adders) {
                adder.join();
            }
            RecordCounts counts = sink.counts();
            assertThat(counts.stored() + counts.dropped() + counts.waiting()).isEqualTo(600);
            assertThat(counts.waiting()).isZero();
        }
    }

    private static final class Target implements RecordTarget {
        private final Semaphore calls;
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch closing = new CountDownLatch(1);
        private final List<DecisionRecord> stored = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger failures = new AtomicInteger();
        private volatile DecisionRecord poison = RandomRecords.next(new Random(-1));
        private volatile boolean closed;

        Target() {
            this(new Semaphore(0));
        }

        Target(Semaphore calls) {
            this.calls = calls;
        }

        @Override
        public void write(List<DecisionRecord> written) throws IOException {
            entered.countDown();
            try {
                calls.acquire();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            calls.release();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("no space left");
            }
            if (written.contains(poison)) {
                throw new IllegalStateException("cannot be written");
            }
            stored.addAll(written);
        }

        @Override
        public void close() {
            closed = true;
            closing.countDown();
        }

        void awaitClosed() {
            try {
                assertThat(closing.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
