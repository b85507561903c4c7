package dev.fraudscorer.features.internal.profile;

/**
 * What the elements in each window of a pass come to, for one lane. Follows the windows as they slide: what enters is
 * added, what leaves is subtracted, so that a step costs what passes an edge and not what is in the window. The totals
 * depend on the elements alone, not on the way that the windows came.
 */
abstract class LaneTotals {
    /** The windows of the pass that this lane is asked about. A lane counts by their place in here. */
    private final int[] windows;

    LaneTotals(int[] windows) {
        this.windows = windows;
    }

    final int windows() {
        return windows.length;
    }

    final int window(int place) {
        return windows[place];
    }

    /** Adds ({@code by} 1) the rows with an index in [from, to) to a window's totals, or takes them out (-1). */
    abstract void count(Rows rows, int from, int to, int place, int by);

    /** Adds a row to the totals of all windows. */
    abstract void enter(Rows rows, int index);

    /** Adds a bucket to, or takes it out of, a window's totals. */
    abstract void count(Bucket bucket, int place, int by);

    /** Brings the totals from some cursors to others, where all windows go forward and none beyond their former end. */
    final void slideForward(Elements elements, Cursors now, Cursors next) {
        Rows rows = elements.rows();
        for (long row = now.rowEnd; row < next.rowEnd; row++) {
            enter(rows, elements.index(row));
        }
        for (int place = 0; place < windows.length; place++) {
            long start = now.rowStarts[windows[place]];
            long newStart = next.rowStarts[windows[place]];
            if (start < newStart) {
                count(rows, elements.index(start), elements.index(newStart), place, -1);
            }
        }
    }

    /** Brings the totals from some cursors to any others. */
    final void slide(Elements elements, Cursors now, Cursors next) {
        boolean anyBuckets = elements.buckets().size() > 0;
        for (int place = 0; place < windows.length; place++) {
            int window = windows[place];
            slideRows(elements, place, now.rowStarts[window], now.rowEnd, next.rowStarts[window], next.rowEnd);
            if (anyBuckets) {
                slideBuckets(
                        elements.buckets(),
                        place,
                        now.bucketStarts[window],
                        now.bucketEnd,
                        next.bucketStarts[window],
                        next.bucketEnd);
            }
        }
    }

    /** Adds a row to, or takes it out of, the windows that hold it. */
    final void countRow(Elements elements, Cursors cursors, long row, int by) {
        int index = elements.index(row);
        for (int place = 0; place < windows.length; place++) {
            if (cursors.holdsRow(windows[place], row)) {
                count(elements.rows(), index, index + 1, place, by);
            }
        }
    }

    /** Adds a bucket to, or takes it out of, the windows that hold it. */
    final void countBucket(Elements elements, Cursors cursors, int bucket, int by) {
        for (int place = 0; place < windows.length; place++) {
            if (cursors.holdsBucket(windows[place], bucket)) {
                count(elements.buckets().get(bucket), place, by);
            }
        }
    }

    /** An event, given as a row of its own, is folded into a bucket. */
    final void foldIntoBucket(Rows rows, int index, Cursors cursors, int bucket) {
        for (int place = 0; place < windows.length; place++) {
            if (cursors.holdsBucket(windows[place], bucket)) {
                count(rows, index, index + 1, place, 1);
            }
        }
    }

    /** The row {@code row} becomes part of a bucket: most windows have both or none. */
    final void moveIntoBucket(Elements elements, Cursors cursors, long row, int bucket) {
        int index = elements.index(row);
        for (int place = 0; place < windows.length; place++) {
            boolean was = cursors.holdsRow(windows[place], row);
            boolean is = cursors.holdsBucket(windows[place], bucket);
            if (was != is) {
                count(elements.rows(), index, index + 1, place, is ? 1 : -1);
            }
        }
    }

    /** The bucket {@code bucket}, out of the windows that begin behind it, becomes one with the one behind it. */
    final void joinBuckets(Elements elements, Cursors cursors, int bucket) {
        for (int place = 0; place < windows.length; place++) {
            if (cursors.bucketStarts[windows[place]] == bucket + 1 && cursors.bucketEnd > bucket + 1) {
                count(elements.buckets().get(bucket), place, 1);
            }
        }
    }

    private void slideRows(Elements elements, int place, long start, long end, long newStart, long newEnd) {
        if (newStart >= end || newEnd <= start) {
            countRows(elements, place, start, end, -1);
            countRows(elements, place, newStart, newEnd, 1);
        } else {
            countRows(elements, place, start, newStart, -1);
            countRows(elements, place, newStart, start, 1);
            countRows(elements, place, end, newEnd, 1);
            countRows(elements, place, newEnd, end, -1);
        }
    }

    private void countRows(Elements elements, int place, long from, long to, int by) {
        if (from < to) {
            count(elements.rows(), elements.index(from), elements.index(to), place, by);
        }
    }

    private void slideBuckets(Buckets buckets, int place, int start, int end, int newStart, int newEnd) {
        if (newStart >= end || newEnd <= start) {
            countBuckets(buckets, place, start, end, -1);
            countBuckets(buckets, place, newStart, newEnd, 1);
        } else {
            countBuckets(buckets, place, start, newStart, -1);
            countBuckets(buckets, place, newStart, start, 1);
            countBuckets(buckets, place, end, newEnd, 1);
            countBuckets(buckets, place, newEnd, end, -1);
        }
    }

    private void countBuckets(Buckets buckets, int place, int from, int to, int by) {
        for (int i = from; i < to; i++) {
            count(buckets.get(i), place, by);
        }
    }
}
