package dev.fraudscorer.record;

import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/*
 * One thread takes records out of a bounded queue and gives them to the target, many at once. A target that fails gets the same
 * records again after a pause, so nothing is lost while there is room: the queue fills behind them, and only then records are
 * dropped, or whoever scores waits, as the host has chosen. Each record that came is stored, waiting or dropped:
 *
 *   taken = stored + dropped + waiting
 *
 * Closing lets the thread empty the queue, for so long as the host allows. What is not stored then is dropped, and counted.
 * A record that comes after closing is dropped at once; one that came in the same moment is found by the thread, or by
 * the one that closes, since both look into the queue after it was closed.
 */

/**
 * A sink with a bounded queue before a target, which stores records on a thread of the sink. Until the queue is full nothing is
 * lost, though the target fails; then records are dropped and counted, or whoever scores waits for room. Thread-safe.
 */
public final class QueuedRecordSink implements RecordSink {
    private static final int MOST_AT_ONCE = 256;
    /** Closing does not wake the thread, since an interrupt would end a file that is being written. */
    private static final long LONGEST_POLL_MILLIS = 100;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final RecordTarget target;
    private final ArrayBlockingQueue<DecisionRecord> queue;
    private final long waitNanos;
    private final long closeNanos;
    private final long tickMillis;
    private final Thread writer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LongAdder taken = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final AtomicLong failures = new AtomicLong();

    private volatile Consumer<Throwable> failureListener = failure -> {};
    private volatile boolean closed;
    /** Not to try again what fails, since nobody waits any more. */
    private volatile boolean givenUp;

    private QueuedRecordSink(Builder options) {
        this.target = options.target;
        this.queue = new ArrayBlockingQueue<>(options.capacity);
        this.waitNanos = options.wait.toNanos();
        this.closeNanos = options.close.toNanos();
        this.tickMillis =
                Math.max(1, Math.min(LONGEST_POLL_MILLIS, target.tickEvery().toMillis()));
        this.writer = new Thread(this::run, "fraud-scorer-records");
        writer.setDaemon(true);
        writer.start();
    }

    /** Begins a sink before a target, which is then the sink's: it closes it. */
    public static Builder before(RecordTarget target) {
        return new Builder(target);
    }

    @Override
    public void add(DecisionRecord record) {
        Objects.requireNonNull(record, "record");
        taken.increment();
        if (closed || !(queue.offer(record) || (waitNanos > 0 && offerInTime(record)))) {
            dropped.increment();
            return;
        }
        if (closed && queue.remove(record)) {
            // The thread may have ended before it was put in.
            dropped.increment();
        }
    }

    private boolean offerInTime(DecisionRecord record) {
        try {
            return queue.offer(record, waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void reportTo(Consumer<Throwable> failureListener) {
        this.failureListener = Objects.requireNonNull(failureListener, "failureListener");
    }

    /** What its target removes; records that still wait are stored like all others. */
    @Override
    public Erased forget(ForgottenKey key) {
        return target.forget(key);
    }

    /** What it has done so far; while records come, of about one moment. */
    public RecordCounts counts() {
        long lost = dropped.sum();
        long done = stored.sum();
        long came = taken.sum();
        return new RecordCounts(came, done, lost, Math.max(0, came - done - lost), failures.get());
    }

    /** Stores what is in the queue, waiting for that as long as was set, and closes the target. Closing again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        closing.countDown();
        boolean interrupted = false;
        try {
            TimeUnit.NANOSECONDS.timedJoin(writer, closeNanos);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        // A target that hangs keeps its thread, which is a daemon; one that fails is not tried again.
        givenUp = true;
        if (writer.isAlive()) {
            writer.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<DecisionRecord> batch = new ArrayList<>(MOST_AT_ONCE);
        try {
            while (!(closed && queue.isEmpty() && batch.isEmpty())) {
                takeInto(batch);
                if (batch.isEmpty()) {
                    guarded(target::tick);
                } else {
                    store(batch);
                    batch.clear();
                }
            }
        } finally {
            closed = true;
            dropped.add(batch.size());
            List<DecisionRecord> left = new ArrayList<>();
            queue.drainTo(left);
            dropped.add(left.size());
            guarded(target::close);
        }
    }

    private void takeInto(List<DecisionRecord> batch) {
        queue.drainTo(batch, MOST_AT_ONCE);
        if (!batch.isEmpty() || closed) {
            return;
        }
        try {
            DecisionRecord first = queue.poll(tickMillis, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, MOST_AT_ONCE - 1);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts it, and `closed` says so.
        }
    }

    /**
     * Stores records, trying again until that is done or nobody waits any more. What fails for another cause than the storage
     * would fail for ever: such records are tried one by one, and those at fault dropped.
     */
    private void store(List<DecisionRecord> records) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            Throwable failure = guarded(() -> target.write(records));
            if (failure == null) {
                stored.add(records.size());
                return;
            }
            boolean isStorage = failure instanceof IOException || failure instanceof UncheckedIOException;
            if (!isStorage && records.size() > 1) {
                records.forEach(record -> store(List.of(record)));
                return;
            }
            if (!isStorage || givenUp) {
                dropped.add(records.size());
                return;
            }
            pauseFor(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /** Shorter once the sink is being closed, since somebody waits. */
    private void pauseFor(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                Thread.sleep(FIRST_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // Only close() interrupts it, and `givenUp` says so.
        }
    }

    /** What was thrown; null if nothing was. */
    private @Nullable Throwable guarded(Step step) {
        try {
            step.run();
            return null;
        } catch (Throwable e) {
            failures.incrementAndGet();
            try {
                failureListener.accept(e);
            } catch (Throwable another) {
                failures.incrementAndGet();
            }
            return e;
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Collects the options of a sink. Confined to one thread. */
    public static final class Builder {
        private final RecordTarget target;
        private int capacity = 10_000;
        private Duration wait = Duration.ZERO;
        private Duration close = Duration.ofSeconds(30);

        private Builder(RecordTarget target) {
            this.target = Objects.requireNonNull(target, "target");
        }

        /**
         * How many records the queue has room for, 10,000 if not set; each takes some kilobytes, by the size of the policy.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder capacity(int newCapacity) {
            if (newCapacity < 1) {
                throw new IllegalArgumentException("the capacity must be 1 or more but was " + newCapacity);
            }
            capacity = newCapacity;
            return this;
        }

        /**
         * Lets whoever scores wait for room in a full queue, but no longer than this; then the record is dropped and counted. Not
         * set, nobody waits. The answer is fixed by then, and still comes as late as that.
         *
         * @throws IllegalArgumentException if it is below 0
         */
        public Builder waitWhenFull(Duration atMost) {
            wait = notNegative(atMost);
            return this;
        }

        /**
         * How long closing waits for what is in the queue, 30 seconds if not set.
         *
         * @throws IllegalArgumentException if it is below 0
         */
        public Builder closeWithin(Duration atMost) {
            close = notNegative(atMost);
            return this;
        }

        /** Begins the sink's thread. */
        public QueuedRecordSink build() {
            return new QueuedRecordSink(this);
        }

        private static Duration notNegative(@Nullable Duration duration) {
            if (Objects.requireNonNull(duration, "duration").isNegative()) {
                throw new IllegalArgumentException("a duration to wait must be 0 or more but was " + duration);
            }
            return duration;
        }
    }
}
