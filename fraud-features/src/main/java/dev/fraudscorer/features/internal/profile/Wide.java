package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.IOException;

/*
 * An entity with many events has this beside its rows: for every window what is in it, brought up to date when it is read by what entered and left since, so that a visit costs the same for ten
 * events and for ten thousand. See PassTotals.
 *
 * When there are more rows than the policy keeps one by one, the oldest are folded into buckets; see Folding. Windows
 * slide over buckets as over rows, each bucket being one element at the time of its newest event. What is lost is where
 * inside a bucket an edge of a window lies, and nothing else: the number of events is never cut.
 *
 * The codes in the rows are places of the table here.
 */

/** What a large entity keeps beside its rows. Confined to the holder of the key's lock. */
final class Wide {
    private static final byte[] NO_KEY = {};

    private final EntityPlan plan;
    private final Footprint footprint = new Footprint();
    private final FixedPoint fixed = new FixedPoint();
    private final FoldLanes lanes;
    private final Elements elements;
    private final CodeTable table;
    private final FoldedIds ids;
    private final PassTotals[] passes;
    private final Folding folding;
    /** How many rows are known here; if there are more, the next one told of is new. */
    private int rowsKnown;

    /** @param rows of which there are none yet */
    Wide(EntityPlan plan, Rows rows) {
        this.plan = plan;
        this.lanes = new FoldLanes(plan);
        this.elements = new Elements(rows);
        this.table = new CodeTable(footprint);
        this.ids = new FoldedIds(footprint);
        this.passes = passes();
        this.folding = folding();
    }

    /**
     * Restores what {@link #write} wrote.
     *
     * @param rows as they were then
     * @throws IllegalArgumentException if it is not that, or not of these rows
     */
    Wide(EntityPlan plan, Rows rows, WideDecoder in) throws IOException, InvalidStateException {
        this.plan = plan;
        this.lanes = new FoldLanes(plan);
        this.elements = new Elements(rows);
        this.table = in.table(footprint);
        this.ids = in.ids(footprint);
        in.readBuckets(elements.buckets(), rows, lanes, table, footprint);
        in.checkCodes(rows, table);
        this.passes = passes();
        this.folding = folding();
        folding.resume(in.sweep(elements.buckets()));
        takeRows(rows);
        table.freeUnused();
    }

    private PassTotals[] passes() {
        PassTotals[] all = new PassTotals[plan.passes().length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new PassTotals(plan.passes()[i], lanes, fixed, footprint);
        }
        return all;
    }

    private Folding folding() {
        return new Folding(plan, elements, table, passes, lanes, fixed, footprint);
    }

    private void takeRows(Rows rows) {
        rowsKnown = rows.size();
        for (int column = 0; column < rows.columns().codes(); column++) {
            for (int i = rows.first(); i < rows.end(); i++) {
                if (rows.code(column, i) != 0) {
                    table.refer(rows.code(column, i));
                }
            }
        }
    }

    /** Writes everything that is not in the rows; the totals of the windows are made anew when they are read. */
    void write(WideEncoder out) {
        out.count(elements.buckets());
        out.table(table);
        out.ids(ids);
        out.buckets(elements.buckets(), lanes);
        out.sweep(folding.sweep());
    }

    /** Fills the slots of all windows as of the current event, which has the row {@code known}, or -1 if it has none. */
    void read(Profile profile, Current current, int known, WideScratch scratch, FeatureVector out) {
        Labels labels = profile.labels();
        boolean folded = known < 0 && ids.holds(current.time(), current.id());
        for (PassTotals pass : passes) {
            pass.read(elements, current, known, folded, table, labels, scratch, out);
        }
    }

    /** The value that a code in the rows stands for. */
    long value(int code) {
        return code == 0 ? ColumnValue.NONE : table.value(code);
    }

    /** Sets the codes of a row whose other columns are filled, and counts it; it is new, or was removed before. */
    void add(Rows rows, int index, Current event) {
        fillCodes(rows, index, event);
        long row = elements.number(index);
        if (rows.size() > rowsKnown) {
            rowsKnown++;
            for (PassTotals pass : passes) {
                pass.insertRow(elements, row);
            }
        } else {
            for (PassTotals pass : passes) {
                pass.addRow(elements, row);
            }
        }
    }

    /** Counts a row no more, as it will have another content. */
    void remove(Rows rows, int index) {
        for (PassTotals pass : passes) {
            pass.removeRow(elements, elements.number(index));
        }
        release(rows, index);
    }

    /** Puts the oldest row in a bucket; the row is the caller's to drop at once. */
    void fold(Rows rows) {
        int oldest = rows.first();
        folding.foldOldest();
        ids.add(rows.time(oldest), rows.id(oldest));
        release(rows, oldest);
        leave(1);
    }

    /** Whether an event of this time is one for the buckets: it is before the oldest row, and there are buckets. */
    boolean covers(Rows rows, long time) {
        return elements.buckets().size() > 0 && rows.size() > 0 && time < rows.time(rows.first());
    }

    /** Counts an event that {@link #covers} is true of. */
    void addFolded(Current event) {
        Rows alone = new Rows(plan.columns(), NO_KEY);
        alone.fit(event);
        int index = alone.insert(event.time(), event.id());
        alone.fillUncoded(index, event);
        fillCodes(alone, index, event);
        folding.foldLate(alone, index);
        ids.add(event.time(), event.id());
        release(alone, index);
    }

    /** Whether an event was counted and is in a bucket; known of those that are not too late to come again. */
    boolean isFolded(long time, long id) {
        return ids.holds(time, id);
    }

    /** Whether there are buckets that count as after {@code start} and before {@code end}. */
    boolean countsAnyBetween(long start, long end) {
        return elements.buckets().anyCountsBetween(start, end);
    }

    /** Whether events after {@code start} and up to {@code end} may be in buckets. */
    boolean holdsAny(long start, long end) {
        return elements.buckets().anyIn(start, end);
    }

    /** Whether an event may be in a bucket. */
    boolean mayHold(Rows rows, long time, long id) {
        return time >= rows.newestTime() - plan.latenessMillis()
                ? ids.holds(time, id)
                : elements.buckets().find(time) >= 0;
    }

    /** How many events are in buckets. */
    long foldedEvents() {
        return folding.events();
    }

    /**
     * Lets go of what happened up to {@code horizon}, and tidies up a little of the rest. To be called at every count.
     *
     * @param leaving how many of the oldest rows the caller will drop at once
     */
    void forget(Rows rows, long horizon, int leaving) {
        folding.forget(horizon);
        ids.forgetBefore(rows.newestTime() - plan.latenessMillis());
        folding.coarsen(rows.newestTime());
        if (leaving > 0) {
            for (PassTotals pass : passes) {
                pass.leaveRows(elements, elements.first() + leaving);
            }
            for (int i = 0; i < leaving; i++) {
                release(rows, rows.first() + i);
            }
            leave(leaving);
        }
    }

    /** Whether all is in the rows. */
    boolean isEmpty() {
        return elements.buckets().size() == 0 && ids.size() == 0;
    }

    long bytes() {
        return footprint.bytes();
    }

    private void leave(int rows) {
        elements.leave(rows);
        rowsKnown -= rows;
    }

    private void fillCodes(Rows rows, int index, Current event) {
        for (int column = 0; column < rows.columns().codes(); column++) {
            long value = event.value(column);
            rows.code(column, index, value == ColumnValue.NONE ? 0 : table.refer(value));
        }
    }

    private void release(Rows rows, int index) {
        for (int column = 0; column < rows.columns().codes(); column++) {
            int code = rows.code(column, index);
            if (code != 0) {
                table.release(code);
            }
        }
    }
}
