package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.plan.Pass;

/*
 * The windows of a pass lie over the buckets as a sliding rule, as they lie over the rows: they have one end, and each its own
 * start. The record says which buckets each holds, and what is counted of values is of these at any time. Only a reading moves
 * the windows.
 *
 * A value that occurs both in the buckets and in the rows of a window is one of its different values: how many do is kept,
 * too, and changes where a value comes into one of them or leaves it while the other has it.
 */

/** Which buckets the windows hold, and how values occur in them. Stateless beside the record but for the windows last read. */
final class FoldWindows {
    /**
     * The most nodes that are looked at to move windows back to the time of an event that comes late. Windows that would have
     * to go further stay, and the values in them are not known.
     */
    private static final int MOST_BACK = 1 << 14;
    /** Where fewer nodes leave a window they are counted. */
    private static final int LEAST_ANEW = 64;
    /** It takes as long to count one node as to set so many slots in a row to nothing. */
    private static final int SLOTS_PER_NODE = 16;
    /** Stands for an estimate of what has changed. */
    private static final int STALE = Integer.MAX_VALUE;
    /** Stands for a sketch of other buckets. */
    private static final int NONE = -1;
    /** What happened behind the time of a late event is in a sketch as well: it must be a small part of its error. */
    private static final int LEAST_PER_ROW_BEHIND = 128;

    private final FoldView view;
    private final Buckets buckets;
    private final FoldValues values;
    private final Sketches sketches;
    /** The windows of the pass that was slid last. */
    int[] from = {};

    int to;
    /** Whether the values of that pass are known. */
    boolean knowsValues;
    /** How many nodes were counted in windows, or taken out, since this was made. */
    private long counted;

    FoldWindows(FoldView view, Buckets buckets, FoldValues values, Sketches sketches) {
        this.view = view;
        this.buckets = buckets;
        this.values = values;
        this.sketches = sketches;
    }

    long counted() {
        return counted;
    }

    int to(FoldPass pass) {
        return view.getInt(pass.toAt);
    }

    int from(FoldPass pass, int window) {
        return view.getInt(pass.fromAt + window * Integer.BYTES);
    }

    void to(FoldPass pass, int index) {
        view.putInt(pass.toAt, index);
    }

    void from(FoldPass pass, int window, int index) {
        view.putInt(pass.fromAt + window * Integer.BYTES, index);
    }

    private boolean holds(FoldPass pass, int window, int bucket) {
        return from(pass, window) <= bucket && bucket < to(pass);
    }

    /** Moves the windows of a pass so that they end with {@code end}. */
    void slide(FoldPass pass, long end, KeptRows rows) {
        int windows = pass.pass.windows();
        if (from.length < windows) {
            from = new int[windows];
        }
        to = buckets.firstAfter(end);
        boolean same = to == to(pass);
        boolean back = to < to(pass);
        for (int window = 0; window < windows; window++) {
            from[window] = buckets.firstAfter(end - pass.pass.lengthMillis()[window]);
            same &= from[window] == from(pass, window);
            back |= from[window] < from(pass, window);
        }
        knowsValues = true;
        if (same) {
            return;
        }
        if (pass.codes.length > 0) {
            if (back && (nodesToMove(pass) > MOST_BACK || (to < to(pass) && isAnySketched(pass)))) {
                knowsValues = false;
                return;
            }
            if (to != to(pass)) {
                forgetSketches(pass);
            }
            for (int window = 0; window < windows; window++) {
                move(pass, window, from[window], to, rows);
            }
        }
        to(pass, to);
        for (int window = 0; window < windows; window++) {
            from(pass, window, from[window]);
        }
    }

    private boolean isAnySketched(FoldPass pass) {
        for (int kind : pass.codes) {
            if (view.isSketched(kind)) {
                return true;
            }
        }
        return false;
    }

    /** Buckets come in or leave whose values the windows never had as rows: sketches between the same buckets may lack them. */
    private void forgetSketches(FoldPass pass) {
        for (int window = 0; window < pass.pass.windows(); window++) {
            forgetSketches(pass, window);
        }
    }

    private void forgetSketches(FoldPass pass, int window) {
        for (int lane = 0; lane < pass.codes.length; lane++) {
            int place = pass.placeOf(lane, window);
            if (place != Pass.NONE && view.isSketched(pass.codes[lane])) {
                view.putInt(pass.placeAt(lane, place) + FoldPass.ESTIMATE, NONE);
            }
        }
    }

    private long nodesToMove(FoldPass pass) {
        long nodes = 0;
        for (int window = 0; window < pass.pass.windows(); window++) {
            int oldFrom = from(pass, window);
            nodes += nodes(pass, Math.min(oldFrom, from[window]), Math.max(oldFrom, from[window]));
            nodes += nodes(pass, Math.min(to(pass), to), Math.max(to(pass), to));
            if (nodes > MOST_BACK) {
                return nodes;
            }
        }
        return nodes;
    }

    private long nodes(FoldPass pass, int first, int end) {
        long nodes = 0;
        for (int bucket = first; bucket < end && nodes <= MOST_BACK; bucket++) {
            nodes++;
            for (int kind : pass.codes) {
                nodes += view.intAt(values.list(bucket, kind) + FoldValues.LIST_NODES);
            }
        }
        return nodes;
    }

    /** Counts what comes into a window, and what leaves it, where it holds other buckets; or all that it holds anew, if that is less. */
    private void move(FoldPass pass, int window, int newFrom, int newTo, KeptRows rows) {
        int oldFrom = from(pass, window);
        int oldTo = to(pass);
        if (isLessAnew(pass, window, newFrom, newTo)) {
            clear(pass, window);
            count(pass, window, newFrom, newTo, 1, rows);
        } else if (newFrom >= oldTo || newTo <= oldFrom) {
            count(pass, window, oldFrom, oldTo, -1, rows);
            count(pass, window, newFrom, newTo, 1, rows);
        } else {
            count(pass, window, oldFrom, newFrom, -1, rows);
            count(pass, window, newFrom, oldFrom, 1, rows);
            count(pass, window, oldTo, newTo, 1, rows);
            count(pass, window, newTo, oldTo, -1, rows);
        }
    }

    /** Whether more leaves a window than it keeps, so that it is less to begin with nothing. */
    private boolean isLessAnew(FoldPass pass, int window, int newFrom, int newTo) {
        int oldFrom = from(pass, window);
        int oldTo = to(pass);
        int keptFrom = Math.min(oldTo, Math.max(oldFrom, newFrom));
        int keptTo = Math.max(keptFrom, Math.min(oldTo, newTo));
        long leaving = nodesCounted(pass, window, oldFrom, keptFrom) + nodesCounted(pass, window, keptTo, oldTo);
        if (leaving < LEAST_ANEW) {
            return false;
        }
        long anew = nodesCounted(pass, window, keptFrom, keptTo);
        for (int lane = 0; lane < pass.codes.length; lane++) {
            if (pass.placeOf(lane, window) != Pass.NONE) {
                anew += values.slots(pass.codes[lane]) / SLOTS_PER_NODE;
            }
        }
        return anew < leaving;
    }

    /** A window holds nothing. */
    private void clear(FoldPass pass, int window) {
        for (int lane = 0; lane < pass.codes.length; lane++) {
            int place = pass.placeOf(lane, window);
            int kind = pass.codes[lane];
            if (place != Pass.NONE && !view.isSketched(kind)) {
                int bytes = view.plan.codes[kind].entryBytes();
                int countAt = countAt(pass, lane, place, view.tables[kind]);
                for (int slot = 0; slot < values.slots(kind); slot++) {
                    view.intAt(countAt + slot * bytes, 0);
                }
                view.putInt(pass.placeAt(lane, place), 0);
                view.putInt(pass.placeAt(lane, place) + FoldPass.BOTH, 0);
            }
        }
    }

    private void count(FoldPass pass, int window, int first, int end, int by, KeptRows rows) {
        for (int bucket = first; bucket < end; bucket++) {
            count(pass, window, bucket, by, rows);
        }
    }

    /** Adds ({@code by} 1) the values of a bucket to what is counted in a window, or takes them out (-1). */
    private void count(FoldPass pass, int window, int bucket, int by, KeptRows rows) {
        for (int lane = 0; lane < pass.codes.length; lane++) {
            int place = pass.placeOf(lane, window);
            if (place == Pass.NONE) {
                continue;
            }
            int kind = pass.codes[lane];
            int number = view.intAt(values.list(bucket, kind));
            while (number != 0) {
                counted++;
                int node = values.node(number);
                long value = view.longAt(node + FoldValues.NODE_VALUE);
                int entry = values.entry(kind, value);
                count(pass, lane, place, entry, value, by * view.intAt(node + FoldValues.NODE_COUNT), rows);
                number = view.intAt(node + FoldValues.NODE_IN_LIST);
            }
        }
    }

    private void count(FoldPass pass, int lane, int place, int entry, long value, int by, KeptRows rows) {
        int countAt = countAt(pass, lane, place, entry);
        int before = view.intAt(countAt);
        view.intAt(countAt, before + by);
        int more = (before == 0 ? 1 : 0) - (before + by == 0 ? 1 : 0);
        if (more != 0) {
            view.addInt(pass.placeAt(lane, place), more);
            if (rows.count(pass.number, lane, place, value) > 0) {
                view.addInt(pass.placeAt(lane, place) + FoldPass.BOTH, more);
            }
        }
    }

    private static int countAt(FoldPass pass, int lane, int place, int entry) {
        return entry + FoldValues.ENTRY_COUNTS + (pass.firstCount[lane] + place) * Integer.BYTES;
    }

    /** How often a value occurs in the buckets of a window. */
    int count(FoldPass pass, int lane, int place, long value) {
        int entry = values.entry(pass.codes[lane], value);
        return entry < 0 ? 0 : view.intAt(countAt(pass, lane, place, entry));
    }

    /** A value comes into the rows of a window ({@code more} 1), or leaves them (-1). */
    void rowsHave(FoldPass pass, int lane, int place, long value, int more) {
        int at = pass.placeAt(lane, place);
        if (view.isSketched(pass.codes[lane])) {
            int sketch = view.getInt(at + FoldPass.SKETCH);
            if (more > 0 && sketch != 0 && view.getInt(at + FoldPass.ESTIMATE) >= 0) {
                addToSketch(at, sketch, value);
            }
        } else if (count(pass, lane, place, value) > 0) {
            view.addInt(at + FoldPass.BOTH, more);
        }
    }

    private void addToSketch(int at, int sketch, long value) {
        sketches.get(sketch);
        sketches.sketch().takeChanged();
        sketches.sketch().add(value);
        if (sketches.sketch().takeChanged()) {
            sketches.put(sketch);
            view.putInt(at + FoldPass.ESTIMATE, STALE);
        }
    }

    /**
     * How many different values a window of a sketched kind holds, about.
     *
     * @param behind how many rows there are behind the time of the event; 0 if it is not late
     * @return -1 if that is not known: nothing can be taken out of a sketch, and making one anew for each late event takes too long
     */
    int estimate(FoldPass pass, int lane, int place, int behind, KeptRows rows) {
        int at = pass.placeAt(lane, place);
        int window = pass.pass.codes()[lane].windows()[place];
        int sketch = view.getInt(at + FoldPass.SKETCH);
        int estimate = view.getInt(at + FoldPass.ESTIMATE);
        boolean same = estimate != NONE
                && view.getInt(at + FoldPass.SKETCH_FROM) == buckets.id(from[window])
                && view.getInt(at + FoldPass.SKETCH_TO) == end();
        if (!same && behind > 0) {
            same = estimate != NONE && isNear(view.getInt(at + FoldPass.SKETCH_FROM), from[window]);
            if (!same) {
                return NONE;
            }
        }
        if (!same) {
            merge(pass, lane, place, from[window], rows);
            estimate = STALE;
        } else if (estimate == STALE) {
            sketches.get(sketch);
        }
        if (estimate == STALE) {
            estimate = sketches.sketch().estimate();
            view.putInt(at + FoldPass.ESTIMATE, estimate);
        }
        return (long) behind * LEAST_PER_ROW_BEHIND > estimate ? NONE : estimate;
    }

    /** What stands for the end of the windows. */
    private int end() {
        return to == buckets.size() ? 0 : buckets.id(to);
    }

    /** Whether a bucket is one of three. */
    private boolean isNear(int id, int middle) {
        for (int bucket = Math.max(0, middle - 1); bucket <= middle + 1 && bucket < buckets.size(); bucket++) {
            if (buckets.id(bucket) == id) {
                return true;
            }
        }
        return false;
    }

    private void merge(FoldPass pass, int lane, int place, int first, KeptRows rows) {
        int at = pass.placeAt(lane, place);
        sketches.sketch().clear();
        for (int bucket = first; bucket < to; bucket++) {
            sketches.addAll(view.intAt(values.list(bucket, pass.codes[lane]) + FoldValues.LIST_SKETCH));
        }
        rows.addValues(pass.number, lane, place, sketches.sketch());
        sketches.put(view.getInt(at + FoldPass.SKETCH));
        view.putInt(at + FoldPass.SKETCH_FROM, buckets.id(first));
        view.putInt(at + FoldPass.SKETCH_TO, end());
    }

    // What changes the buckets.

    /** Whether a window holds the newest bucket, as it was left. */
    boolean holdsNewest(FoldPass pass, int window) {
        int last = buckets.size() - 1;
        return last >= 0 && holds(pass, window, last);
    }

    /** A bucket was put in, which is empty: it is held where both neighbours are. */
    void inserted(int bucket) {
        for (FoldPass pass : view.plan.passes) {
            if (bucket < to(pass)) {
                to(pass, to(pass) + 1);
            }
            for (int window = 0; window < pass.pass.windows(); window++) {
                if (bucket <= from(pass, window)) {
                    from(pass, window, from(pass, window) + 1);
                }
            }
        }
    }

    /**
     * The newest bucket, which may be empty, gets the oldest row, and counts as at its time from then on: windows that hold the
     * row hold the bucket, and all between it and where they begin.
     */
    void beforeFolding(KeptRows rows) {
        int last = buckets.size() - 1;
        for (FoldPass pass : view.plan.passes) {
            boolean reaches = rows.reachOldest(pass.number);
            int end = reaches ? last + 1 : Math.min(to(pass), last);
            if (end > to(pass) + 1) {
                forgetSketches(pass);
            }
            for (int window = 0; window < pass.pass.windows(); window++) {
                boolean beginsBehind = reaches && !rows.holdsOldest(pass.number, window);
                if (beginsBehind) {
                    // The bucket gets values that the window may never have had as rows.
                    forgetSketches(pass, window);
                }
                int start = beginsBehind ? last + 1 : Math.min(from(pass, window), last);
                move(pass, window, start, end, rows);
                from(pass, window, start);
            }
            to(pass, end);
        }
    }

    /** Counts a value that was added to a bucket, in all windows that hold it. */
    void added(int kind, int bucket, long value, KeptRows rows) {
        int entry = values.entry(kind, value);
        for (FoldPass pass : view.plan.passes) {
            for (int lane = 0; lane < pass.codes.length; lane++) {
                if (pass.codes[lane] == kind) {
                    int[] windows = pass.pass.codes()[lane].windows();
                    for (int place = 0; place < windows.length; place++) {
                        if (holds(pass, windows[place], bucket)) {
                            count(pass, lane, place, entry, value, 1, rows);
                        }
                    }
                }
            }
        }
    }

    /** A bucket of a sketched kind has another value, which sketches of windows may lack. */
    void sketched(int kind, long value) {
        for (FoldPass pass : view.plan.passes) {
            for (int lane = 0; lane < pass.codes.length; lane++) {
                if (pass.codes[lane] == kind) {
                    for (int place = 0; place < pass.places(lane); place++) {
                        int at = pass.placeAt(lane, place);
                        int sketch = view.getInt(at + FoldPass.SKETCH);
                        if (view.getInt(at + FoldPass.ESTIMATE) >= 0) {
                            addToSketch(at, sketch, value);
                        }
                    }
                }
            }
        }
    }

    /** The oldest bucket is about to leave. */
    void leaving(KeptRows rows) {
        for (FoldPass pass : view.plan.passes) {
            for (int window = 0; window < pass.pass.windows(); window++) {
                if (holds(pass, window, 0)) {
                    count(pass, window, 0, -1, rows);
                }
            }
            to(pass, Math.max(0, to(pass) - 1));
            for (int window = 0; window < pass.pass.windows(); window++) {
                from(pass, window, Math.max(0, from(pass, window) - 1));
            }
        }
    }

    /** How many nodes have to be counted in windows where two neighbours become one. */
    long nodesToJoin(int older) {
        long nodes = 0;
        for (FoldPass pass : view.plan.passes) {
            for (int window = 0; window < pass.pass.windows(); window++) {
                if (holds(pass, window, older + 1) != holds(pass, window, older)) {
                    nodes += nodesCounted(pass, window, older);
                }
            }
        }
        return nodes;
    }

    /** How many nodes of some buckets are counted in a window. */
    private long nodesCounted(FoldPass pass, int window, int first, int end) {
        long nodes = 0;
        for (int bucket = first; bucket < end; bucket++) {
            nodes += nodesCounted(pass, window, bucket);
        }
        return nodes;
    }

    /** How many nodes of a bucket are counted in a window. */
    private long nodesCounted(FoldPass pass, int window, int bucket) {
        long nodes = 0;
        for (int lane = 0; lane < pass.codes.length; lane++) {
            if (pass.placeOf(lane, window) != Pass.NONE) {
                nodes += view.intAt(values.list(bucket, pass.codes[lane]) + FoldValues.LIST_NODES);
            }
        }
        return nodes;
    }

    /** Two neighbours are about to become one, which is held where the newer one is. */
    void joining(int older, KeptRows rows) {
        for (FoldPass pass : view.plan.passes) {
            for (int window = 0; window < pass.pass.windows(); window++) {
                boolean holdsNewer = holds(pass, window, older + 1);
                if (holdsNewer != holds(pass, window, older)) {
                    count(pass, window, older, holdsNewer ? 1 : -1, rows);
                }
            }
            int end = to(pass);
            to(pass, end > older ? end - 1 : end);
            for (int window = 0; window < pass.pass.windows(); window++) {
                int start = from(pass, window);
                from(pass, window, start > older ? start - 1 : start);
            }
        }
    }

    /** The values of a kind are estimated from now on; there is room for the sketches of all windows. */
    void beginSketched(int kind) {
        view.putInt(FoldPlan.table(kind) + FoldPlan.TABLE_SKETCHED, 1);
        for (FoldPass pass : view.plan.passes) {
            for (int lane = 0; lane < pass.codes.length; lane++) {
                for (int place = 0; pass.codes[lane] == kind && place < pass.places(lane); place++) {
                    int at = pass.placeAt(lane, place);
                    view.putInt(at, 0);
                    view.putInt(at + FoldPass.BOTH, 0);
                    view.putInt(at + FoldPass.SKETCH, sketches.add());
                    view.putInt(at + FoldPass.ESTIMATE, NONE);
                }
            }
        }
    }

    /** No window holds any rows. */
    void forgetRows() {
        for (FoldPass pass : view.plan.passes) {
            for (int lane = 0; lane < pass.codes.length; lane++) {
                for (int place = 0; place < pass.places(lane); place++) {
                    view.putInt(pass.placeAt(lane, place) + FoldPass.BOTH, 0);
                }
            }
        }
    }
}
