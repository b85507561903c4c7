package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.features.internal.large.LargePlan;
import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EventRows;
import dev.fraudscorer.features.internal.record.FactSink;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.SmallLabels;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.window.Current;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/*
 * A record is in one of three forms: small, which is walked over; large, with running totals; hot, a large one that folds the
 * oldest rows where they are too many to keep one by one. Where one has no room any more, its rows and labels are taken out and
 * counted in the next; where a large or hot one has few rows left, in a smaller one. No form takes over another's marks or
 * totals.
 */

/** The form in which the record of an entity is, and how it becomes another. Reused; confined to the holder of the key's lock. */
final class Forms {
    private final EntityPlan plan;
    private final Continuity continuity;
    private final SmallRecord small;
    private final SmallLabels smallLabels;
    private final LargeRecord large;
    private final LargeRecord hot;
    private final ArrayBlock made = new ArrayBlock();
    private final SmallRecord madeSmall;
    private final SmallLabels madeLabels;
    private final Current row;
    private Block block = made;
    private EventRows rows;
    /** The large or hot record that was begun and is filled. */
    private LargeRecord begun;
    /** How many rows were counted again for another form since this was made, also where that had no room for them. */
    private long recounted;

    Forms(EntityPlan plan, Continuity continuity) {
        this.plan = plan;
        this.continuity = continuity;
        this.small = new SmallRecord(plan, made);
        this.smallLabels = new SmallLabels(small);
        this.large = new LargeRecord(new LargePlan(plan));
        this.hot = new LargeRecord(new LargePlan(plan, true));
        this.madeSmall = new SmallRecord(plan, made);
        this.madeLabels = new SmallLabels(madeSmall);
        this.row = new Current(
                plan.columns().numbers(), plan.columns().codes(), plan.columns().size());
        this.rows = small;
        this.begun = large;
    }

    long recounted() {
        return recounted;
    }

    SmallRecord small() {
        return small;
    }

    SmallLabels smallLabels() {
        return smallLabels;
    }

    /** The open record, which is large or hot. */
    LargeRecord large() {
        return isHot() ? hot : large;
    }

    /** A row, for what takes rows out of a form. */
    Current row() {
        return row;
    }

    /** Opens a record in the form that it has. */
    void open(Block opened) {
        block = opened;
        int flags = Header.flags(opened.bytes, opened.at);
        if ((flags & (Header.LARGE | Header.HOT)) == 0) {
            small.open(opened);
            rows = small;
        } else {
            LargeRecord form = (flags & Header.HOT) == 0 ? large : hot;
            form.open(opened);
            rows = form;
        }
    }

    /** As {@link LargeRecord#touch} of a record that may be anything. */
    long touch(byte[] bytes, int at, int length) {
        return (Header.has(bytes, at, Header.HOT) ? hot : large).touch(bytes, at, length);
    }

    boolean isSmall() {
        return rows == small;
    }

    /** Whether the record is large and folds nothing. */
    boolean isLarge() {
        return rows == large;
    }

    boolean isHot() {
        return rows == hot;
    }

    EventRows rows() {
        return rows;
    }

    /** A small or large record has no more room: it becomes a large one, or a hot one if that has no room, too. */
    void grow() {
        boolean fits = isSmall()
                && small.rows() < plan.bounds().exactEvents()
                && to(large, small.layout().doubles(), small.rows(), i -> small.get(i, row), smallLabels::forEach);
        if (!fits) {
            heat();
        }
    }

    /** Goes on as a hot record, which folds what is too much. */
    void heat() {
        boolean doubles = Header.has(block.bytes, block.at, Header.DOUBLES);
        boolean fits = isSmall()
                ? to(hot, doubles, small.rows(), i -> small.get(i, row), smallLabels::forEach)
                : to(hot, doubles, large.rows(), i -> large.get(i, row), large::labels);
        if (!fits) {
            throw new IllegalStateException("an entity of " + plan.name() + " has more than a record has room for");
        }
    }

    /** Counts rows and labels in a large or hot record; false, and nothing is changed, if it has no room for them. */
    private boolean to(
            LargeRecord form, boolean doubles, int count, IntConsumer rowsOut, Consumer<FactSink> labelsOut) {
        form.begin(doubles);
        for (int i = 0; i < count; i++) {
            recounted++;
            rowsOut.accept(i);
            if (form == hot) {
                hot.insertFolding(row);
            } else if (!form.insert(row)) {
                return false;
            }
        }
        boolean[] fits = {true};
        labelsOut.accept(
                (time, id, knownAt, fraud, bits) -> fits[0] = fits[0] && form.label(time, id, knownAt, fraud, bits));
        if (!fits[0]) {
            return false;
        }
        if (form.rows() < count) {
            // Some are folded already; the header, which the new form takes over, is still that of the old one.
            continuity.leaving(rows, count - form.rows());
        }
        if (!form.moveTo(block)) {
            return false;
        }
        rows = form;
        return true;
    }

    /**
     * Begins a large or hot record that is nowhere yet; a small one without rows is open.
     *
     * @return what is filled with rows and labels
     */
    LargeRecord begin(boolean doubles, boolean isHot) {
        begun = isHot ? hot : large;
        begun.begin(doubles);
        return begun;
    }

    /** Goes on filling a hot record, if that which was begun is a large one without room for more. */
    LargeRecord heatBegun() {
        if (begun == large) {
            hot.begin(large.isOfDoubles());
            for (int i = 0; i < large.rows(); i++) {
                large.get(i, row);
                hot.insertFolding(row);
            }
            large.labels(hot::label);
            begun = hot;
        }
        return begun;
    }

    /** Makes the small record that which was begun and filled, with a header of its own. */
    void end(Block header) {
        small.takeHeader(header.bytes, header.at);
        if (begun == large && begun.moveTo(block)) {
            rows = begun;
            return;
        }
        if (!heatBegun().moveTo(block)) {
            throw new IllegalArgumentException("more than a record has room for");
        }
        rows = begun;
    }

    /** Moves a record that was made elsewhere into a block without one. */
    void copy(Block from, Block into) {
        open(from);
        if (rows == small) {
            small.moveTo(into);
        } else {
            into.move(from.length);
            System.arraycopy(from.bytes, from.at, into.bytes, into.at, from.length);
            Header.lines(into.bytes, into.at, into.length / Block.LINE);
            into.settle();
        }
    }

    /** A large or hot record may have so few rows, and nothing folded, that it is better kept in a smaller form. */
    void shrink() {
        boolean doubles = Header.has(block.bytes, block.at, Header.DOUBLES);
        if (rows == large && large.rows() < LargeRecord.FEW_ROWS) {
            toSmall(doubles, large);
        } else if (rows == hot
                && hot.rows() <= plan.bounds().exactEvents() / 2
                && hot.folds().isEmpty()) {
            boolean isSmall = hot.rows() < LargeRecord.FEW_ROWS && toSmall(doubles, hot);
            // One that is hot for its bytes would be counted again at each event, in vain.
            if (!isSmall && hot.isMuchLessThanLarge()) {
                // One with more values than a large one has room for stays as it is.
                to(large, doubles, hot.rows(), i -> hot.get(i, row), hot::labels);
            }
        }
    }

    /** Counts rows and labels in a small record; false, and nothing is changed, if it has no room for them. */
    private boolean toSmall(boolean doubles, LargeRecord from) {
        byte[] bytes = block.bytes;
        int at = block.at;
        made.clear();
        madeSmall.create(
                made, key(), Header.keyHash(bytes, at), Header.floor(bytes, at), Header.evictedUntil(bytes, at));
        if (doubles) {
            madeSmall.toDoubles();
        }
        for (int i = 0; i < from.rows(); i++) {
            recounted++;
            from.get(i, row);
            if (!madeSmall.insert(row)) {
                return false;
            }
        }
        boolean[] fits = {true};
        from.labels((time, id, knownAt, fraud, bits) ->
                fits[0] = fits[0] && madeLabels.add(time, id, knownAt, fraud, bits));
        if (!fits[0]) {
            return false;
        }
        madeSmall.takeHeader(bytes, at);
        madeSmall.moveTo(block);
        small.open(block);
        rows = small;
        return true;
    }

    /** Makes room in the header for the spans of what could not be counted, of so many bytes; 0 for none. */
    boolean resizeUncounted(int length) {
        if (rows == small) {
            small.resizeUncounted(length);
            return true;
        }
        return large().resizeUncounted(length);
    }

    private byte[] key() {
        int from = block.at + Header.KEY;
        return Arrays.copyOfRange(block.bytes, from, from + Header.keyBytes(block.bytes, block.at));
    }
}
