package dev.fraudscorer.features.internal.profile;

/**
 * What the windows of a large entity slide over: its buckets, by index, and behind them its rows, by number. A row's
 * number says how many left before it, so that it stays the same when others leave or are moved in memory.
 */
final class Elements {
    /** How far a neighbour is looked for before all rows are searched. */
    private static final int NEAR = 8;

    private final Rows rows;
    private final Buckets buckets = new Buckets();
    private long left;

    Elements(Rows rows) {
        this.rows = rows;
    }

    Rows rows() {
        return rows;
    }

    Buckets buckets() {
        return buckets;
    }

    /** The number of the oldest row. */
    long first() {
        return left;
    }

    /** The number behind the newest row. */
    long end() {
        return left + rows.size();
    }

    long number(int index) {
        return left + index - rows.first();
    }

    int index(long number) {
        return (int) (number - left) + rows.first();
    }

    /** The rows' indices change by the caller's doing at once. */
    void leave(int count) {
        left += count;
    }

    /** The number of the first row after {@code time}, which is likely near {@code hint}. */
    long firstAfter(long time, long hint) {
        int end = rows.end();
        int i = Math.max(rows.first(), Math.min(end, index(hint)));
        int last = Math.min(end, i + NEAR);
        if (i < end && rows.time(i) <= time) {
            do {
                i++;
            } while (i < last && rows.time(i) <= time);
            return number(i < last || i == end ? i : rows.firstAfter(time));
        }
        int least = Math.max(rows.first(), i - NEAR);
        while (i > least && rows.time(i - 1) > time) {
            i--;
        }
        return number(i > least || i == rows.first() ? i : rows.firstAfter(time));
    }
}
