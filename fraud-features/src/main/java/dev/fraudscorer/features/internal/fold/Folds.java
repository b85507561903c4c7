package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.EventRow;
import org.jspecify.annotations.Nullable;

/**
 * The folded events of one entity, to be opened where its record is visited. Reused from record to record; confined to the
 * holder of the key's lock.
 */
public final class Folds {
    private static final int BEGAN_AMONG_FOLDED = 1;

    private final EntityPlan plan;
    private final KeptRows rows;
    private final FoldView view;
    private final Buckets buckets;
    private final FoldValues values;
    private final FoldedIds ids;
    private final Sketches sketches;
    private final FoldWindows windows;
    private final Folding folding;
    private final FoldedNumbers numbers;
    private final FoldSizes sizes;
    private final FoldRelayout relayout;
    private boolean isOpen;
    /** The pass that is read. */
    private @Nullable FoldPass pass;
    /** The bucket that the end of its windows cuts; -1 if there is none. */
    private int across;

    /** @param rows of the same record, at any time */
    public Folds(EntityPlan plan, KeptRows rows) {
        FoldPlan cents = new FoldPlan(plan, false);
        FoldPlan doubles = new FoldPlan(plan, true);
        this.plan = plan;
        this.rows = rows;
        this.view = new FoldView(cents, doubles);
        this.buckets = new Buckets(view);
        this.values = new FoldValues(view);
        this.ids = new FoldedIds(view);
        this.sketches = new Sketches(view);
        this.windows = new FoldWindows(view, buckets, values, sketches);
        this.folding = new Folding(view, buckets, values, sketches, windows);
        this.numbers = new FoldedNumbers(view, buckets);
        this.sizes = new FoldSizes(cents.codes.length);
        this.relayout = new FoldRelayout(new FoldView(cents, doubles));
    }

    /** Opens the section of a record. */
    public void open(byte[] bytes, int at, boolean doubles) {
        view.open(bytes, at, doubles);
        isOpen = true;
    }

    /** The record that is opened has no section. */
    public void close() {
        isOpen = false;
    }

    /** Whether the record that is opened has a section. */
    public boolean isOpen() {
        return isOpen;
    }

    // Sizes.

    /** Whether one more event can be folded; otherwise the record has to be written anew. */
    public boolean hasRoom() {
        boolean room = !buckets.isFull() && !ids.isFull() && values.nodesLeft() >= sizes.slots.length;
        int sketched = 0;
        for (int kind = 0; kind < sizes.slots.length && room; kind++) {
            if (view.isSketched(kind)) {
                sketched++;
            } else {
                room = !values.isFull(kind) && !FoldSizes.isTooMuch(view, values, kind);
            }
        }
        return room && sketches.left() >= sketched;
    }

    /** Room for an empty section. */
    public FoldSizes begin() {
        sizes.begin();
        return sizes;
    }

    /** Room for what is here, and a little more. */
    public FoldSizes fit() {
        sizes.fit(view, buckets, values, ids);
        return sizes;
    }

    /** How many bytes a section of such sizes takes. */
    public long bytes(FoldSizes of, boolean doubles) {
        return of.bytes(view.plan(doubles));
    }

    /**
     * Writes the section to another place, whose bytes are 0; an empty one if none is open.
     *
     * @return how many kinds of values are estimated from now on that were told apart before
     */
    public int moveTo(byte[] bytes, int at, boolean doubles, FoldSizes to) {
        if (!isOpen) {
            relayout.begin(bytes, at, doubles, to);
            return 0;
        }
        int more = 0;
        for (int kind = 0; kind < to.sketched.length; kind++) {
            more += to.sketched[kind] && !view.isSketched(kind) ? 1 : 0;
        }
        relayout.move(view, bytes, at, doubles, to);
        return more;
    }

    /** Says whether a kind of an empty section is sketched. */
    void beginSketched(int kind, boolean sketched) {
        if (sketched) {
            windows.beginSketched(kind);
        }
    }

    // Changes.

    /** How many events are folded. */
    public long events() {
        return isOpen ? folding.events() : 0;
    }

    /** Whether nothing is folded any more, nor may come again. */
    public boolean isEmpty() {
        return buckets.size() == 0 && ids.isEmpty() && !beganAmongFolded();
    }

    /** The oldest row is folded; {@link #hasRoom} was true. The row is the caller's to take out at once. */
    public void foldOldest(EventRow row, long newest) {
        ids.forget(newest - plan.latenessMillis(), row.time());
        folding.foldOldest(row, newest, rows);
        ids.add(row.time(), row.id());
    }

    /** An event before the oldest row is folded; {@link #hasRoom} was true. */
    public void foldLate(EventRow event, long newest) {
        folding.foldLate(event, newest, rows);
        ids.add(event.time(), event.id());
    }

    /** Lets go of what happened up to {@code horizon}, and tidies up a little of the rest. To be called at every count. */
    public void forget(long horizon, long newest) {
        folding.forget(horizon, rows);
        folding.coarsen(newest, rows);
        if (buckets.size() == 0) {
            ids.forget(newest - plan.latenessMillis(), Long.MIN_VALUE);
        }
    }

    /** A value comes into the rows of a window ({@code more} 1), or leaves them (-1). */
    public void rowsHave(int passNumber, int lane, int place, long value, int more) {
        if (isOpen) {
            windows.rowsHave(view.plan.passes[passNumber], lane, place, value, more);
        }
    }

    /** Whether a window holds the newest of the folded events, as it was left. */
    public boolean holdsNewest(int passNumber, int window) {
        return isOpen && windows.holdsNewest(view.plan.passes[passNumber], window);
    }

    /** Whether the beginning of the entity goes on from folded events, so that nobody can find it. */
    public boolean beganAmongFolded() {
        return isOpen && (view.getInt(FoldPlan.FLAGS) & BEGAN_AMONG_FOLDED) != 0;
    }

    public void beganAmongFolded(boolean began) {
        if (isOpen) {
            view.putInt(FoldPlan.FLAGS, began ? BEGAN_AMONG_FOLDED : 0);
        }
    }

    // What is asked of single events.

    /** Whether there are buckets. */
    public boolean hasBuckets() {
        return isOpen && buckets.size() > 0;
    }

    /** Whether the event is folded; known of those that are not too late to come again. */
    public boolean holds(long time, long id) {
        return isOpen && ids.holds(time, id);
    }

    /** Whether an event of this time may be folded. */
    public boolean mayHold(long time) {
        return isOpen && buckets.find(time) >= 0;
    }

    /** Of an event before this time it is not kept whether it is folded already. */
    public long knownSince() {
        return ids.since(1);
    }

    /** Whether events after {@code start} and up to {@code end} may be folded. */
    public boolean anyIn(long start, long end) {
        return isOpen && buckets.anyIn(start, end);
    }

    /** Whether there are buckets that count as after {@code start} and before {@code end}. */
    public boolean anyCountsBetween(long start, long end) {
        return isOpen && buckets.anyCountsBetween(start, end);
    }

    /** When the newest folded event happened; the least number if there is none. */
    public long newestMillis() {
        return hasBuckets() ? buckets.newest(buckets.size() - 1) : Long.MIN_VALUE;
    }

    // What windows hold. Slid first.

    /** Moves the windows of a pass so that they end with {@code end}; what is read then is of them. */
    public void slide(int passNumber, long end) {
        pass = view.plan.passes[passNumber];
        windows.slide(pass, end, rows);
        across = buckets.across(end);
    }

    /** How many events of a window a filter admits; the filter below 0 admits all. */
    public int events(int window, int filter) {
        return buckets.events(filter, windows.from[window], windows.to);
    }

    /** Whether the bucket that the end of the windows cuts, which they do not hold, has events that a filter admits. */
    public boolean cutsEvents(int filter) {
        return across >= 0 && buckets.events(filter, across, across + 1) > 0;
    }

    /** Whether that bucket has numbers of a lane. */
    public boolean cutsNumbers(int lane) {
        return across >= 0
                && buckets.sumInt(view.plan.numbers[pass().numbers[lane]].carriersAt(), across, across + 1) > 0;
    }

    /** Whether that bucket has values of a lane. */
    public boolean cutsValues(int lane) {
        return across >= 0 && buckets.sumInt(view.plan.codes[pass().codes[lane]].carriersAt(), across, across + 1) > 0;
    }

    /** What the numbers of a lane come to in a window; valid until the next call. */
    public FoldedNumbers numbers(int lane, int window, boolean extremes) {
        numbers.read(pass().numbers[lane], windows.from[window], windows.to, extremes);
        return numbers;
    }

    /** How many events of a window carry a value. */
    public int carriers(int lane, int window) {
        int carriersAt = view.plan.codes[pass().codes[lane]].carriersAt();
        return (int) buckets.sumInt(carriersAt, windows.from[window], windows.to);
    }

    /** Whether a window holds any bucket. */
    public boolean reaches(int window) {
        return windows.from[window] < windows.to;
    }

    /** Whether the values in the windows are known; if not, looking for those of a late event would have taken too long. */
    public boolean knowsValues() {
        return windows.knowsValues;
    }

    /** Whether values of a lane are estimated and not told apart. */
    public boolean isEstimated(int lane) {
        return view.isSketched(pass().codes[lane]);
    }

    /** How many different values a window has in buckets alone. */
    public int distinct(int lane, int place) {
        int at = pass().placeAt(lane, place);
        return view.getInt(at) - view.getInt(at + FoldPass.BOTH);
    }

    /**
     * How many different values a window that {@link #reaches} has in buckets and rows, about; of a lane that is estimated.
     *
     * @param behind how many rows there are behind the time of the event
     * @return -1 if that is not known
     */
    public int estimate(int lane, int place, int behind) {
        return windows.estimate(pass(), lane, place, behind, rows);
    }

    /** How many folded events of a window have a value; of a lane that is not estimated. */
    public int same(int lane, int place, long value) {
        return windows.count(pass(), lane, place, value);
    }

    // For tests.

    /** How many buckets there are. */
    int bucketCount() {
        return buckets.size();
    }

    /** How many nodes were moved or counted to join buckets since this was made. */
    long joinWork() {
        return folding.joined();
    }

    /** How many nodes were counted in windows, or taken out, by what passed their edges. */
    long edgeWork() {
        return windows.counted();
    }

    private FoldPass pass() {
        FoldPass of = pass;
        if (of == null) {
            throw new IllegalStateException("windows of " + plan.name() + " are read before they were moved");
        }
        return of;
    }

    FoldView view() {
        return view;
    }
}
