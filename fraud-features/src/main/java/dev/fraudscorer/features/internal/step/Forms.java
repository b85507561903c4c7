package dev.fraudscorer.features.internal.step;

import dev.fraudscorer.features.internal.large.LargePlan;
import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.profile.Profile;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EventRows;
import dev.fraudscorer.features.internal.record.FactSink;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.SmallLabels;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.UncountedSpans;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/*
 * A record is in one of three forms: small, which is walked over; large, with running totals; hot, an object beside a header,
 * which folds what is too much to keep one by one. Where one has no room any more, its rows and labels are taken out and counted
 * in the next; where a large or hot one has few rows left, in a smaller one. No form takes over another's marks or totals.
 */

/** The form in which the record of an entity is, and how it becomes another. Reused; confined to the holder of the key's lock. */
final class Forms {
    private final EntityPlan plan;
    private final SmallRecord small;
    private final SmallLabels smallLabels;
    private final LargeRecord large;
    private final ArrayBlock made = new ArrayBlock();
    private final SmallRecord madeSmall;
    private final SmallLabels madeLabels;
    private final Current row;
    private Block block = made;
    /** Null if the record is hot. */
    private @Nullable EventRows rows;
    /** What a large record that was begun has no room for, and all before; null while it has. */
    private @Nullable Profile beyond;

    Forms(EntityPlan plan) {
        this.plan = plan;
        this.small = new SmallRecord(plan, made);
        this.smallLabels = new SmallLabels(small);
        this.large = new LargeRecord(new LargePlan(plan));
        this.madeSmall = new SmallRecord(plan, made);
        this.madeLabels = new SmallLabels(madeSmall);
        this.row = new Current(
                plan.columns().numbers(), plan.columns().codes(), plan.columns().size());
    }

    SmallRecord small() {
        return small;
    }

    SmallLabels smallLabels() {
        return smallLabels;
    }

    LargeRecord large() {
        return large;
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
        } else if ((flags & Header.HOT) == 0) {
            large.open(opened);
            rows = large;
        } else {
            rows = null;
        }
    }

    boolean isSmall() {
        return rows == small;
    }

    boolean isHot() {
        return rows == null;
    }

    /** The rows of a record that is not hot. */
    EventRows rows() {
        EventRows here = rows;
        if (here == null) {
            throw new IllegalStateException("a record of " + plan.name() + " that is hot has no rows");
        }
        return here;
    }

    /** What was counted of a record that is hot. */
    Profile hot() {
        Profile profile = (Profile) block.hot;
        if (profile == null) {
            throw new IllegalStateException(
                    "the record of an entity of " + plan.name() + " is flagged as hot, but nothing is kept beside it");
        }
        return profile;
    }

    /** A small record has no more room: it becomes a large one, or a hot one if that has no room, too. */
    void grow() {
        if (isSmall()
                && small.rows() < plan.bounds().exactEvents()
                && toLarge(small.layout().doubles(), small.rows(), i -> small.get(i, row), smallLabels::forEach)) {
            return;
        }
        heat(uncounted());
    }

    /** Counts rows and labels in a large record; false, and nothing is changed, if it has no room for them. */
    private boolean toLarge(boolean doubles, int count, IntConsumer rowsOut, Consumer<FactSink> labelsOut) {
        large.begin(doubles);
        for (int i = 0; i < count; i++) {
            rowsOut.accept(i);
            if (!large.insert(row)) {
                return false;
            }
        }
        boolean[] fits = {true};
        labelsOut.accept(
                (time, id, knownAt, fraud, bits) -> fits[0] = fits[0] && large.label(time, id, knownAt, fraud, bits));
        if (!fits[0] || !large.moveTo(block)) {
            return false;
        }
        rows = large;
        return true;
    }

    /** Begins a large record that is nowhere yet; a small one without rows is open. */
    void beginLarge(boolean doubles) {
        large.begin(doubles);
        beyond = null;
    }

    /** Puts a row behind those of the large record that was begun. */
    void putLarge(Current event) {
        if (beyond == null && !large.insert(event)) {
            beyond = takeLarge();
        }
        if (beyond != null) {
            beyond.put(event);
        }
    }

    /** Puts a label to those of the large record that was begun. */
    void putLargeLabel(long time, long id, long knownAt, boolean fraud, long bits) {
        if (beyond == null && !large.label(time, id, knownAt, fraud, bits)) {
            beyond = takeLarge();
        }
        if (beyond != null) {
            beyond.putLabel(time, id, knownAt, fraud, bits);
        }
    }

    /** Makes the small record a large one: that which was begun and filled; or a hot one, if none has room for so much. */
    void endLarge(Block header) {
        small.takeHeader(header.bytes, header.at);
        if (beyond == null && large.moveTo(block)) {
            rows = large;
            return;
        }
        Profile profile = beyond == null ? takeLarge() : beyond;
        beyond = null;
        byte[] bytes = small.bytes();
        int at = small.at();
        profile.resume(
                Header.keptUntil(bytes, at),
                Header.first(bytes, at),
                Header.has(bytes, at, Header.BROKEN),
                uncounted());
        becomeHot(profile);
    }

    /** What was put into the large record that was begun, as an object that has room for more. */
    private Profile takeLarge() {
        byte[] bytes = small.bytes();
        int at = small.at();
        Profile profile = new Profile(
                plan, key(), Header.keyHash(bytes, at), Header.floor(bytes, at), Header.evictedUntil(bytes, at));
        for (int i = 0; i < large.rows(); i++) {
            large.get(i, row);
            profile.put(row);
        }
        large.labels(profile::putLabel);
        return profile;
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
            into.hot = from.hot;
            into.settle();
        }
    }

    /** A large record may have so few rows that it is better walked over. */
    void shrink() {
        if (rows == large && large.rows() < LargeRecord.FEW_ROWS) {
            boolean doubles = Header.has(block.bytes, block.at, Header.DOUBLES);
            toSmall(doubles, large.rows(), i -> large.get(i, row), large::labels);
        }
    }

    /** Counts rows and labels in a small record; false, and nothing is changed, if it has no room for them. */
    private boolean toSmall(boolean doubles, int count, IntConsumer rowsOut, Consumer<FactSink> labelsOut) {
        byte[] bytes = block.bytes;
        int at = block.at;
        made.clear();
        madeSmall.create(
                made, key(), Header.keyHash(bytes, at), Header.floor(bytes, at), Header.evictedUntil(bytes, at));
        if (doubles) {
            madeSmall.toDoubles();
        }
        for (int i = 0; i < count; i++) {
            rowsOut.accept(i);
            if (!madeSmall.insert(row)) {
                return false;
            }
        }
        boolean[] fits = {true};
        labelsOut.accept((time, id, knownAt, fraud, bits) ->
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

    /** A hot record of which few rows are left and none is folded becomes a small or a large one, if it has room in either. */
    void cool() {
        Profile profile = hot();
        int count = profile.size();
        byte[] bytes = block.bytes;
        int at = block.at;
        Header.first(bytes, at, profile.firstMillis());
        Header.set(bytes, at, Header.BROKEN, profile.isBroken());
        if (Header.has(bytes, at, Header.EVICTED)) {
            Header.evictedUntil(bytes, at, profile.evictedUntil());
        }
        boolean doubles = Header.has(bytes, at, Header.DOUBLES) || profile.doubles() != 0;
        IntConsumer rowsOut = i -> profile.get(i, row);
        if ((count < LargeRecord.FEW_ROWS && toSmall(doubles, count, rowsOut, profile::labels))
                || toLarge(doubles, count, rowsOut, profile::labels)) {
            block.hot = null;
            takeSpans(profile.uncounted());
        } else {
            profile.stayHot();
        }
    }

    private void takeSpans(@Nullable UncountedSpans spans) {
        if (spans == null) {
            return;
        }
        if (resizeUncounted(spans.bytesInRecord())) {
            spans.put(block.bytes, block.at + Header.uncounted(block.bytes, block.at) + Short.BYTES);
        } else {
            heat(spans);
        }
    }

    /** What the record says that could not be counted; null if nothing. */
    private @Nullable UncountedSpans uncounted() {
        byte[] bytes = rows().bytes();
        int at = rows().at();
        if (!Header.has(bytes, at, Header.UNCOUNTED)) {
            return null;
        }
        UncountedSpans spans = new UncountedSpans();
        spans.get(bytes, at + Header.uncounted(bytes, at) + Short.BYTES);
        return spans;
    }

    /**
     * Goes on with an object beside the record, which has room for all and folds what is too much.
     *
     * @param spans of what could not be counted, for the object to keep; null if there are none
     */
    void heat(@Nullable UncountedSpans spans) {
        EventRows from = rows();
        byte[] bytes = from.bytes();
        int at = from.at();
        Profile profile = new Profile(
                plan, key(), Header.keyHash(bytes, at), Header.floor(bytes, at), Header.evictedUntil(bytes, at));
        for (int i = 0; i < from.rows(); i++) {
            from.get(i, row);
            profile.put(row);
        }
        profile.resume(
                Header.keptUntil(bytes, at), Header.first(bytes, at), Header.has(bytes, at, Header.BROKEN), spans);
        if (from == small) {
            smallLabels.forEach(profile::putLabel);
        } else {
            large.labels(profile::putLabel);
        }
        becomeHot(profile);
    }

    /** Leaves header and key alone: what was counted is an object beside the record from now on. */
    void becomeHot(Profile profile) {
        int head = Header.uncounted(block.bytes, block.at);
        block.move(head);
        System.arraycopy(block.formerBytes, block.formerAt, block.bytes, block.at, head);
        byte[] bytes = block.bytes;
        int at = block.at;
        Header.lines(bytes, at, block.length / Block.LINE);
        Header.flags(bytes, at, (Header.flags(bytes, at) & (Header.EVICTED | Header.DOUBLES)) | Header.HOT);
        Header.rows(bytes, at, 0);
        Header.head(bytes, at, 0);
        Header.capacity(bytes, at, 0);
        Header.places(bytes, at, 0);
        Header.labels(bytes, at, 0);
        block.hot = profile;
        block.settle();
        rows = null;
    }

    /** Makes room in the header for the spans of what could not be counted, of so many bytes; 0 for none. */
    boolean resizeUncounted(int length) {
        if (rows == large) {
            return large.resizeUncounted(length);
        }
        small.resizeUncounted(length);
        return true;
    }

    private byte[] key() {
        int from = block.at + Header.KEY;
        return Arrays.copyOfRange(block.bytes, from, from + Header.keyBytes(block.bytes, block.at));
    }
}
