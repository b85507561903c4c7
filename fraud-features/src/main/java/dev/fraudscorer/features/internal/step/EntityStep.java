package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.profile.Profile;
import dev.fraudscorer.features.internal.profile.ProfileReader;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RecordImage;
import dev.fraudscorer.features.internal.record.SmallLabels;
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
    private final Continuity continuity;
    private final LastEvents lastEvents;
    private final ArrayBlock unkept = new ArrayBlock();
    private final SmallRecord small;
    private final SmallRecord copied;
    private final SmallLabels smallLabels;
    private final SmallWindows smallWindows;
    /** Null if the plan has no code. */
    private final @Nullable CodedWindows codedWindows;

    private final ProfileReader hotReader;
    private final Current row;

    private Block block;
    /** Of an entity that has no record yet, where it would begin. */
    private long floor;

    private long evictedUntil;
    private final UncountedSpans spans = new UncountedSpans();
    /** Whether {@link #spans} has what the record says. */
    private boolean hasSpans;
    /** A running mean of the lengths of records. */
    private int typicalBytes = Block.LINE;

    /** One that reads everything by walking through the plan. */
    public EntityStep(EntityPlan plan) {
        this(plan, null);
    }

    /** @param code that of the plan; null if there is none, and everything is read by walking through the plan */
    public EntityStep(EntityPlan plan, @Nullable WindowCode code) {
        int windows = 0;
        for (Pass pass : plan.passes()) {
            windows = Math.max(windows, pass.windows());
        }
        this.plan = plan;
        this.continuity = new Continuity(plan.retentionMillis());
        this.lastEvents = new LastEvents(plan, continuity);
        this.small = new SmallRecord(plan, unkept);
        this.copied = new SmallRecord(plan, unkept);
        this.smallLabels = new SmallLabels(small);
        this.smallWindows = new SmallWindows(small, smallLabels, windows);
        this.codedWindows = code == null ? null : new CodedWindows(code, small, smallLabels);
        this.hotReader = new ProfileReader(windows);
        this.row = new Current(
                plan.columns().numbers(), plan.columns().codes(), plan.columns().size());
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
        typicalBytes += (kept.length - typicalBytes) / Short.SIZE;
        hasSpans = false;
        if (!isHot()) {
            small.open(kept);
            readSpans();
        }
    }

    private void readSpans() {
        hasSpans = Header.has(block.bytes, block.at, Header.UNCOUNTED);
        if (hasSpans) {
            spans.get(block.bytes, block.at + Header.uncounted(block.bytes, block.at) + Short.BYTES);
        }
    }

    /** How many bytes records of this kind have as a rule. */
    public int typicalBytes() {
        return typicalBytes;
    }

    /**
     * Begins with an entity that has no record.
     *
     * @param firstFloor as {@link Header#floor}
     * @param firstEvictedUntil as {@link Header#evictedUntil}
     */
    public void begin(long firstFloor, long firstEvictedUntil) {
        unkept.clear();
        hasSpans = false;
        block = unkept;
        floor = firstFloor;
        evictedUntil = firstEvictedUntil;
    }

    /** Makes a record for an entity that has none: in a block that is kept, or in one that is not. */
    public void create(Block kept, byte[] key, long keyHash) {
        block = kept;
        small.create(kept, key, keyHash, floor, evictedUntil);
    }

    /**
     * Makes a record that holds what another one, from outside, holds.
     *
     * @throws IllegalArgumentException if that is no record of the plan
     */
    public void recount(Block image, Block into) {
        byte[] bytes = image.bytes;
        int at = image.at;
        int keyEnd = at + Header.KEY + Header.keyBytes(bytes, at);
        floor = Header.floor(bytes, at);
        evictedUntil = Header.evictedUntil(bytes, at);
        boolean isHot = Header.has(bytes, at, Header.HOT);
        if (!isHot) {
            RecordImage.open(image, copied);
        }
        create(into, Arrays.copyOfRange(bytes, at + Header.KEY, keyEnd), Header.keyHash(bytes, at));
        if (isHot) {
            into.hot = image.hot;
            small.becomeHot();
            Header.keptUntil(into.bytes, into.at, hot().keptUntilMillis());
        } else {
            RecordImage.recount(copied, small, row);
            readSpans();
        }
    }

    /** The block for a record that is only read. */
    public Block unkept() {
        return unkept;
    }

    private boolean isHot() {
        return Header.has(block.bytes, block.at, Header.HOT);
    }

    private Profile hot() {
        Profile profile = (Profile) block.hot;
        if (profile == null) {
            throw new IllegalStateException(
                    "the record of an entity of " + plan.name() + " is flagged as hot, but nothing is kept beside it");
        }
        return profile;
    }

    /** Whether an event at {@code time} comes too late to be counted: what it should see may have been let go. */
    public boolean isTooLate(long time) {
        if (block.exists() && isHot()) {
            return hot().isTooLate(time);
        }
        return (time < floor && evictedUntil == Header.NONE)
                || (block.exists() && small.rows() > 0 && time < small.newestTime() - plan.latenessMillis());
    }

    /** Whether an event at {@code time} may have to see events that were evicted under this key before this record began. */
    public boolean mayLack(long time) {
        return time < lackedBefore();
    }

    /** What was kept until {@link #evictedUntil} had its newest event earlier by the retention and the lateness. */
    private long lackedBefore() {
        long until = block.exists() && isHot() ? hot().evictedUntil() : evictedUntil;
        return until <= Header.NONE ? Long.MIN_VALUE : until - plan.latenessMillis();
    }

    /** Whether the event was counted but is not kept by itself any more, so that it cannot be told from the others. */
    public boolean isFolded(long time, long id) {
        return block.exists() && isHot() && hot().isFolded(time, id);
    }

    /** Whether an event of this time and id was counted that said something else, whatever it was amended to since. */
    public boolean holdsOther(Current event) {
        if (!block.exists()) {
            return false;
        }
        if (isHot()) {
            return hot().holdsOther(event);
        }
        if (small.rows() == 0 || event.time() > small.newestTime()) {
            return false;
        }
        int index = small.find(event.time(), event.id());
        return index >= 0 && small.content(index) != event.content();
    }

    /** Fills the slots of all features as if the event had been counted, whether or not it was. */
    public void read(Current event, FeatureVector out) {
        if (isHot()) {
            hotReader.read(hot(), event, out);
            return;
        }
        int known = -1;
        if (codedWindows != null && codedWindows.read(event, out)) {
            lastEvents.readNewest(small, event, lackedBefore(), out);
        } else {
            known = small.rows() == 0 || event.time() > small.newestTime() ? -1 : small.find(event.time(), event.id());
            for (Pass pass : plan.passes()) {
                smallWindows.read(pass, event, known, out);
            }
            lastEvents.read(small, event, known, lackedBefore(), out);
        }
        if (hasSpans || event.isAnyRefused()) {
            lastEvents.markUncounted(small, hasSpans ? spans : null, horizon(event), known, event, out);
        }
    }

    /** What is not after this time is out of sight once the event is counted. */
    private long horizon(Current event) {
        long newest = small.rows() == 0 ? event.time() : Math.max(event.time(), small.newestTime());
        return newest - plan.idleMillis();
    }

    /** Whether an event of this time and id was counted; or may have been, if others of its time are folded. */
    public boolean mayHold(long time, long id) {
        if (!block.exists()) {
            return false;
        }
        return isHot() ? hot().mayHold(time, id) : small.find(time, id) >= 0;
    }

    /** Whether an event that may still come could see what happened at {@code time}. */
    public boolean isInSight(long time, long clock) {
        if (block.exists() && isHot()) {
            return true;
        }
        boolean hasRows = block.exists() && small.rows() > 0;
        return time > (hasRows ? small.newestTime() : clock) - plan.idleMillis();
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
        if (isHot()) {
            hot().noteUncounted(oldest, newest, why, clock);
            Header.keptUntil(block.bytes, block.at, hot().keptUntilMillis());
            return;
        }
        beginSpans();
        spans.addEvents(oldest, newest, why, (small.rows() == 0 ? clock : small.newestTime()) - plan.idleMillis());
        writeSpans();
        keepUntil(newest + plan.idleMillis());
    }

    /** Notes which columns of an event that is counted are not known; most often none. */
    private void noteRefused(Current event) {
        if (event.isAnyRefused()) {
            beginSpans();
            spans.addRefused(event, plan.columns().size(), small.newestTime() - plan.idleMillis());
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
        small.resizeUncounted(spans.bytesInRecord());
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
        if (isHot()) {
            return countHot(event, clock);
        }
        boolean isNewest = small.rows() == 0 || event.time() > small.newestTime();
        if (!isNewest && small.find(event.time(), event.id()) >= 0) {
            return 0;
        }
        if (small.rows() >= plan.bounds().exactEvents()) {
            heat(event);
            return countHot(event, clock);
        }
        continuity.inserting(small, event.time());
        if (evictedUntil != Header.NONE && event.time() < floor) {
            // Whether it counts depends on whether something was evicted, or had left before. Whoever sees it cannot
            // know.
            evictedUntil = Math.max(evictedUntil, event.time() + plan.idleMillis());
            Header.evictedUntil(block.bytes, block.at, evictedUntil);
        }
        if (!small.insert(event)) {
            heat(event);
            return countHot(event, clock);
        }
        noteRefused(event);
        long newest = small.newestTime();
        forget(newest - plan.idleMillis());
        // What could not be counted may be later than all that was.
        keepUntil(Math.max(newest, clock) + plan.idleMillis());
        return 0;
    }

    private void forget(long horizon) {
        int leaving = small.leaving(horizon);
        if (leaving > 0) {
            continuity.leaving(small, leaving);
            small.dropFirst(leaving);
        }
        if (small.labels() > 0) {
            smallLabels.forget(horizon);
        }
        if (hasSpans && spans.isOver(horizon)) {
            hasSpans = false;
            small.resizeUncounted(0);
        }
    }

    /** Replaces what is kept of the event; false if it is not here by itself. */
    public boolean amend(Current event) {
        if (isHot()) {
            return hot().amend(event);
        }
        int index = small.find(event.time(), event.id());
        if (index < 0) {
            return false;
        }
        if (!small.amend(index, event)) {
            heat(event);
            return hot().amend(event);
        }
        if (small.labels() > 0) {
            smallLabels.amend(event.time(), event.id(), event.bits());
        }
        noteRefused(event);
        return true;
    }

    /** Notes a label; false if its event is not here. */
    public boolean label(Current event, long knownAtMillis, LabelState state) {
        if (isHot()) {
            return hot().label(event, knownAtMillis, state);
        }
        int index = small.find(event.time(), event.id());
        if (index < 0) {
            return false;
        }
        boolean fraud = state == LabelState.FRAUD;
        // What is kept may have been amended since.
        if (!smallLabels.add(event.time(), event.id(), knownAtMillis, fraud, small.bits(index))) {
            heat(event);
            return hot().label(event, knownAtMillis, state);
        }
        return true;
    }

    private long countHot(Current event, long clock) {
        Profile profile = hot();
        long folded = profile.foldedEvents();
        profile.count(event, clock);
        Header.keptUntil(block.bytes, block.at, profile.keptUntilMillis());
        return profile.foldedEvents() - folded;
    }

    /** Goes on with an object beside the record, which has room for all and folds what is too much. */
    private void heat(Current event) {
        // Where its values are in the record is of no use to the object.
        event.unlocated();
        byte[] key = new byte[Header.keyBytes(small.bytes(), small.at())];
        System.arraycopy(small.bytes(), small.at() + Header.KEY, key, 0, key.length);
        Profile profile = new Profile(plan, key, Header.keyHash(small.bytes(), small.at()), floor, evictedUntil);
        for (int i = 0; i < small.rows(); i++) {
            small.get(i, row);
            profile.put(row);
        }
        profile.resume(
                Header.keptUntil(small.bytes(), small.at()),
                Header.first(small.bytes(), small.at()),
                Header.has(small.bytes(), small.at(), Header.BROKEN),
                hasSpans ? spans.copy() : null);
        hasSpans = false;
        for (int i = 0; i < smallLabels.size(); i++) {
            profile.putLabel(
                    smallLabels.time(i),
                    smallLabels.id(i),
                    smallLabels.knownAt(i),
                    smallLabels.saysFraud(i),
                    smallLabels.bits(i));
        }
        block.hot = profile;
        small.becomeHot();
    }
}
