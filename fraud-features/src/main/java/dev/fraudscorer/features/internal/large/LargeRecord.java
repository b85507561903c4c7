package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.fold.FoldSizes;
import dev.fraudscorer.features.internal.fold.Folds;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Cents;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.EventRows;
import dev.fraudscorer.features.internal.record.FactSink;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.KnownFrauds;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/*
 * What a step costs, for n rows and windows that the event is the newest of: what passes the windows' edges. An event that
 * comes late by d rows moves d rows, and is read from totals of its own if the windows would slide back over many; `distinct`
 * looks at the d rows, or at those of the longest window. A retry, an amendment and a look for an id among events of one time
 * look at no more. So each costs at most n for each lane of the plan. Totals are never made anew but when cents become doubles.
 */

/**
 * The record of an entity with many events, to be opened where it is visited. Rows are numbered from the oldest on. Reused
 * from record to record; confined to the holder of the key's lock.
 */
public final class LargeRecord implements EventRows {
    /** Rows that are fewer are better walked over. */
    public static final int FEW_ROWS = 64;

    /** If the rows have too many values, this part of them is folded. */
    private static final int FOLDED_AT_ONCE = 16;

    private final LargePlan plan;
    private final RecordView view;
    private final LastTable table;
    private final ValueTable values;
    private final Marks marks;
    private final Peaks peaks;
    private final LateTotals late;
    private final Totals totals;
    private final Facts facts;
    private final LargeReader reader;
    private final Relayout relayout;
    private final Sizes sizes;
    /** Null if the plan folds nothing. */
    private final @Nullable Folds folds;

    private final Current folded;
    private final ArrayBlock made = new ArrayBlock();
    private Block block = made;
    private long moved;

    public LargeRecord(LargePlan plan) {
        FixedPoint fixed = new FixedPoint();
        this.plan = plan;
        this.view = new RecordView(plan);
        this.table = new LastTable(view);
        this.values = new ValueTable(view);
        this.peaks = new Peaks(view);
        FoldedRows rows = new FoldedRows(view, values);
        this.folds = plan.folding() ? new Folds(plan.plan(), rows) : null;
        this.folded = new Current(
                plan.columns().numbers(), plan.columns().codes(), plan.columns().size());
        this.late = new LateTotals(view, fixed);
        this.totals = new Totals(view, values, peaks, late, fixed, folds);
        this.marks = new Marks(view, table, totals);
        this.facts = new Facts(view);
        this.reader = new LargeReader(view, totals, late, peaks, table, values, folds);
        this.relayout = new Relayout(plan);
        this.sizes = new Sizes(plan);
    }

    /** Opens the record of a block. */
    public void open(Block of) {
        block = of;
        openView();
    }

    /** Opens a record without rows, which is nowhere yet: to be filled in the order of time, then {@link #moveTo moved}. */
    public void begin() {
        begin(false);
    }

    /** As {@link #begin()}, of a record whose numbers are doubles from the first row on. */
    public void begin(boolean doubles) {
        made.clear();
        made.move(Header.KEY + plan.layout(false, false).fixedBytes);
        block = made;
        view.open(made);
        sizes.begin();
        sizes.doubles = doubles;
        Folds of = folds;
        if (of != null) {
            of.close();
            sizes.folds = of.begin();
        }
        relayout.move(view, of, made, made.bytes, made.at, 0, sizes);
        made.settle();
        openView();
    }

    /**
     * Gives the record that was {@link #begin begun} the place of another form's record, and its header.
     *
     * @return false, and nothing is done, if it is too great for one record
     */
    public boolean moveTo(Block of) {
        fit();
        if (!relayout.move(view, folds, of, of.bytes, of.at, uncounted(of.bytes, of.at), sizes)) {
            return false;
        }
        of.settle();
        open(of);
        return true;
    }

    public LargePlan plan() {
        return plan;
    }

    public Block block() {
        return block;
    }

    // Where its parts are, for code that reads them.

    public LargeLayout layout() {
        return view.layout;
    }

    /** Where the body begins in the array. */
    public int body() {
        return view.body;
    }

    /** Where the ring of rows begins in the array. */
    public int ring() {
        return view.ring;
    }

    /** How many places the ring has. */
    public int capacity() {
        return view.capacity;
    }

    /** The place of the ring that has the oldest row. */
    public int firstPlace() {
        return view.first;
    }

    /** Where the table of a counted column begins in the array. */
    public int tableAt(int counted) {
        return view.values[counted];
    }

    /** Where the entry of a value of a counted column begins in the array; -1 if no row has it. */
    public int entryAt(int counted, long value) {
        int place = values.find(counted, value);
        return place == 0 ? -1 : values.entry(counted, place);
    }

    /** The number of a value's last row by a mark; -1 if no row that the mark's filter admits has it. */
    public int lastRow(int mark, long value) {
        if (value == ColumnValue.NONE) {
            return -1;
        }
        int slot = table.find(mark, value);
        return slot == LastTable.NONE ? -1 : view.number(table.place(slot));
    }

    /** The place of the row that has the extreme of a window, which was not known; {@link LargePass.Peak#NONE} if it has none. */
    public int searchExtreme(LargePass pass, LargePass.Peak peak, int window) {
        return peaks.known(pass, peak, window);
    }

    @Override
    public byte[] bytes() {
        return view.bytes;
    }

    @Override
    public int at() {
        return view.at;
    }

    @Override
    public int rows() {
        return view.rows;
    }

    @Override
    public long time(int index) {
        return view.time(index);
    }

    @Override
    public long newestTime() {
        return view.time(view.rows - 1);
    }

    @Override
    public double number(int column, int index) {
        return view.layout.number(view.bytes, view.row(index), column);
    }

    @Override
    public short content(int index) {
        return view.layout.content(view.bytes, view.row(index));
    }

    @Override
    public long bits(int index) {
        return view.layout.bits(view.bytes, view.row(index));
    }

    @Override
    public int firstAfter(long time) {
        return view.firstAfter(time);
    }

    @Override
    public int find(long time, long id) {
        return view.find(time, id);
    }

    @Override
    public void get(int index, EventRow into) {
        int at = view.row(index);
        into.identity(view.time(index), view.layout.id(view.bytes, at), view.layout.content(view.bytes, at));
        for (int column = 0; column < plan.columns().numbers(); column++) {
            into.number(column, view.layout.number(view.bytes, at, column));
        }
        for (int column = 0; column < plan.columns().codes(); column++) {
            int counted = plan.counted(column);
            if (counted == LargePlan.NOT_COUNTED) {
                into.value(column, view.layout.value(view.bytes, at, column));
            } else {
                int place = view.layout.place(view.bytes, at, column);
                into.value(column, place == 0 ? ColumnValue.NONE : values.value(counted, place));
            }
        }
        into.bits(view.layout.bits(view.bytes, at));
    }

    /**
     * Fills the slots of all windows as of the current event, whether or not it has a row.
     *
     * @param known the index of its row; -1 if it has none
     */
    public void read(Current current, int known, FeatureVector out) {
        reader.read(current, known, facts.pages() == 0 ? null : facts, out);
    }

    /**
     * Loads what a visit of a record will need, as {@link RecordVisits#touch}: without any lock, of bytes that may be anything.
     *
     * @param length of the part of {@code bytes} from {@code at} on that may be looked at
     * @return of no meaning
     */
    public long touch(byte[] bytes, int at, int length) {
        return plan.touch(bytes, at, length);
    }

    /** How many rows were counted in windows, or taken out, by what passed their edges. */
    long edgeWork() {
        return totals.counted();
    }

    /** How many rows were looked at one by one, or moved, beside that. */
    long rowWork() {
        return late.looks() + reader.looks() + moved + marks.looks() + view.looks;
    }

    @Override
    public boolean insert(EventRow event) {
        if (view.rows >= Sizes.MOST_ROWS || !makeRoom(event, 1)) {
            return false;
        }
        int row = view.firstAfter(event.time());
        boolean last = row == view.rows;
        if (!last) {
            moved += view.rows - row;
            moveFrom(row);
            table.shift(row, view.rows - row);
            marks.shiftPrevious(row);
            totals.insert(row);
        }
        view.rows(view.rows + 1);
        view.layout.identity(view.bytes, view.row(row), event);
        fill(row, event);
        if (last) {
            peaks.append(view.place(row));
        } else {
            peaks.insert(row);
            peaks.forget();
        }
        return true;
    }

    @Override
    public boolean amend(int index, EventRow event) {
        if (!makeRoom(event, 0)) {
            return false;
        }
        totals.countHeld(index, -1);
        marks.unmark(index);
        releaseValues(index);
        fill(index, event);
        peaks.renew(index, index + 1);
        peaks.forget();
        return true;
    }

    @Override
    public int leaving(long horizon) {
        // As a rule none or one: looked for from the oldest on.
        return view.firstAfter(horizon, 0, true);
    }

    @Override
    public void dropFirst(int count) {
        for (int row = 0; row < count; row++) {
            totals.countHeld(row, -1);
            marks.forget(row);
            releaseValues(row);
        }
        peaks.leave(count);
        totals.leave(count);
        view.leave(count);
        if (view.first < count || 2 * view.rows < view.capacity) {
            // Once in each way round the ring, so that it costs little for each row.
            shrink();
        }
    }

    /**
     * Notes what turned out to be true about an event; of two labels that were known at the same time, the one that arrived
     * last stays.
     *
     * @param bits of the filters that admit the event
     * @return false, and nothing is changed, if it has no room in this form
     */
    public boolean label(long time, long id, long knownAt, boolean fraud, long bits) {
        Facts.Added added = facts.add(time, id, knownAt, fraud, bits);
        if (added == Facts.Added.NO_ROOM) {
            fit();
            sizes.addFacts(facts);
            added = moveAnew() ? facts.add(time, id, knownAt, fraud, bits) : Facts.Added.TOO_MANY;
        }
        return added == Facts.Added.DONE;
    }

    /** Whether anything turned out to be true. */
    public boolean hasLabels() {
        return facts.pages() > 0;
    }

    /** What turned out to be true. */
    public KnownFrauds labels() {
        return facts;
    }

    /** Of the filters that admit an event that has a label; others if it has none. */
    public long bitsOfLabel(long time, long id, long others) {
        return facts.bitsOf(time, id, others);
    }

    /** The event is admitted by other filters now. */
    public void amendLabels(long time, long id, long bits) {
        facts.amend(time, id, bits);
    }

    /** Forgets the labels of events up to {@code time}. */
    public void forgetLabels(long time) {
        if (facts.forget(time)) {
            shrink();
        }
    }

    /** Gives all labels, in the order of their events. */
    public void labels(FactSink sink) {
        facts.forEach(sink);
    }

    /**
     * Makes room in the header for the spans of what could not be counted, or takes it away.
     *
     * @param length of the spans in bytes; 0 for none
     * @return false, and nothing is changed, if they have no room in this form
     */
    public boolean resizeUncounted(int length) {
        if (length == uncounted(view.bytes, view.at)) {
            return true;
        }
        fit();
        return moveAnew(length);
    }

    /** Gives back what is not needed any more. */
    private void shrink() {
        fit();
        if (sizes.isMuchLessThan(view, facts)) {
            moveAnew();
        }
    }

    /** Makes the record such that an event can be put in; false if no record can be. */
    private boolean makeRoom(EventRow event, int rows) {
        boolean doubles = view.layout.doubles;
        doubles |= !fitsCents(event);
        boolean fits = doubles == view.layout.doubles
                && view.rows + rows <= view.capacity
                && !LastTable.isFull(view.tableSlots, table.used(), plan.marks());
        for (int i = 0; i < plan.countedColumns(); i++) {
            if (values.isFull(i)) {
                fits = false;
                if (values.live(i) >= ValueTable.MOST_VALUES) {
                    return false;
                }
            }
        }
        if (fits) {
            return true;
        }
        fit();
        sizes.doubles = doubles;
        return moveAnew();
    }

    /** Whether all numbers are cents that a record of cents keeps as such. */
    private boolean fitsCents(EventRow event) {
        boolean fits = true;
        for (int column = 0; fits && column < plan.columns().numbers(); column++) {
            fits = Cents.fits(event.number(column));
        }
        return fits;
    }

    private boolean moveAnew() {
        return moveAnew(uncounted(view.bytes, view.at));
    }

    /** How many bytes the header has for the spans of what could not be counted. */
    private static int uncounted(byte[] bytes, int at) {
        return Header.has(bytes, at, Header.UNCOUNTED) ? Bytes.getChar(bytes, at + Header.uncounted(bytes, at)) : 0;
    }

    private boolean moveAnew(int uncounted) {
        if (!relayout.move(view, folds, block, view.bytes, view.at, uncounted, sizes)) {
            return false;
        }
        block.settle();
        openView();
        return true;
    }

    private void fit() {
        sizes.fit(view, table, values, facts);
        Folds of = folds;
        if (of != null) {
            FoldSizes folded = of.isOpen() ? of.fit() : of.begin();
            sizes.folds = folded;
            sizes.fitValues(plan, of.bytes(folded, view.layout.doubles));
        }
    }

    private void openView() {
        view.open(block);
        Folds of = folds;
        if (of != null) {
            if (view.isFolding()) {
                of.open(view.bytes, view.folds, view.layout.doubles);
            } else {
                of.close();
            }
        }
    }

    /** Whether numbers are doubles. */
    public boolean isOfDoubles() {
        return view.layout.doubles;
    }

    // Of a plan that folds.

    /** Whether the record is one of a plan that folds. */
    public boolean isFolding() {
        return folds != null;
    }

    /** Writes the record anew with such a section of folded events. */
    public void makeRoom(FoldSizes of) {
        sizes.fit(view, table, values, facts);
        sizes.folds = of;
        if (!moveAnew()) {
            throw new IllegalArgumentException("more than a record has room for");
        }
    }

    /** The folded events; empty of a plan that folds none. */
    public Folds folds() {
        Folds of = folds;
        if (of == null) {
            throw new IllegalStateException("records of " + plan.plan().name() + " fold nothing in this form");
        }
        return of;
    }

    /** Whether an event of this time is one to be folded: it is before the oldest row, and others are folded or have to be. */
    public boolean isBeforeRows(long time) {
        return view.rows > 0
                && time < view.time(0)
                && (hasFolded() || view.rows >= plan.plan().bounds().exactEvents());
    }

    @Override
    public boolean hasFolded() {
        return folds != null && folds.hasBuckets();
    }

    @Override
    public boolean mayHaveFolded(long start, long end) {
        return folds != null && folds.anyIn(start, end);
    }

    @Override
    public boolean countsFolded(long start, long end) {
        return folds != null && folds.anyCountsBetween(start, end);
    }

    @Override
    public boolean beganAmongFolded() {
        return folds != null && folds.beganAmongFolded();
    }

    @Override
    public void beganAmongFolded(boolean began) {
        if (folds != null) {
            folds.beganAmongFolded(began);
        }
    }

    /** Whether what is here takes so much less than a record may that folds nothing that it has room in one for long. */
    public boolean isMuchLessThanLarge() {
        return Sizes.isMuchLessThanMost(view.folds - view.at);
    }

    /** How many rows are folded at once if there is no room for another value. */
    public int foldedAtOnce() {
        return Math.max(1, rows() / FOLDED_AT_ONCE);
    }

    /** Puts a row in, and folds the oldest ones if there is no room for it. */
    public void insertFolding(EventRow event) {
        while (!insert(event)) {
            foldOldest(foldedAtOnce());
        }
    }

    /** Folds the oldest rows. */
    public void foldOldest(int count) {
        for (int i = 0; i < count; i++) {
            makeRoomToFold(folds());
            get(0, folded);
            folds().foldOldest(folded, newestTime());
            dropFirst(1);
        }
    }

    /** Folds an event that {@link #isBeforeRows} is true of. */
    public void foldLate(EventRow event) {
        makeRoomToFold(folds());
        if (!view.layout.doubles && !fitsCents(event)) {
            fit();
            sizes.doubles = true;
            moveAnew();
        }
        folds().foldLate(event, newestTime());
    }

    /** Lets folded events go that are out of sight, and tidies up the others. */
    public void forgetFolded(long horizon) {
        folds().forget(horizon, newestTime());
    }

    private void makeRoomToFold(Folds of) {
        if (!of.hasRoom()) {
            fit();
            if (!moveAnew()) {
                throw new IllegalStateException(
                        "an entity of " + plan.plan().name() + " has no room for what is folded");
            }
        }
    }

    /** How many kinds of values were estimated since the last call that were told apart before. */
    public int takeEstimated() {
        return relayout.takeEstimated();
    }

    /** Moves the rows from a number on by one place each. */
    private void moveFrom(int row) {
        int stride = view.layout.stride;
        int place = view.place(row);
        int head = view.place(view.rows);
        if (place > head) {
            System.arraycopy(view.bytes, view.rowAt(0), view.bytes, view.rowAt(1), head * stride);
            int last = view.capacity - 1;
            System.arraycopy(view.bytes, view.rowAt(last), view.bytes, view.rowAt(0), stride);
            head = last;
        }
        System.arraycopy(view.bytes, view.rowAt(place), view.bytes, view.rowAt(place + 1), (head - place) * stride);
    }

    /** Fills a row that has time and id, and counts it. */
    private void fill(int row, EventRow event) {
        int at = view.row(row);
        view.layout.fill(view.bytes, at, event, plan.columns().numbers());
        for (int column = 0; column < plan.columns().codes(); column++) {
            int counted = plan.counted(column);
            if (counted == LargePlan.NOT_COUNTED) {
                view.layout.value(view.bytes, at, column, event.value(column));
            } else {
                view.layout.place(view.bytes, at, column, values.refer(counted, event.value(column)));
            }
        }
        marks.mark(row, event);
        totals.countHeld(row, 1);
    }

    private void releaseValues(int row) {
        int at = view.row(row);
        for (int column = 0; column < plan.columns().codes(); column++) {
            int counted = plan.counted(column);
            int place = counted == LargePlan.NOT_COUNTED ? 0 : view.layout.place(view.bytes, at, column);
            if (place != 0) {
                values.release(counted, place);
            }
        }
    }
}
