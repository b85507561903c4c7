package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.Question.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All events of one entity's key, none ever dropped, in the order of their times and, within one time, of their
 * arrival.
 *
 * <p>It derives which of them the engine has folded, since that follows from the numbers alone: of those that are
 * within reach, all but the newest {@code exactEvents}, and late ones that lie before these. What does not follow is
 * where the buckets begin and end.
 */
final class NaiveHistory {
    static final long NOTHING_EVICTED = Long.MIN_VALUE;

    /** The engine looks at 16,384 values to move windows back, of several windows, attributes and events. */
    private static final int LEAST_FAR_BACK = 100;

    private final Limits limits;
    private final List<Entry> entries = new ArrayList<>();
    private final NaiveGaps gaps = new NaiveGaps();
    /** The index of the oldest event that is kept by itself. */
    private int exactFrom;

    /** Whether an event touches a break in the history that is among buckets, or at their end. */
    private boolean hasHiddenBreak;

    private long newestFolded = Long.MIN_VALUE;
    private long horizon = Long.MIN_VALUE;
    private long keptUntil = Long.MIN_VALUE;
    /** Events before this time are refused: it is open whether they should see what has left. */
    private long floor = Long.MIN_VALUE;

    /** Until when what was evicted under its key might be kept. */
    private long evictedUntil = NOTHING_EVICTED;

    NaiveHistory(Limits limits) {
        this.limits = limits;
    }

    /** Whether the event is refused, whatever has left. */
    boolean isTooLate(NaiveEvent event) {
        int index = find(event);
        boolean folded = index >= 0 && entries.get(index).folded;
        return !entries.isEmpty() && (event.time() < newest() - limits.latenessMillis() || folded);
    }

    /** Whether an event of this id and time is kept that arrived with other content. */
    boolean holdsOther(NaiveEvent event) {
        int index = find(event);
        return index >= exactFrom && !entries.get(index).counted.event().hasSameContent(event.event());
    }

    /** Whether the engine can still see that the event was counted. */
    boolean holds(NaiveEvent event) {
        int index = find(event);
        return index >= exactFrom || (index >= 0 && entries.get(index).folded);
    }

    /**
     * Something happened that is not counted; false, and it is not noted, if no event that may still come can see it.
     *
     * @param clock how far the stream has come
     */
    boolean addUncounted(long oldest, long newest, ValueState why, long clock) {
        long seen = (isWithoutEvents() ? clock : newest()) - limits.idleMillis();
        if (newest <= seen) {
            return false;
        }
        gaps.addEvent(oldest, newest, why, seen);
        keptUntil = Math.max(keptUntil, newest + limits.idleMillis());
        return true;
    }

    /** Whether no event is kept, since none was counted since the history began. */
    boolean isWithoutEvents() {
        return exactFrom == entries.size();
    }

    /** What is not after this time is out of sight once the event is counted. */
    long horizonOf(NaiveEvent event) {
        long newest = isWithoutEvents() ? event.time() : Math.max(event.time(), newest());
        return newest - limits.idleMillis();
    }

    NaiveGaps gaps() {
        return gaps;
    }

    /** Counts an event unless it was counted before. */
    void count(NaiveEvent event, long clock) {
        if (evictedUntil != NOTHING_EVICTED && event.time() < floor) {
            // Nobody can see that it is behind what has left, or is the same as something that has.
            forgetLeft();
        }
        if (find(event) >= 0) {
            return;
        }
        if (evictedUntil != NOTHING_EVICTED && event.time() < floor) {
            evictedUntil = Math.max(evictedUntil, event.time() + limits.idleMillis());
        }
        boolean foldedAtOnce = isAmongFolded(event.time());
        int at = firstAfter(event.time());
        hasHiddenBreak |= (foldedAtOnce || isBehindFolded(at)) && isInBreak(at, event.time());
        Entry entry = new Entry(event);
        entries.add(at, entry);
        if (foldedAtOnce) {
            fold(entry);
        }
        while (entries.size() - exactFrom > limits.exactEvents()) {
            fold(entries.get(exactFrom));
        }
        horizon = newest() - limits.latenessMillis() - limits.retentionMillis();
        while (entries.get(exactFrom).event.time() <= horizon) {
            exactFrom++;
        }
        keptUntil = Math.max(keptUntil, Math.max(newest(), clock) + limits.idleMillis());
        if (limits.notesUncounted()) {
            gaps.addRefused(event, newest() - limits.idleMillis());
        }
    }

    private void forgetLeft() {
        List<Entry> left = new ArrayList<>(entries.subList(0, exactFrom));
        left.removeIf(entry -> entry.folded);
        entries.removeAll(left);
        exactFrom -= left.size();
    }

    /** Whether what is before this place is folded by the time that an event comes there: what is full folds one before. */
    private boolean isBehindFolded(int at) {
        int folded = exactFrom + (entries.size() - exactFrom >= limits.exactEvents() ? 1 : 0);
        return at > 0 && at <= folded && at < entries.size();
    }

    /** Whether the event before this place, if there is one, is away from the one behind for the retention or longer. */
    private boolean isInBreak(int at, long time) {
        long before = at > 0 ? entries.get(at - 1).event.time() : time;
        return entries.get(at).event.time() - before >= limits.retentionMillis();
    }

    private void fold(Entry entry) {
        entry.folded = true;
        newestFolded = Math.max(newestFolded, entry.event.time());
        exactFrom++;
    }

    /** False if the event is not kept. */
    boolean label(NaiveEvent event, Label label) {
        int index = find(event);
        boolean kept = index >= exactFrom || (index >= 0 && entries.get(index).folded);
        if (kept) {
            entries.get(index).label(event, label);
        }
        return kept;
    }

    /** False if the event is not kept by itself. */
    boolean amend(NaiveEvent event) {
        int index = find(event);
        if (index < exactFrom || index < 0) {
            return false;
        }
        entries.get(index).event = event;
        if (limits.notesUncounted()) {
            gaps.addRefused(event, newest() - limits.idleMillis());
        }
        return true;
    }

    /** The event after amendments; null if it was never counted. */
    @Nullable
    NaiveEvent now(NaiveEvent event) {
        int index = find(event);
        return index < 0 ? null : entries.get(index).event;
    }

    /**
     * Its profile is made now, without what was before.
     *
     * @param newFloor events before this time would have to see what others did who have left
     * @param newEvictedUntil until when what was evicted under its key might be kept
     */
    void beginAnew(long newFloor, long newEvictedUntil) {
        floor = newFloor;
        evictedUntil = newEvictedUntil;
        gaps.clear();
        exactFrom = entries.size();
        newestFolded = Long.MIN_VALUE;
        hasHiddenBreak = false;
    }

    /** Whether an event of this time would lie before all that are kept by themselves, while others are folded. */
    boolean isAmongFolded(long time) {
        return newestFolded > horizon
                && exactFrom < entries.size()
                && time < entries.get(exactFrom).event.time();
    }

    /** Whether so much came behind the event that the engine does not look for the values of folded ones of a window that it sees. */
    boolean isFarBackAmongFolded(NaiveEvent event, Cut cut) {
        return entries.size() - firstAfter(event.time()) >= LEAST_FAR_BACK && anyFolded(cut.start(), cut.end());
    }

    /** Whether anything is folded that may be, by the buckets' widths, after {@code start} and up to {@code end}. */
    boolean anyFolded(long start, long end) {
        int before = firstAfter(end + limits.retentionMillis() / 256);
        for (int i = firstAfter(start); i < before; i++) {
            if (entries.get(i).folded) {
                return true;
            }
        }
        return false;
    }

    boolean isAnyFolded() {
        return newestFolded > horizon;
    }

    boolean hasHiddenBreak() {
        return hasHiddenBreak;
    }

    long floor() {
        return floor;
    }

    long evictedUntil() {
        return evictedUntil;
    }

    /** Whether something that was evicted may belong before what began at {@code time}. */
    boolean mayGoOn(long time) {
        return evictedUntil != NOTHING_EVICTED && time < evictedUntil - limits.latenessMillis();
    }

    long keptUntil() {
        return keptUntil;
    }

    /** The time of its newest event; only if there is one. */
    long newest() {
        return entries.get(entries.size() - 1).event.time();
    }

    Limits limits() {
        return limits;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The events of a window, by index, that the engine may take for it; first the true ones. */
    List<Cut> cuts(Span span, long time) {
        long end = time - span.offsetMillis();
        long start = end - span.lengthMillis();
        long width = span.lengthMillis() / 256;
        if (!entries.isEmpty() && newest() - time > span.lengthMillis()) {
            // Nobody waits for events that are later than the window is long: their edges have passed.
            width = limits.retentionMillis() / 256;
        }
        int from = firstAfter(start);
        int to = firstAfter(end);
        List<Cut> cuts = new ArrayList<>();
        cuts.add(new Cut(start, end, from, to));
        for (int earlier : edges(from, start, width)) {
            for (int sooner : edges(to, end, width)) {
                cuts.add(new Cut(start, end, earlier, Math.max(earlier, sooner)));
            }
        }
        return cuts;
    }

    /** Where a bucket may begin that has its newest event after {@code edge} and others up to it. */
    private List<Integer> edges(int index, long edge, long width) {
        List<Integer> edges = new ArrayList<>(List.of(index));
        for (int i = index - 1; i >= 0 && entries.get(i).event.time() > edge - width; i--) {
            if (entries.get(i).folded) {
                edges.add(i);
            }
        }
        return edges;
    }

    /** The index of an event; -1 if it was never counted. */
    int find(NaiveEvent event) {
        for (int i = firstAfter(event.time()) - 1;
                i >= 0 && entries.get(i).event.time() == event.time();
                i--) {
            if (entries.get(i).event.isSameAs(event)) {
                return i;
            }
        }
        return -1;
    }

    int firstAfter(long time) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).event.time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** An event that was counted. */
    static final class Entry {
        private final List<Label> labels = new ArrayList<>();
        private final NaiveEvent counted;
        private NaiveEvent event;
        /** As it was handed in with its first label, if that came when it was folded. */
        private @Nullable NaiveEvent labelled;

        private boolean folded;

        Entry(NaiveEvent event) {
            this.counted = event;
            this.event = event;
        }

        NaiveEvent event() {
            return event;
        }

        void label(NaiveEvent asHandedIn, Label label) {
            if (folded && labels.isEmpty()) {
                labelled = asHandedIn;
            }
            labels.add(label);
        }

        /** What conditions are decided on for its labels: what a folded event was amended to is not known any more. */
        NaiveEvent labelled() {
            return labelled == null ? event : labelled;
        }

        boolean isFraud(long now) {
            return NaiveEvent.isFraud(labels, now);
        }

        boolean isFolded() {
            return folded;
        }
    }

    /** Events by index, taken for those of the interval {@code (start, end]}. */
    record Cut(long start, long end, int from, int to) {}

    /** How much is kept, and how far after its own time an event sees others. */
    record Limits(
            long latenessMillis,
            long retentionMillis,
            long exactEvents,
            int maxEntities,
            long leadMillis,
            boolean notesUncounted) {
        long idleMillis() {
            return latenessMillis + retentionMillis;
        }
    }
}
