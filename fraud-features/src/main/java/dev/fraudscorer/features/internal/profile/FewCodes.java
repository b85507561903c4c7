package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.window.Tally;
import java.util.Arrays;

/**
 * Tells the values of an entity with few events apart. Reused; confined to one thread.
 *
 * <p>A window holds as many different values as there are events in it that are the last of their value, since it holds
 * all that came after them. Those are marked in the rows, for windows that end with the newest event.
 */
final class FewCodes {
    private static final int WORDS = (Dictionary.MOST + Long.SIZE) / Long.SIZE;

    private final WindowMasks windows;
    private final Tally tally;
    private final EventMask carriers = new EventMask();
    private final EventMask same = new EventMask();
    private final EventMask last = new EventMask();
    private final EventMask rest = new EventMask();
    private final long[] seen = new long[WORDS];

    FewCodes(WindowMasks windows, Tally tally) {
        this.windows = windows;
        this.tally = tally;
    }

    /**
     * Counts the values of a lane.
     *
     * @param own the place of the current event's value; 0 if no event that is kept has it
     * @param admitted the events that the filter admits
     * @param marked whether the marks in the rows are of these windows
     */
    void count(Rows rows, CodeLane lane, int own, EventMask admitted, boolean marked) {
        findSame(rows, lane.column(), own, admitted);
        boolean shares = !lane.share().isEmpty() || !lane.shareExcluding().isEmpty();
        boolean plain = marked && lane.filter() == Pass.ALL;
        if (shares || !plain) {
            findCarriers(rows, lane.column(), admitted);
        }
        if (plain) {
            last.haveBit(rows.data(), rows.markAt(lane.column()), rows.size(), rows.markBit(lane.column()));
        } else {
            findLast(rows, lane);
        }
        for (int window : lane.windows()) {
            tally.same[window] = windows.count(window, same);
            tally.distinct[window] = windows.count(window, last);
        }
        if (shares) {
            for (int window : lane.windows()) {
                tally.carriers[window] = windows.count(window, carriers);
            }
        }
    }

    private void findSame(Rows rows, int column, int own, EventMask admitted) {
        if (own == 0) {
            same.clear();
        } else {
            same.haveByte(rows.data(), rows.codesAt(column) + rows.first(), rows.size(), own);
            same.and(admitted);
        }
    }

    private void findCarriers(Rows rows, int column, EventMask admitted) {
        rest.haveByte(rows.data(), rows.codesAt(column) + rows.first(), rows.size(), 0);
        carriers.set(admitted);
        carriers.andNot(rest);
    }

    private void findLast(Rows rows, CodeLane lane) {
        windows.get(lane.windows()[lane.windows().length - 1], rest);
        rest.and(carriers);
        last.clear();
        Arrays.fill(seen, 0);
        while (!rest.isEmpty()) {
            int event = rest.newest();
            rest.remove(event);
            int place = rows.code(lane.column(), rows.first() + event);
            long bit = 1L << place;
            if ((seen[place / Long.SIZE] & bit) == 0) {
                seen[place / Long.SIZE] |= bit;
                last.add(event);
            }
        }
    }
}
