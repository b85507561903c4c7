package dev.fraudscorer.features.internal.profile;

/**
 * Which elements are in each window of a pass: the rows from its own start up to the pass's end, and the same of the
 * buckets. A start is at most the end.
 */
final class Cursors {
    final long[] rowStarts;
    final int[] bucketStarts;
    long rowEnd;
    int bucketEnd;

    Cursors(int windows) {
        this.rowStarts = new long[windows];
        this.bucketStarts = new int[windows];
    }

    /** Whether the windows go forward to {@code next} over rows alone, each no further than to its former end. */
    boolean goForwardTo(Cursors next) {
        boolean forward = next.rowEnd >= rowEnd && next.bucketEnd == bucketEnd;
        for (int window = 0; forward && window < rowStarts.length; window++) {
            forward = next.rowStarts[window] >= rowStarts[window]
                    && next.rowStarts[window] <= rowEnd
                    && next.bucketStarts[window] == bucketStarts[window];
        }
        return forward;
    }

    boolean holdsRow(int window, long row) {
        return rowStarts[window] <= row && row < rowEnd;
    }

    boolean holdsBucket(int window, int bucket) {
        return bucketStarts[window] <= bucket && bucket < bucketEnd;
    }

    /** A row is there that was not, and those from {@code row} on have moved; it is in a window if both neighbours are. */
    void insertRow(long row) {
        if (row < rowEnd) {
            rowEnd++;
            for (int window = 0; window < rowStarts.length; window++) {
                rowStarts[window] += row <= rowStarts[window] ? 1 : 0;
            }
        }
    }

    /** No row before {@code first} is there any more. */
    void leaveRows(long first) {
        rowEnd = Math.max(rowEnd, first);
        for (int window = 0; window < rowStarts.length; window++) {
            rowStarts[window] = Math.max(rowStarts[window], first);
        }
    }

    /** A bucket is there that was not; it is in a window if both neighbours are. */
    void insertBucket(int bucket) {
        if (bucket < bucketEnd) {
            bucketEnd++;
            for (int window = 0; window < bucketStarts.length; window++) {
                bucketStarts[window] += bucket <= bucketStarts[window] ? 1 : 0;
            }
        }
    }

    /** The bucket behind {@code bucket} is one with it now, and that is in a window if the one behind was. */
    void joinBuckets(int bucket) {
        for (int window = 0; window < bucketStarts.length; window++) {
            bucketStarts[window] -= bucketStarts[window] > bucket ? 1 : 0;
        }
        bucketEnd -= bucketEnd > bucket ? 1 : 0;
    }

    /** The first bucket is not there any more. */
    void leaveBucket() {
        for (int window = 0; window < bucketStarts.length; window++) {
            bucketStarts[window] = Math.max(0, bucketStarts[window] - 1);
        }
        bucketEnd = Math.max(0, bucketEnd - 1);
    }
}
