package dev.fraudscorer;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.snapshot.PreparedSnapshot;
import dev.fraudscorer.internal.snapshot.SnapshotHeader;
import dev.fraudscorer.internal.snapshot.SnapshotReader;
import dev.fraudscorer.internal.snapshot.SnapshotWriter;
import dev.fraudscorer.internal.snapshot.UnsavedPartException;
import dev.fraudscorer.spi.Durable;
import dev.fraudscorer.spi.InvalidStateException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes and restores snapshots, one at a time, while events are scored. Thread-safe. */
final class Durability {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.snapshot");

    private final Versions versions;
    private final Clock clock;
    /** Held by whoever reads or replaces the state as a whole, and by who closes the sources. */
    private final Lock one = new ReentrantLock();

    Durability(Versions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    Snapshot snapshot(Path file) {
        one.lock();
        try {
            versions.requireOpen();
            Instant begun = clock.instant();
            Pipeline current = versions.current();
            // They go on from version to version, so a reload meanwhile does no harm.
            List<Durable> durables = current.policy().durables();
            Provenance by = current.lists().provenance();
            SnapshotHeader header = new SnapshotHeader(by.library(), by.policy(), by.version(), by.digest(), begun);
            long bytes = SnapshotWriter.write(file, header, durables);
            LOG.info(
                    "wrote snapshot {} of {} bytes, begun at {}",
                    CardNumbers.mask("" + file.getFileName()),
                    bytes,
                    begun);
            return new Snapshot(file, begun, bytes, durables.size());
        } catch (IOException e) {
            String why = e instanceof UnsavedPartException ? e.getMessage() : reason(e);
            throw new SnapshotException(
                    "snapshot " + file.getFileName() + " was not written: " + why
                            + "; expected a folder that can be written to, with room for it, and sources that can"
                            + " save; a snapshot that stood there stands there still",
                    e);
        } finally {
            one.unlock();
        }
    }

    Restoration restore(Path file) {
        one.lock();
        try {
            versions.requireOpen();
            PreparedSnapshot prepared =
                    SnapshotReader.prepare(file, versions.current().policy().durables());
            prepared.commit();
            SnapshotHeader header = prepared.header();
            LOG.info(
                    "restored snapshot {} of {} bytes, begun at {}, with {} notes",
                    CardNumbers.mask("" + file.getFileName()),
                    prepared.bytes(),
                    header.begun(),
                    prepared.notes().size());
            return new Restoration(
                    new Snapshot(file, header.begun(), prepared.bytes(), prepared.parts()),
                    new Provenance(header.policy(), header.version(), header.digest(), header.library()),
                    prepared.notes());
        } catch (InvalidStateException e) {
            throw new SnapshotException(e.getMessage() + "; nothing was restored", e);
        } catch (IOException e) {
            throw new SnapshotException(
                    "snapshot " + file.getFileName() + " cannot be read: " + reason(e)
                            + "; expected a file that snapshot() has written; nothing was restored",
                    e);
        } finally {
            one.unlock();
        }
    }

    /** Closes the sources when no snapshot and no restore is under way. */
    void close() {
        one.lock();
        try {
            versions.close();
        } finally {
            one.unlock();
        }
    }

    /** The exception's text stays out: it repeats whole paths, and what a source says. */
    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file or folder"
                : e.getClass().getSimpleName();
    }
}
