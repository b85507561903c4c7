package dev.fraudscorer.record.file;

import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.QueuedRecordSink;
import dev.fraudscorer.record.RecordCounts;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes records to files of a folder, one on each line as {@link dev.fraudscorer.json.DecisionRecordJson} has it, from a bounded
 * queue on a thread of its own. Each file is named by when it was begun, {@code decisions-20261130T120000Z-1.jsonl}, and
 * another is begun when it is large or old enough; this library deletes none. Thread-safe.
 *
 * <p>While the disk fails, records wait in the queue and are written to a new file as soon as one can be; a record may then stand
 * in two files.
 */
public final class FileRecordSink implements RecordSink {
    private final QueuedRecordSink queue;

    private FileRecordSink(QueuedRecordSink queue) {
        this.queue = queue;
    }

    /** Begins a sink that writes into a folder, which is made if there is none. */
    public static Builder into(Path folder) {
        return new Builder(folder);
    }

    @Override
    public void add(DecisionRecord record) {
        queue.add(record);
    }

    @Override
    public void reportTo(Consumer<Throwable> failures) {
        queue.reportTo(failures);
    }

    /** Names the files in the folder, which this library neither changes nor deletes. */
    @Override
    public Erased forget(ForgottenKey key) {
        return queue.forget(key);
    }

    /** What it has done so far. */
    public RecordCounts counts() {
        return queue.counts();
    }

    /** Writes what waits, and ends the file. */
    @Override
    public void close() {
        queue.close();
    }

    /** Collects the options of a sink. Confined to one thread. */
    public static final class Builder {
        private final Path folder;
        private long fileBytes = 256L << 20;
        private Duration filePeriod = Duration.ofDays(1);
        private Fsync fsync = Fsync.every(Duration.ofSeconds(1));
        private Clock clock = Clock.systemUTC();
        private int capacity = 10_000;
        private Duration wait = Duration.ZERO;
        private Duration close = Duration.ofSeconds(30);

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /**
         * From how many bytes on a file is ended, 256 MiB if not set; the last records make it longer by a little.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder fileBytes(long newBytes) {
            if (newBytes < 1) {
                throw new IllegalArgumentException("a file must be of 1 byte or more but was " + newBytes);
            }
            fileBytes = newBytes;
            return this;
        }

        /**
         * After how long a file is ended, a day if not set.
         *
         * @throws IllegalArgumentException if it is not above 0
         */
        public Builder filePeriod(Duration newPeriod) {
            if (newPeriod.isNegative() || newPeriod.isZero()) {
                throw new IllegalArgumentException("the period of a file must be above 0 but was " + newPeriod);
            }
            filePeriod = newPeriod;
            return this;
        }

        /** When what was written is forced to the disk, every second if not set. */
        public Builder fsync(Fsync newFsync) {
            fsync = Objects.requireNonNull(newFsync, "fsync");
            return this;
        }

        /** Sets {@link QueuedRecordSink.Builder#capacity}. */
        public Builder capacity(int newCapacity) {
            capacity = newCapacity;
            return this;
        }

        /** Sets {@link QueuedRecordSink.Builder#waitWhenFull}. */
        public Builder waitWhenFull(Duration atMost) {
            wait = atMost;
            return this;
        }

        /** Sets {@link QueuedRecordSink.Builder#closeWithin}. */
        public Builder closeWithin(Duration atMost) {
            close = atMost;
            return this;
        }

        /** The clock by which files are named and ended; the system's if not set. */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock, "clock");
            return this;
        }

        /**
         * Begins the sink. The first file is made when the first record comes.
         *
         * @throws IllegalArgumentException if the capacity is below 1, or a duration to wait is below 0
         */
        public FileRecordSink build() {
            RecordFolder target = new RecordFolder(folder, fileBytes, filePeriod, fsync, clock);
            return new FileRecordSink(QueuedRecordSink.before(target)
                    .capacity(capacity)
                    .waitWhenFull(wait)
                    .closeWithin(close)
                    .build());
        }
    }
}
