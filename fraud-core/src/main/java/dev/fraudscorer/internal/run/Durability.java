package dev.fraudscorer.internal.run;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.snapshot.PreparedSnapshot;
import dev.fraudscorer.internal.snapshot.SnapshotHeader;
import dev.fraudscorer.internal.snapshot.SnapshotReader;
import dev.fraudscorer.internal.snapshot.SnapshotWriter;
import dev.fraudscorer.internal.snapshot.UnwrittenSnapshotException;
import dev.fraudscorer.metrics.ScorerObserver;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.state.Snapshot;
import dev.fraudscorer.state.SnapshotException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes and restores snapshots, one at a time, while events are scored. Thread-safe. */
public final class Durability {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.snapshot");

    private final ActivePolicy activePolicy;
    private final Clock clock;
    private final Changes changes;
    private final Observers observers;
    /** Held by whoever reads or replaces the state as a whole, and by who closes the sources. */
    private final Lock one = new ReentrantLock();

    public Durability(ActivePolicy activePolicy, Clock clock, Changes changes, Observers observers) {
        this.activePolicy = activePolicy;
        this.clock = clock;
        this.changes = changes;
        this.observers = observers;
    }

    /** Does something to the state while no snapshot, no restore and no close is under way; waits for one that is. */
    <T, E extends Exception> T alone(Step<T, E> step) throws E {
        one.lock();
        try {
            activePolicy.requireOpen();
            return step.run();
        } finally {
            one.unlock();
        }
    }

    /** What is done to the state. */
    interface Step<T, E extends Exception> {
        T run() throws E;
    }

    public Snapshot snapshot(Path file) {
        return observed(() -> write(file), ScorerObserver::snapshotTaken, ScorerObserver::snapshotFailed);
    }

    private Snapshot write(Path file) {
        try {
            Instant begun = clock.instant();
            Pipeline current = activePolicy.current();
            // They are retained from version to version, or carried over when no snapshot is under way: a reload does
            // no harm.
            List<Durable> durables = current.policy().durables();
            Provenance by = current.lists().provenance();
            SnapshotHeader header = new SnapshotHeader(by.library(), by.policy(), by.version(), by.digest(), begun);
            long bytes = SnapshotWriter.write(file, header, durables);
            LOG.info("wrote snapshot {} of {} bytes, begun at {}", ShownText.of("" + file.getFileName()), bytes, begun);
            return Snapshot.of(file, begun, bytes, durables.size());
        } catch (Throwable e) {
            // Errors, too: a snapshot that takes more memory than there is harms nothing but itself.
            String why = e instanceof UnwrittenSnapshotException ? e.getMessage() : reason(e);
            throw new SnapshotException(
                    "snapshot " + file.getFileName() + " was not written: " + why
                            + "; expected a regular file or none in a folder that can be written to, with room for"
                            + " it, and sources that can save; a snapshot that was there is still there",
                    e);
        }
    }

    public Restoration restore(Path file, Change by) {
        Aftermath after = new Aftermath();
        try {
            return observed(
                    () -> noted(file, by, after), ScorerObserver::snapshotRestored, ScorerObserver::restoreFailed);
        } finally {
            after.settle(changes);
        }
    }

    private Restoration noted(Path file, Change by, Aftermath after) {
        String subject = String.valueOf(file.getFileName());
        Provenance inUse = activePolicy.current().lists().provenance();
        try {
            Restoration restoration = readAndCommit(file);
            after.announce(changes.made(ChangeKind.RESTORE, subject, by, inUse, inUse));
            return restoration;
        } catch (RuntimeException | Error e) {
            after.announce(changes.refused(ChangeKind.RESTORE, subject, by, inUse, e));
            throw e;
        }
    }

    private Restoration readAndCommit(Path file) {
        PreparedSnapshot prepared = read(file);
        commit(file, prepared);
        SnapshotHeader header = prepared.header();
        LOG.info(
                "restored snapshot {} of {} bytes, begun at {}, with {} notes",
                ShownText.of("" + file.getFileName()),
                prepared.bytes(),
                header.begun(),
                prepared.notes().size());
        return Restoration.of(
                Snapshot.of(file, header.begun(), prepared.bytes(), prepared.parts()),
                Provenance.of(header.policy(), header.version(), header.digest(), header.library()),
                prepared.notes());
    }

    private PreparedSnapshot read(Path file) {
        try {
            return SnapshotReader.prepare(file, activePolicy.current().policy().durables());
        } catch (InvalidStateException e) {
            throw new SnapshotException(e.getMessage() + "; nothing was restored", e);
        } catch (Throwable e) {
            throw new SnapshotException(
                    "snapshot " + file.getFileName() + " cannot be read: " + reason(e)
                            + "; expected a file that snapshot() has written; nothing was restored",
                    e);
        }
    }

    private static void commit(Path file, PreparedSnapshot prepared) {
        try {
            prepared.commit();
        } catch (Throwable e) {
            throw new SnapshotException(
                    "snapshot " + file.getFileName() + " was whole, but a source failed when it took effect ("
                            + e.getClass().getSimpleName() + "), which it must not; expected all sources to take it;"
                            + " close this scorer, and restore into a new one",
                    e);
        }
    }

    /** Does it alone; the observers are called when nobody waits for it any more. */
    private <T> T observed(Supplier<T> change, Report<T> done, Report<SnapshotException> failed) {
        Runnable report = () -> {};
        one.lock();
        try {
            activePolicy.requireOpen();
            long begun = observers.nanos();
            try {
                T result = change.get();
                long nanos = observers.nanos() - begun;
                report = () -> observers.each(observer -> done.to(observer, result, nanos));
                return result;
            } catch (SnapshotException e) {
                long nanos = observers.nanos() - begun;
                report = () -> observers.each(observer -> failed.to(observer, e, nanos));
                throw e;
            }
        } finally {
            one.unlock();
            report.run();
        }
    }

    /** Closes the sources when no snapshot and no restore is under way. */
    public void close() {
        one.lock();
        try {
            activePolicy.close();
        } finally {
            one.unlock();
        }
    }

    /** The exception's text stays out: it repeats whole paths, and texts of a source. */
    private static String reason(Throwable e) {
        return e instanceof NoSuchFileException
                ? "there is no such file or folder"
                : e.getClass().getSimpleName();
    }

    /** A method of the observers. */
    private interface Report<T> {
        void to(ScorerObserver observer, T what, long nanos);
    }
}
