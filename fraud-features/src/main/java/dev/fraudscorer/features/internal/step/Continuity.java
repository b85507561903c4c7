package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.features.internal.record.EventRows;
import dev.fraudscorer.features.internal.record.Header;

/**
 * Since when an entity has been there without a break as long as its retention: {@link Header#first}, kept up to date while
 * rows come and leave. Stateless but for the retention; allocates nothing.
 */
final class Continuity {
    private final long retention;

    Continuity(long retention) {
        this.retention = retention;
    }

    /**
     * An event is about to be put in.
     *
     * @param folded whether it is put among folded ones
     */
    void inserting(EventRows rows, long time, boolean folded) {
        byte[] bytes = rows.bytes();
        int at = rows.at();
        if (rows.rows() == 0) {
            begin(rows, time);
        } else if (time >= rows.newestTime()) {
            if (time - rows.newestTime() >= retention) {
                Header.set(bytes, at, Header.BROKEN, true);
            }
        } else if (time < Header.first(bytes, at)) {
            boolean apart = Header.first(bytes, at) - time >= retention;
            // A break among events that are folded cannot be found again when it leaves.
            if (!apart || !folded) {
                boolean goesOn = goesOnFromFolded(rows, time);
                begin(rows, time);
                rows.beganAmongFolded(goesOn);
                if (apart) {
                    Header.set(bytes, at, Header.BROKEN, true);
                }
            }
        }
    }

    private static void begin(EventRows rows, long time) {
        Header.first(rows.bytes(), rows.at(), time);
        rows.beganAmongFolded(false);
    }

    /** Whether an event before the beginning goes on from folded ones; no bucket has events of before and after a break. */
    private boolean goesOnFromFolded(EventRows rows, long time) {
        return rows.countsFolded(time - retention, Header.first(rows.bytes(), rows.at()));
    }

    /** Whether the beginning that an {@link #age} goes back to lies among folded events, where it cannot be found. */
    boolean isFoldedBeginning(EventRows rows, long time, long age) {
        long first = Header.first(rows.bytes(), rows.at());
        return (rows.beganAmongFolded() && time - age <= first) || (time < first && goesOnFromFolded(rows, time));
    }

    /** The oldest rows are about to leave or to be folded: the beginning moves behind the breaks that leave with them. */
    void leaving(EventRows rows, int count) {
        byte[] bytes = rows.bytes();
        int at = rows.at();
        if (!Header.has(bytes, at, Header.BROKEN)) {
            return;
        }
        boolean broken = false;
        for (int i = 1; i < rows.rows(); i++) {
            if (rows.time(i) - rows.time(i - 1) >= retention) {
                if (i <= count) {
                    begin(rows, rows.time(i));
                } else {
                    broken = true;
                }
            }
        }
        Header.set(bytes, at, Header.BROKEN, broken);
    }

    /**
     * The rows were kept for another retention: what was no break under a longer one may be one now, and what was one under a
     * shorter one may be none.
     *
     * @param isShorter whether this retention is the shorter one
     * @return whether this retention is the shorter one, and the history goes on before the oldest row, where it is not known
     *     whether there was a break
     */
    boolean changed(EventRows rows, boolean isShorter) {
        boolean broken = false;
        for (int i = 1; i < rows.rows() && !broken; i++) {
            broken = rows.time(i) - rows.time(i - 1) >= retention;
        }
        byte[] bytes = rows.bytes();
        int at = rows.at();
        Header.set(bytes, at, Header.BROKEN, broken);
        boolean goesOn = isShorter && rows.rows() > 0 && Header.first(bytes, at) < rows.time(0);
        if (goesOn) {
            Header.first(bytes, at, rows.time(0));
        }
        return goesOn;
    }

    /** In milliseconds, since the first event of the unbroken history that an event at {@code time} is in. */
    long age(EventRows rows, long time, long seenUntil) {
        int end = rows.firstAfter(seenUntil);
        if (end == 0 ? !rows.hasFolded() : time - rows.time(end - 1) >= retention) {
            return 0;
        }
        if (Header.has(rows.bytes(), rows.at(), Header.BROKEN)) {
            for (int i = end - 1; i > 0; i--) {
                if (rows.time(i) - rows.time(i - 1) >= retention) {
                    return Math.max(0, time - rows.time(i));
                }
            }
        }
        return Math.max(0, time - Header.first(rows.bytes(), rows.at()));
    }
}
