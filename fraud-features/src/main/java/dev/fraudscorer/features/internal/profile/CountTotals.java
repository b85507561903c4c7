package dev.fraudscorer.features.internal.profile;

/** How many events that a filter admits are in each window of a pass. */
final class CountTotals extends LaneTotals {
    private final int filter;
    private final int[] events;

    CountTotals(int filter, int windows, Footprint footprint) {
        super(allOf(windows));
        this.filter = filter;
        this.events = new int[windows];
        footprint.add(3 * Footprint.OBJECT + 2L * windows * Integer.BYTES);
    }

    private static int[] allOf(int windows) {
        int[] all = new int[windows];
        for (int window = 0; window < windows; window++) {
            all[window] = window;
        }
        return all;
    }

    int filter() {
        return filter;
    }

    @Override
    void count(Rows rows, int from, int to, int place, int by) {
        if (filter < 0) {
            events[place] += by * (to - from);
        } else {
            for (int i = from; i < to; i++) {
                events[place] += by * (int) (rows.bits(i) >>> filter & 1);
            }
        }
    }

    @Override
    void enter(Rows rows, int index) {
        if (FoldLanes.admits(filter, rows.bits(index))) {
            for (int place = 0; place < events.length; place++) {
                events[place]++;
            }
        }
    }

    @Override
    void count(Bucket bucket, int place, int by) {
        events[place] += by * bucket.events(filter);
    }

    /** Events of a window, which are numbered as in the pass, without the row {@code skip}. */
    int events(Rows rows, int window, int skip) {
        boolean skipped = skip >= 0 && FoldLanes.admits(filter, rows.bits(skip));
        return events[window] - (skipped ? 1 : 0);
    }
}
