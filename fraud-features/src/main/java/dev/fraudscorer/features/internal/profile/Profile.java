package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.EntityKey;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.FactSink;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.HotProfile;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.features.internal.window.UncountedSpans;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one entity did whose events are too many for a record, as far back as any event that may still come can see. Confined
 * to the holder of the key's lock.
 *
 * <p>Its {@link Wide} part keeps what windows need up to date, so that a read costs the same however many events there are.
 */
public final class Profile extends Rows implements HotProfile {
    /** Of {@link #evictedUntil}: nothing was evicted that this could go on from. */
    public static final long NOTHING_EVICTED = Header.NONE;

    private static final int OBJECT_BYTES = 128;

    private final EntityPlan plan;
    private final long keyHash;
    private final long floor;
    private Wide wide;
    private @Nullable Labels labels;
    /** Null as long as everything was counted. */
    private @Nullable UncountedSpans uncounted;

    /** When the oldest event that is kept, and all that came before it without a break, began. */
    private long firstMillis;
    /** Whether two neighbouring events lie the retention or more apart. */
    private boolean broken;
    /** Whether {@link #firstMillis} is the time of an event that goes on from folded ones, whose beginning nobody can find. */
    private boolean beganAmongFolded;

    private long keptUntil;
    /** Of so many rows or fewer, none of them folded, other forms are tried. */
    private int coolsAt;
    /** Until when one under this key might be kept that was evicted before this one began, and what it had counted. */
    private long evictedUntil;

    /** Begins a profile of an entity before which nothing has left. */
    Profile(EntityPlan plan, byte[] key, long keyHash) {
        this(plan, key, keyHash, Long.MIN_VALUE, NOTHING_EVICTED);
    }

    /**
     * @param key encoded by {@link EntityKey}
     * @param keyHash of that key
     * @param floor events before this time would have to see what may have left before this profile began
     * @param evictedUntil until when one under this key might be kept that was evicted; {@link #NOTHING_EVICTED} if none
     */
    public Profile(EntityPlan plan, byte[] key, long keyHash, long floor, long evictedUntil) {
        super(plan.columns(), key);
        this.plan = plan;
        this.keyHash = keyHash;
        this.floor = floor;
        this.evictedUntil = evictedUntil;
        this.wide = new Wide(plan, this);
    }

    public long keyHash() {
        return keyHash;
    }

    public byte[] key() {
        return Arrays.copyOf(data(), keyBytes());
    }

    public long keptUntilMillis() {
        return keptUntil;
    }

    @Override
    public long bytes() {
        Labels known = labels;
        return OBJECT_BYTES
                + data().length
                + wide.bytes()
                + (known == null ? 0 : known.bytes())
                + (uncounted == null ? 0 : uncounted.bytes());
    }

    /** Why there is nothing after {@code start} and up to {@code end} by itself: there was nothing, or it was folded. */
    ValueState whyNothing(long start, long end) {
        return Bucket.whyNothing(wide.holdsAny(start, end));
    }

    /** How many events were folded together since they were too many to keep one by one. */
    public long foldedEvents() {
        return wide.foldedEvents();
    }

    /** Whether an event at {@code time} comes too late to be counted: what it should see may have been let go. */
    public boolean isTooLate(long time) {
        return (time < floor && evictedUntil == NOTHING_EVICTED)
                || (size() > 0 && time < newestTime() - plan.latenessMillis());
    }

    /**
     * Whether an event at {@code time} may have to see events that were evicted under this key before this profile began.
     * What was kept until {@link #evictedUntil} had its newest event earlier by the retention and the lateness.
     */
    public boolean mayLack(long time) {
        return evictedUntil != NOTHING_EVICTED && time < evictedUntil - plan.latenessMillis();
    }

    /** Whether the event was counted but is not kept by itself any more, so that it cannot be told from the others. */
    public boolean isFolded(long time, long id) {
        return wide.isFolded(time, id);
    }

    /** Whether an event of this time and id was counted that said something else, whatever it was amended to since. */
    public boolean holdsOther(Current event) {
        int index = find(event.time(), event.id());
        return index >= 0 && content(index) != event.content();
    }

    /**
     * Counts the event unless it is here already.
     *
     * @param clock the time that the stream of all events has come to
     * @return whether it was counted now
     */
    public boolean count(Current event, long clock) {
        if (find(event.time(), event.id()) >= 0 || isFolded(event.time(), event.id())) {
            return false;
        }
        boolean folded = wide.covers(this, event.time());
        noteBreaks(event.time(), folded);
        if (evictedUntil != NOTHING_EVICTED && event.time() < floor) {
            // Whether it counts depends on whether something was evicted, or had left before. Whoever sees it cannot
            // know.
            evictedUntil = Math.max(evictedUntil, event.time() + plan.idleMillis());
        }
        if (folded) {
            wide.addFolded(event);
        } else {
            add(event);
        }
        noteRefused(event);
        long newest = newestTime();
        forget(newest - plan.idleMillis());
        // What could not be counted may be later than all that was.
        keptUntil = Math.max(keptUntil, Math.max(newest, clock) + plan.idleMillis());
        return true;
    }

    /** Whether an event of this time and id was counted; or may have been, if it is too late and others of its time are folded. */
    public boolean mayHold(long time, long id) {
        return find(time, id) >= 0 || wide.mayHold(this, time, id);
    }

    /**
     * Notes that something happened which is not counted.
     *
     * @param oldest when it happened, or the earliest that it can have
     * @param newest when it happened, or the latest that it can have
     * @param why the state of features that lack it
     * @param clock the time that the stream of all events has come to
     * @return false, and nothing is noted, if it is out of sight of every event that may still come
     */
    public boolean noteUncounted(long oldest, long newest, ValueState why, long clock) {
        long horizon = (size() == 0 ? clock : newestTime()) - plan.idleMillis();
        if (newest <= horizon) {
            return false;
        }
        spans().addEvents(oldest, newest, why, horizon);
        keptUntil = Math.max(keptUntil, newest + plan.idleMillis());
        return true;
    }

    /** What is not after this time is out of sight once the event is counted. */
    long horizon(Current event) {
        long newest = size() == 0 ? event.time() : Math.max(event.time(), newestTime());
        return newest - plan.idleMillis();
    }

    /** Notes which columns of an event that is counted are not known; most often none. */
    private void noteRefused(Current event) {
        if (event.isAnyRefused()) {
            spans().addRefused(event, columns().size(), newestTime() - plan.idleMillis());
        }
    }

    private UncountedSpans spans() {
        UncountedSpans spans = uncounted;
        if (spans == null) {
            spans = new UncountedSpans();
            uncounted = spans;
        }
        return spans;
    }

    /** Replaces what is kept of the event; false if it is not here by itself. */
    public boolean amend(Current event) {
        fit(event);
        int index = find(event.time(), event.id());
        if (index < 0) {
            return false;
        }
        wide.remove(this, index);
        fill(index, event);
        Labels known = labels;
        if (known != null) {
            known.amend(event.time(), event.id(), event.bits());
        }
        noteRefused(event);
        return true;
    }

    /** Notes a label; false if its event is not here. */
    public boolean label(Current event, long knownAtMillis, LabelState state) {
        int index = find(event.time(), event.id());
        if (index < 0 && !wide.mayHold(this, event.time(), event.id())) {
            return false;
        }
        Labels known = labels;
        if (known == null) {
            known = new Labels();
            labels = known;
        }
        // What is kept may have been amended since; of what was folded, an earlier label knows it, or the event itself.
        long bits = index < 0 ? known.bitsOf(event.time(), event.id(), event.bits()) : bits(index);
        known.add(event.time(), event.id(), knownAtMillis, state == LabelState.FRAUD, bits);
        return true;
    }

    /** Puts an event in that another form has counted: behind all that are here. */
    public void put(Current event) {
        add(event);
    }

    /** Takes a row out as it was put in, the oldest having the index 0. */
    public void get(int index, EventRow into) {
        int row = first() + index;
        into.identity(time(row), id(row), content(row));
        for (int column = 0; column < columns().numbers(); column++) {
            into.number(column, number(column, row));
        }
        for (int column = 0; column < columns().codes(); column++) {
            into.value(column, wide.value(code(column, row)));
        }
        into.bits(bits(row));
    }

    /** Gives the labels of all events in sight, in the order of their events. */
    public void labels(FactSink sink) {
        Labels known = labels;
        if (known != null) {
            known.forEachAfter(newestTime() - plan.idleMillis(), sink);
        }
    }

    /** Whether so few events are left, each kept by itself, that another form may have room for them. */
    public boolean isCool() {
        return size() <= coolsAt && wide.isEmpty() && !beganAmongFolded;
    }

    /** No other form has room for its events; to be tried again when half of them are left. */
    public void stayHot() {
        coolsAt = size() / 2;
    }

    /** Puts a label in that another form has noted. */
    public void putLabel(long time, long id, long knownAt, boolean fraud, long bits) {
        Labels known = labels;
        if (known == null) {
            known = new Labels();
            labels = known;
        }
        known.add(time, id, knownAt, fraud, bits);
    }

    /** Goes on with what another form knew of the events that were {@link #put} in. */
    public void resume(long keptUntilMillis, long first, boolean hasBreaks, @Nullable UncountedSpans uncountedSpans) {
        uncounted = uncountedSpans;
        keptUntil = keptUntilMillis;
        firstMillis = first;
        broken = hasBreaks;
        stayHot();
    }

    /** Takes what another profile with these rows had; throws {@link IllegalArgumentException} if it cannot be. */
    void restore(
            long keptUntilMillis,
            long first,
            boolean hasBreaks,
            boolean hasFoldedBeginning,
            long[] labelFacts,
            @Nullable UncountedSpans uncountedSpans,
            WideDecoder widePart)
            throws IOException, InvalidStateException {
        keptUntil = keptUntilMillis;
        firstMillis = first;
        broken = hasBreaks;
        beganAmongFolded = hasFoldedBeginning;
        for (int i = first() + 1; i < end(); i++) {
            if (time(i) < time(i - 1)) {
                throw new IllegalArgumentException("events that are not in the order of their time");
            }
        }
        labels = labelFacts.length == 0 ? null : Labels.of(labelFacts);
        uncounted = uncountedSpans;
        wide = new Wide(plan, this, widePart);
        coolsAt = plan.bounds().exactEvents() / 2;
    }

    long floor() {
        return floor;
    }

    public long evictedUntil() {
        return evictedUntil;
    }

    public long firstMillis() {
        return firstMillis;
    }

    public boolean isBroken() {
        return broken;
    }

    boolean beganAmongFolded() {
        return beganAmongFolded;
    }

    EntityPlan plan() {
        return plan;
    }

    Wide wide() {
        return wide;
    }

    @Nullable
    Labels labels() {
        return labels;
    }

    public @Nullable UncountedSpans uncounted() {
        return uncounted;
    }

    /** Seconds would lose the milliseconds: since the first event of the unbroken history that the event is in. */
    long ageMillis(Current event) {
        long time = event.time();
        int end = firstAfter(event.seenUntil());
        if (end == first() && wide.foldedEvents() == 0) {
            return 0;
        }
        if (end > first() && time - time(end - 1) >= plan.retentionMillis()) {
            return 0;
        }
        if (broken) {
            for (int i = end - 1; i > first(); i--) {
                if (time(i) - time(i - 1) >= plan.retentionMillis()) {
                    return Math.max(0, time - time(i));
                }
            }
        }
        return Math.max(0, time - firstMillis);
    }

    /** Whether the beginning that an {@link #ageMillis age} goes back to lies among folded events, where it cannot be found. */
    boolean isFoldedBeginning(Current event, long age) {
        long time = event.time();
        return (beganAmongFolded && time - age <= firstMillis) || (time < firstMillis && goesOnFromFolded(time));
    }

    /** Whether an event before the beginning goes on from folded ones; no bucket has events of before and after a break. */
    private boolean goesOnFromFolded(long time) {
        return wide.countsAnyBetween(time - plan.retentionMillis(), firstMillis);
    }

    private void add(Current event) {
        fit(event);
        int index = insert(event.time(), event.id());
        content(index, event.content());
        fill(index, event);
        while (size() > plan.bounds().exactEvents()) {
            wide.fold(this);
            if (broken) {
                beginAfterBreaks(1);
            }
            dropFirst(1);
        }
    }

    /** Fills the columns of a row whose former content does not count any more. */
    private void fill(int index, Current event) {
        fillUncoded(index, event);
        wide.add(this, index, event);
    }

    private void noteBreaks(long time, boolean folded) {
        if (size() == 0) {
            beginAt(time);
        } else if (time >= newestTime()) {
            broken |= time - newestTime() >= plan.retentionMillis();
        } else if (time < firstMillis) {
            boolean apart = firstMillis - time >= plan.retentionMillis();
            // A break among events that are folded cannot be found again when it leaves.
            if (!apart || !folded) {
                boolean goesOn = goesOnFromFolded(time);
                beginAt(time);
                beganAmongFolded = goesOn;
                broken |= apart;
            }
        }
    }

    private void beginAt(long time) {
        firstMillis = time;
        beganAmongFolded = false;
    }

    private void forget(long horizon) {
        // Most often nobody leaves, and one look tells.
        boolean anyLeaves = size() > 0 && time(first()) <= horizon;
        int leaving = anyLeaves ? firstAfter(horizon) - first() : 0;
        wide.forget(this, horizon, leaving);
        if (leaving > 0) {
            if (broken) {
                beginAfterBreaks(leaving);
            }
            dropFirst(leaving);
        }
        Labels known = labels;
        if (known != null) {
            known.forget(horizon);
            labels = known.isEmpty() ? null : known;
        }
        UncountedSpans spans = uncounted;
        if (spans != null && spans.isOver(horizon)) {
            uncounted = null;
        }
    }

    /** Moves the beginning behind the breaks that leave with the oldest events, and sees whether one is left. */
    private void beginAfterBreaks(int leaving) {
        broken = false;
        for (int i = first() + 1; i < end(); i++) {
            if (time(i) - time(i - 1) >= plan.retentionMillis()) {
                if (i <= first() + leaving) {
                    beginAt(time(i));
                } else {
                    broken = true;
                }
            }
        }
    }
}
