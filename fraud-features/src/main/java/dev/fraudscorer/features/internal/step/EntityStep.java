package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.fold.Folds;
import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.large.code.CodedTotals;
import dev.fraudscorer.features.internal.large.code.LargeCode;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.EventRows;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RecordImage;
import dev.fraudscorer.features.internal.record.RecordVisits;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.step.code.CodedWindows;
import dev.fraudscorer.features.internal.step.code.WindowCode;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.UncountedSpans;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes the record of one entity, in whichever form it is. Reused from event to event: {@link #open} or
 * {@link #begin} first. Confined to one thread, and to the holder of the key's lock.
 */
public final class EntityStep {
    private final EntityPlan plan;
    private final long latenessMillis;
    private final long idleMillis;
    private final Continuity continuity;
    private final LastEvents lastEvents;
    private final ArrayBlock unkept = new ArrayBlock();
    private final Forms forms;
    private final SmallRecord copied;
    private final SmallWindows smallWindows;
    /** Null if the plan has no code. */
    private final @Nullable CodedWindows codedWindows;

    /** Null if the plan has no code of large records. */
    private final @Nullable CodedTotals codedTotals;

    private Block block;
    /** Of an entity that has no record yet, where it would begin. */
    private long floor;

    private long evictedUntil;
    private final UncountedSpans spans = new UncountedSpans();
    /** Whether {@link #spans} has what the record says. */
    private boolean hasSpans;
    /** Of the open record, the time of the newest row; {@link Long#MIN_VALUE} if it has none. */
    private long newest = Long.MIN_VALUE;
    /** What the plan itself writes. */
    private final WrittenUnder own;
    /** A running mean of the lengths of small records. */
    private int typicalBytes = Block.LINE;

    /** One that reads everything by walking through the plan. */
    public EntityStep(EntityPlan plan) {
        this(plan, null, null);
    }

    /**
     * One that reads by code.
     *
     * @param code of small records; null if there is none, and they are read by walking through the plan
     * @param largeCode the same of large records
     */
    public EntityStep(EntityPlan plan, @Nullable WindowCode code, @Nullable LargeCode largeCode) {
        int windows = 0;
        for (Pass pass : plan.passes()) {
            windows = Math.max(windows, pass.windows());
        }
        this.plan = plan;
        this.latenessMillis = plan.latenessMillis();
        this.idleMillis = plan.idleMillis();
        this.continuity = new Continuity(plan.retentionMillis());
        this.lastEvents = new LastEvents(plan, continuity);
        this.forms = new Forms(plan, continuity);
        this.copied = new SmallRecord(plan, unkept);
        this.own = WrittenUnder.same(plan);
        this.smallWindows = new SmallWindows(forms.small(), forms.smallLabels(), windows);
        this.codedWindows = code == null ? null : new CodedWindows(code, forms.small(), forms.smallLabels());
        this.codedTotals = largeCode == null ? null : new CodedTotals(largeCode, forms.large());
        this.block = unkept;
    }

    public EntityPlan plan() {
        return plan;
    }

    /** Opens the record of an entity that has one. */
    public void open(Block kept) {
        block = kept;
        floor = Header.floor(kept.bytes, kept.at);
        evictedUntil = Header.evictedUntil(kept.bytes, kept.at);
        forms.open(kept);
        if (forms.isSmall()) {
            typicalBytes += (kept.length - typicalBytes) / Short.SIZE;
        }
        look();
    }

    /** Looks at what the record has now. */
    private void look() {
        newest = rows().rows() == 0 ? Long.MIN_VALUE : rows().newestTime();
        hasSpans = Header.has(block.bytes, block.at, Header.UNCOUNTED);
        if (hasSpans) {
            spans.get(block.bytes, block.at + Header.uncounted(block.bytes, block.at) + Short.BYTES);
        }
    }

    /** As {@link RecordVisits#touch}. */
    public long touch(byte[] bytes, int at, int length) {
        // As many lines as small records of this kind have as a rule: a length that is loaded would have to be waited
        // for.
        return load(bytes, at, at + Math.min(length, typicalBytes));
    }

    private static long load(byte[] bytes, int from, int end) {
        long sum = 0;
        for (int i = from; i < end; i += Block.LINE) {
            sum += bytes[i];
        }
        return sum;
    }

    /** As {@link RecordVisits#touchMore}. */
    public long touchMore(byte[] bytes, int at, int length) {
        if (Header.has(bytes, at, Header.LARGE)) {
            return forms.touch(bytes, at, length);
        }
        int end = at + Math.min(length, Header.lines(bytes, at) * Block.LINE);
        return load(bytes, at + (typicalBytes + Block.LINE - 1) / Block.LINE * Block.LINE, end);
    }

    /**
     * Begins with an entity that has no record.
     *
     * @param firstFloor as {@link Header#floor}
     * @param firstEvictedUntil as {@link Header#evictedUntil}
     */
    public void begin(long firstFloor, long firstEvictedUntil) {
        unkept.clear();
        newest = Long.MIN_VALUE;
        hasSpans = false;
        block = unkept;
        floor = firstFloor;
        evictedUntil = firstEvictedUntil;
    }

    /** Makes a record for an entity that has none: in a block that is kept, or in one that is not. */
    public void create(Block kept, byte[] key, long keyHash) {
        block = kept;
        forms.small().create(kept, key, keyHash, floor, evictedUntil);
        forms.open(kept);
        newest = Long.MIN_VALUE;
    }

    /**
     * Makes a record that holds what a small one, from outside, holds.
     *
     * @throws IllegalArgumentException if that is no record of the plan
     */
    public void recount(Block image, Block into) {
        recount(image, copied, forms.row(), own, into);
    }

    /**
     * Makes a record that holds what a small one, from outside, holds.
     *
     * @param from with the columns of the image
     * @param taken with room for these columns
     * @throws IllegalArgumentException if that is no record of these columns
     */
    public void recount(Block image, SmallRecord from, EventRow taken, WrittenUnder under, Block into) {
        RecordImage.open(image, from);
        createFrom(image, into, under);
        RecordImage.recount(from, forms.small(), under.mapping(), taken, forms.row());
        look();
        adopt(under);
    }

    /**
     * Begins a record that holds what a large or hot one, from outside, holds.
     *
     * @param header of that record, with its key and spans
     * @return what is filled with its rows, its labels and what is folded
     */
    public LargeRecord beginLarge(Block header, WrittenUnder under, Block into) {
        createFrom(header, into, under);
        return forms.begin(
                Header.has(header.bytes, header.at, Header.DOUBLES), Header.has(header.bytes, header.at, Header.HOT));
    }

    /** A large record that was begun has no room for more: it goes on as a hot one. */
    public LargeRecord heatBegun() {
        return forms.heatBegun();
    }

    /** Ends a record that was begun. */
    public void endLarge(Block header, WrittenUnder under) {
        forms.end(header);
        look();
        adopt(under);
    }

    /** Makes the open record one of this plan, whatever it was written under; a hot one was written under the same. */
    private void adopt(WrittenUnder under) {
        long longer = under.longerUnder(plan);
        boolean sameRetention = under.retentionMillis() == plan.retentionMillis();
        if (under.mapping().isSame() && sameRetention && longer == 0 && (plan.notesUncounted() || !hasSpans)) {
            return;
        }
        if (longer != 0) {
            keepFor(longer);
        }
        if (!sameRetention) {
            changeRetention(under.retentionMillis() > plan.retentionMillis());
        }
        if (hasSpans && plan.notesUncounted()) {
            spans.map(under.mapping().columns());
            writeSpans();
        } else if (hasSpans) {
            hasSpans = false;
            forms.resizeUncounted(0);
        }
    }

    /** Its history is of use for so much longer than it was, or shorter. */
    private void keepFor(long longer) {
        Header.keptUntil(block.bytes, block.at, Header.keptUntil(block.bytes, block.at) + longer);
        if (longer > 0 && evictedUntil > Header.NONE) {
            // What was evicted before it would be kept longer, too.
            evictedUntil += longer;
            Header.evictedUntil(block.bytes, block.at, evictedUntil);
        }
    }

    private void changeRetention(boolean isShorter) {
        boolean goesOn = continuity.changed(rows(), isShorter);
        if (goesOn && plan.ageSlot() != Pass.NONE) {
            // Since when it has been there without a break is not known: as if what is before the rows had been
            // evicted.
            evictedUntil = Math.max(evictedUntil, rows().time(0) + 1 + latenessMillis);
            Header.evictedUntil(block.bytes, block.at, evictedUntil);
        }
    }

    /** Moves a record that was made elsewhere into a block without one. */
    public void copy(Block made, Block into) {
        forms.copy(made, into);
    }

    private void createFrom(Block image, Block into, WrittenUnder under) {
        byte[] bytes = image.bytes;
        int at = image.at;
        int keyEnd = at + Header.KEY + Header.keyBytes(bytes, at);
        floor = Header.floor(bytes, at);
        evictedUntil = Header.evictedUntil(bytes, at);
        boolean mayBeMarked = evictedUntil == Header.NONE
                && plan.ageSlot() != Pass.NONE
                && under.retentionMillis() > plan.retentionMillis();
        if (mayBeMarked) {
            // So that the header has room for the mark; none of it is meant yet.
            evictedUntil = Header.NONE + 1;
        }
        create(into, Arrays.copyOfRange(bytes, at + Header.KEY, keyEnd), Header.keyHash(bytes, at));
        if (mayBeMarked) {
            evictedUntil = Header.NONE;
            Header.evictedUntil(into.bytes, into.at, evictedUntil);
        }
    }

    /** The rows and labels of the open record, which is a large one. */
    public LargeRecord large() {
        return forms.large();
    }

    /** The time of the newest event that the open record keeps by itself; {@link Long#MIN_VALUE} if it has none. */
    public long newest() {
        return newest;
    }

    /** The block for a record that is only read. */
    public Block unkept() {
        return unkept;
    }

    private boolean isHot() {
        return block.exists() && forms.isHot();
    }

    /** How many events the open record has, those that are folded among them. */
    public long events() {
        return rows().rows() + (isHot() ? folds().events() : 0);
    }

    private Folds folds() {
        return forms.large().folds();
    }

    /** Whether an event at {@code time} comes too late to be counted: what it should see may have been let go. */
    public boolean isTooLate(long time) {
        if (time < floor && evictedUntil == Header.NONE) {
            return true;
        }
        if (newest == Long.MIN_VALUE) {
            return false;
        }
        if (time < newest - latenessMillis) {
            return true;
        }
        // Of an entity that is so busy that not all ids are kept, nobody could tell whether it was counted. Of the time
        // of the oldest
        // row, others may be folded already.
        return isHot() && forms.large().isBeforeRows(time - 1) && folds().hasBuckets() && time < folds().knownSince();
    }

    /** Whether an event at {@code time} may have to see events that were evicted under this key before this record began. */
    public boolean mayLack(long time) {
        return time < lackedBefore();
    }

    /** What was kept until {@link #evictedUntil} had its newest event earlier by the retention and the lateness. */
    private long lackedBefore() {
        return evictedUntil <= Header.NONE ? Long.MIN_VALUE : evictedUntil - latenessMillis;
    }

    /** Whether the event was counted but is not kept by itself any more, so that it cannot be told from the others. */
    public boolean isFolded(long time, long id) {
        return isHot() && folds().holds(time, id);
    }

    /** Whether an event of this time and id was counted that said something else, whatever it was amended to since. */
    public boolean holdsOther(Current event) {
        if (!block.exists()) {
            return false;
        }
        int index = find(event);
        return index >= 0 && rows().content(index) != event.content();
    }

    /** Fills the slots of all features as if the event had been counted, whether or not it was. */
    public void read(Current event, FeatureVector out) {
        EventRows rows = rows();
        int known = -1;
        if (forms.isLarge() && codedTotals != null && codedTotals.read(event, out)) {
            lastEvents.readNewest(rows, event, lackedBefore(), out);
        } else if (!forms.isSmall()) {
            known = find(event);
            forms.large().read(event, known, out);
            lastEvents.read(rows, event, known, lackedBefore(), out);
        } else if (codedWindows != null && codedWindows.read(event, out)) {
            lastEvents.readNewest(rows, event, lackedBefore(), out);
        } else {
            known = find(event);
            for (Pass pass : plan.passes()) {
                smallWindows.read(pass, event, known, out);
            }
            lastEvents.read(rows, event, known, lackedBefore(), out);
        }
        if (hasSpans || event.isAnyRefused()) {
            lastEvents.markUncounted(rows, hasSpans ? spans : null, horizon(event), known, event, out);
        }
    }

    private EventRows rows() {
        return forms.rows();
    }

    /** The index of the event's row; -1 if it has none. */
    private int find(Current event) {
        return event.time() > newest ? -1 : rows().find(event.time(), event.id());
    }

    /** What is not after this time is out of sight once the event is counted. */
    private long horizon(Current event) {
        return Math.max(event.time(), newest) - idleMillis;
    }

    /** Whether an event of this time and id was counted; or may have been, if others of its time are folded. */
    public boolean mayHold(long time, long id) {
        if (!block.exists()) {
            return false;
        }
        return rows().find(time, id) >= 0 || (isHot() && mayHoldFolded(time, id));
    }

    private boolean mayHoldFolded(long time, long id) {
        boolean known = time >= rows().newestTime() - latenessMillis && time >= folds().knownSince();
        return known ? folds().holds(time, id) : folds().mayHold(time);
    }

    /** Whether an event that may still come could see what happened at {@code time}. */
    public boolean isInSight(long time, long clock) {
        boolean hasRows = block.exists() && rows().rows() > 0;
        return time > (hasRows ? rows().newestTime() : clock) - idleMillis;
    }

    /**
     * Notes that something happened which is not counted, and which is in sight.
     *
     * @param oldest when it happened, or the earliest that it can have
     * @param newest when it happened, or the latest that it can have
     * @param why the state of features that lack it
     * @param clock the time that the stream of all events has come to
     */
    public void noteUncounted(long oldest, long newest, ValueState why, long clock) {
        beginSpans();
        spans.addEvents(oldest, newest, why, (rows().rows() == 0 ? clock : rows().newestTime()) - idleMillis);
        keepUntil(newest + idleMillis);
        writeSpans();
    }

    /** Notes which columns of an event that is counted are not known; most often none. */
    private void noteRefused(Current event) {
        if (event.isAnyRefused()) {
            beginSpans();
            spans.addRefused(event, plan.columns().size(), rows().newestTime() - idleMillis);
            writeSpans();
        }
    }

    private void beginSpans() {
        if (!hasSpans) {
            spans.clear();
            hasSpans = true;
        }
    }

    private void writeSpans() {
        boolean fits = forms.resizeUncounted(spans.bytesInRecord());
        if (!fits && !isHot()) {
            // A large record may have room for some more rows, but none to be written anew. What was not counted must
            // not be forgotten.
            forms.heat();
            fits = forms.resizeUncounted(spans.bytesInRecord());
        }
        if (!fits) {
            throw new IllegalStateException("an entity of " + plan.name() + " has no room for what was not counted");
        }
        spans.put(block.bytes, block.at + Header.uncounted(block.bytes, block.at) + Short.BYTES);
    }

    private void keepUntil(long millis) {
        Header.keptUntil(block.bytes, block.at, Math.max(Header.keptUntil(block.bytes, block.at), millis));
    }

    /**
     * Counts the event unless it is here already.
     *
     * @param clock the time that the stream of all events has come to
     * @return how many events were folded by it
     */
    public long count(Current event, long clock) {
        if (find(event) >= 0 || isFolded(event.time(), event.id())) {
            return 0;
        }
        long folded = isHot() ? folds().events() : 0;
        if (!isHot() && rows().rows() >= plan.bounds().exactEvents()) {
            event.unlocated();
            forms.heat();
        }
        boolean isFolded = isHot() && forms.large().isBeforeRows(event.time());
        if (evictedUntil != Header.NONE && event.time() < floor) {
            // Whether it counts depends on whether something was evicted, or had left before. Whoever sees it cannot
            // know.
            evictedUntil = Math.max(evictedUntil, event.time() + idleMillis);
            Header.evictedUntil(block.bytes, block.at, evictedUntil);
        }
        if (isFolded) {
            foldLate(event);
        } else {
            insert(event);
        }
        newest = rows().newestTime();
        // What could not be counted may be later than all that was.
        keepUntil(Math.max(newest, clock) + idleMillis);
        noteRefused(event);
        long more = isHot() ? folds().events() - folded : 0;
        forget(newest - idleMillis);
        return Math.max(0, more);
    }

    private void insert(Current event) {
        while (!isHot() && !tryInsert(event)) {
            grow(event);
        }
        if (isHot()) {
            if (rows().rows() >= plan.bounds().exactEvents()) {
                fold(1);
            }
            while (!tryInsert(event)) {
                fold(forms.large().foldedAtOnce());
                if (forms.large().isBeforeRows(event.time())) {
                    // Of the rows that were folded some are later: it is one of those to be folded now.
                    foldLate(event);
                    return;
                }
            }
        }
    }

    /** Whether there was room. */
    private boolean tryInsert(Current event) {
        EventRows rows = rows();
        long first = Header.first(rows.bytes(), rows.at());
        boolean broken = Header.has(rows.bytes(), rows.at(), Header.BROKEN);
        boolean beganAmongFolded = rows.beganAmongFolded();
        continuity.inserting(rows, event.time(), false);
        if (rows.insert(event)) {
            return true;
        }
        // Rows that leave to make room leave before this one comes: it may close the very break that they leave behind.
        Header.first(rows.bytes(), rows.at(), first);
        Header.set(rows.bytes(), rows.at(), Header.BROKEN, broken);
        rows.beganAmongFolded(beganAmongFolded);
        return false;
    }

    private void foldLate(Current event) {
        continuity.inserting(rows(), event.time(), true);
        forms.large().foldLate(event);
    }

    private void fold(int rows) {
        continuity.leaving(rows(), rows);
        forms.large().foldOldest(rows);
    }

    private void forget(long horizon) {
        if (isHot()) {
            forms.large().forgetFolded(horizon);
        }
        EventRows rows = rows();
        int leaving = rows.leaving(horizon);
        if (leaving > 0) {
            continuity.leaving(rows, leaving);
            rows.dropFirst(leaving);
        }
        // A label is of an event, and leaves with it.
        if (isHot()) {
            forms.large().forgetLabels(horizon);
        } else if (leaving > 0 && !forms.isSmall()) {
            forms.large().forgetLabels(horizon);
        } else if (leaving > 0 && forms.small().labels() > 0) {
            forms.smallLabels().forget(horizon);
        }
        if (hasSpans && spans.isOver(horizon)) {
            hasSpans = false;
            forms.resizeUncounted(0);
        }
        if (leaving > 0 || isHot()) {
            forms.shrink();
        }
    }

    /** Replaces what is kept of the event; false if it is not here by itself. */
    public boolean amend(Current event) {
        int index = find(event);
        while (index >= 0 && !rows().amend(index, event)) {
            if (isHot()) {
                fold(forms.large().foldedAtOnce());
            } else {
                grow(event);
            }
            index = find(event);
        }
        if (index < 0) {
            return false;
        }
        if (!forms.isSmall()) {
            forms.large().amendLabels(event.time(), event.id(), event.bits());
        } else if (forms.small().labels() > 0) {
            forms.smallLabels().amend(event.time(), event.id(), event.bits());
        }
        noteRefused(event);
        return true;
    }

    /** Notes a label; false if its event is not here. */
    public boolean label(Current event, long knownAtMillis, LabelState state) {
        long time = event.time();
        int index = find(event);
        if (index < 0 && !(isHot() && mayHoldFolded(time, event.id()))) {
            return false;
        }
        // What is kept may have been amended since; of what was folded, an earlier label has it, or the event itself.
        long bits = index >= 0 ? rows().bits(index) : forms.large().bitsOfLabel(time, event.id(), event.bits());
        boolean fraud = state == LabelState.FRAUD;
        while (!label(time, event.id(), knownAtMillis, fraud, bits)) {
            if (isHot()) {
                return false;
            }
            grow(event);
        }
        return true;
    }

    private boolean label(long time, long id, long knownAt, boolean fraud, long bits) {
        return forms.isSmall()
                ? forms.smallLabels().add(time, id, knownAt, fraud, bits)
                : forms.large().label(time, id, knownAt, fraud, bits);
    }

    /** How many rows were counted again for another form of their record since this was made. */
    long recounted() {
        return forms.recounted();
    }

    /** How many kinds of values of the open record were estimated since the last call that were told apart before. */
    public int takeEstimated() {
        return isHot() ? forms.large().takeEstimated() : 0;
    }

    /** The form has no room any more. */
    private void grow(Current event) {
        // Where its values are in the record is of no use in another.
        event.unlocated();
        forms.grow();
        look();
    }
}
