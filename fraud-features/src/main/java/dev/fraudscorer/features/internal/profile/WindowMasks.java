package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.Pass;

/** Which of an entity's few events are in each window of a pass. Reused; confined to one thread. */
final class WindowMasks {
    private final long[] low;
    private final long[] high;
    private final EventMask events = new EventMask();

    /** @param windows the most windows that a pass has */
    WindowMasks(int windows) {
        this.low = new long[windows];
        this.high = new long[windows];
    }

    /**
     * Finds the windows' events.
     *
     * @param end up to when the windows reach
     * @param to the index behind the last event up to then
     * @param skip the index of an event to leave out; -1 for none
     */
    void find(Rows rows, Pass pass, long end, int to, int skip) {
        int first = rows.first();
        events.range(0, to - first);
        if (skip >= 0) {
            events.remove(skip - first);
        }
        for (int window = 0; window < pass.windows(); window++) {
            int start = rows.firstAfter(end - pass.lengthMillis()[window], to) - first;
            low[window] = events.low & EventMask.from(start);
            high[window] = events.high & EventMask.from(start - Long.SIZE);
        }
    }

    /** How many events of a window are in the mask. */
    int count(int window, EventMask mask) {
        return Long.bitCount(low[window] & mask.low) + Long.bitCount(high[window] & mask.high);
    }

    /** The oldest 64 events, those that are in a window. */
    long low(int window) {
        return low[window];
    }

    /** The next 64 events, those that are in a window. */
    long high(int window) {
        return high[window];
    }

    /** The events of a window. */
    void get(int window, EventMask mask) {
        mask.low = low[window];
        mask.high = high[window];
    }
}
