package dev.fraudscorer.internal.run.handover;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.handover.LogEntry.Kind;
import dev.fraudscorer.internal.run.pipeline.CarriedSources;
import dev.fraudscorer.internal.run.pipeline.CountedLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/*
 * A call counts in the running version first, then here, and returns then. So at each moment everything that a host knows to be
 * counted is in the state that was saved, in the log, or counted in the next version already:
 *
 *   collecting   entries are put into the queue, and taken out by the thread that reloads;
 *   switched     in one step under the lock the last entries are counted in the next version and that is published. A call that is
 *                still inside the version before then counts in both, itself.
 *
 * Nobody waits for a call that is inside, and a call waits for the few last entries at most.
 */

/** What is counted while a state is carried over, in order. Thread-safe. */
final class HandoverLog implements CountedLog {
    /** So few are counted while calls may have to wait for it: a millisecond. */
    private static final int FEW = 64;

    private static final long PAUSE_NANOS = 50_000;

    private final int mostEntries;
    private final long mostBytes;
    private final Health health;

    private volatile boolean stopped;
    /** Events come faster than they are counted in the next version: each call gives it a little time. */
    private volatile boolean overtaken;

    // Guarded by this.
    private Deque<LogEntry> entries = new ArrayDeque<>();
    private long bytes;
    private @Nullable String broken;
    private @Nullable CarriedSources next;

    HandoverLog(int mostEntries, long mostBytes, Health health) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
        this.health = health;
    }

    @Override
    public void counted(Event event, long reachedMillis, long receivedMillis, boolean failed) {
        add(Kind.COUNTED, event, null, reachedMillis, receivedMillis, failed);
    }

    @Override
    public void uncounted(Event event, long reachedMillis, long receivedMillis) {
        add(Kind.UNCOUNTED, event, null, reachedMillis, receivedMillis, true);
    }

    @Override
    public void amended(Event event, boolean failed) {
        add(Kind.AMENDED, event, null, 0, 0, failed);
    }

    @Override
    public void labelled(Event event, Label label, boolean failed) {
        add(Kind.LABELLED, event, label, 0, 0, failed);
    }

    private void add(Kind kind, Event event, @Nullable Label label, long reached, long received, boolean failed) {
        if (stopped) {
            return;
        }
        try {
            LogEntry entry = new LogEntry(kind, event, label, reached, received, failed);
            CarriedSources here = queue(entry);
            if (here != null) {
                entry.countInto(here);
            } else if (overtaken) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (Throwable e) {
            lost(e);
        }
    }

    /** Puts an entry into the queue; returns where it is to be counted at once instead. */
    private synchronized @Nullable CarriedSources queue(LogEntry entry) {
        if (next == null && broken == null) {
            entries.add(entry);
            bytes += entry.bytes();
            if (entries.size() > mostEntries || bytes > mostBytes) {
                breakOff("more events while the state was carried over than are kept meanwhile: " + entries.size()
                        + ", of about " + bytes + " bytes");
            }
        }
        return next;
    }

    /** Not even an entry could be made, or the next version failed to count what the one before has counted. */
    private void lost(Throwable cause) {
        boolean collecting;
        synchronized (this) {
            collecting = next == null;
            if (collecting) {
                breakOff(
                        "a failure while events were noted (" + cause.getClass().getName() + ")");
            }
        }
        if (!collecting) {
            health.failed(cause);
        }
    }

    private void breakOff(String why) {
        broken = why;
        entries = new ArrayDeque<>();
        bytes = 0;
    }

    /** Nothing more is noted. */
    synchronized void stop() {
        stopped = true;
        entries = new ArrayDeque<>();
        bytes = 0;
    }

    /**
     * Counts what is noted in the next version until little is left.
     *
     * @throws HandoverException if more was counted meanwhile than is kept, or the next version fails to count it
     */
    void countInto(CarriedSources sources) throws HandoverException {
        try {
            Deque<LogEntry> taken = take();
            while (taken.size() > FEW) {
                int before = taken.size();
                count(taken, sources);
                taken = take();
                overtaken = taken.size() > before / 2;
            }
            count(taken, sources);
        } finally {
            overtaken = false;
        }
    }

    /**
     * Counts the last of what is noted in the next version and publishes that, in one step. Who still counts in the version before
     * then counts in both.
     *
     * @param whenPublished the same sources of whichever version is in use by then: another reload may have come meanwhile
     * @return false if nothing was published: the scorer is closed
     */
    synchronized boolean switchTo(CarriedSources sources, CarriedSources whenPublished, Publication publication)
            throws HandoverException {
        count(take(), sources);
        boolean published = publication.publish();
        if (published) {
            next = whenPublished;
        } else {
            stop();
        }
        return published;
    }

    private synchronized Deque<LogEntry> take() throws HandoverException {
        if (broken != null) {
            throw new HandoverException(
                    broken,
                    "fewer events at once, such as at another time of the day; the version before is still in use",
                    null);
        }
        Deque<LogEntry> taken = entries;
        entries = new ArrayDeque<>();
        bytes = 0;
        return taken;
    }

    private static void count(Deque<LogEntry> taken, CarriedSources sources) throws HandoverException {
        for (LogEntry entry : taken) {
            try {
                entry.countInto(sources);
            } catch (Throwable e) {
                if (!entry.failed() || e instanceof VirtualMachineError) {
                    throw new HandoverException(
                            "a source that failed to count what the version before has counted ("
                                    + e.getClass().getName() + ")",
                            "one that counts; the version before is still in use, and the exception's cause has what"
                                    + " was thrown",
                            e);
                }
            }
        }
    }

    /** Puts the next version in the place of the one before. */
    interface Publication {
        /** False if the scorer is closed. */
        boolean publish();
    }
}
