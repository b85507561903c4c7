package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.record.FactSink;
import dev.fraudscorer.features.internal.record.KnownFrauds;
import java.util.Arrays;

/**
 * What turned out to be true about one entity's events, ordered by the event's time and id and then by when it was
 * known. Kept apart from the events: few have a label, and a label outlives the folding of its event. Confined to the
 * holder of the key's lock.
 *
 * <p>A fact is four longs: the event's time; its id, with FRAUD_BIT if it says fraud; when it was known; the bits of
 * the filters that admit the event.
 */
final class Labels implements KnownFrauds {
    private static final int STRIDE = 4;
    private static final int FEWEST = 4;
    /** Facts are forgotten when they are one in so many, so that to forget costs little for each. */
    private static final int FORGOTTEN_ONE_IN = 4;

    private static final int ID = 1;
    private static final int KNOWN_AT = 2;
    private static final int BITS = 3;
    private static final long FRAUD_BIT = 1L << 48;
    private static final long ID_MASK = FRAUD_BIT - 1;

    private long[] facts = {};
    private int count;
    private long latestKnownAt = Long.MIN_VALUE;
    /** The facts, by index, of the events that are fraud by all that is known; ordered as the facts are. */
    private int[] frauds = {};

    private int fraudCount;

    /** Notes a fact; of two that were known at the same time about one event, the one that arrived last stays. */
    void add(long time, long id, long knownAt, boolean fraud, long bits) {
        long eventId = id & ID_MASK;
        int at = firstAfter(time - 1);
        while (at < count && isBefore(at, time, eventId, knownAt)) {
            at++;
        }
        boolean same = at < count && isOf(at, time, eventId) && knownAt(at) == knownAt;
        if (!same) {
            if (facts.length == count * STRIDE) {
                facts = Arrays.copyOf(facts, (count + 1 + count / 4) * STRIDE);
            }
            System.arraycopy(facts, at * STRIDE, facts, (at + 1) * STRIDE, (count - at) * STRIDE);
            count++;
            for (int i = firstFraudFrom(at); i < fraudCount; i++) {
                // They are indexes of facts, all of which from here on have moved by one.
                frauds[i]++;
            }
        }
        facts[at * STRIDE] = time;
        facts[at * STRIDE + ID] = eventId | (fraud ? FRAUD_BIT : 0);
        facts[at * STRIDE + KNOWN_AT] = knownAt;
        facts[at * STRIDE + BITS] = bits;
        latestKnownAt = Math.max(latestKnownAt, knownAt);
        noteFraud(at);
    }

    /** The event is admitted by other filters now. */
    void amend(long time, long id, long bits) {
        for (int i = firstAfter(time - 1); i < count && time(i) == time; i++) {
            if (isOf(i, time, id & ID_MASK)) {
                facts[i * STRIDE + BITS] = bits;
            }
        }
    }

    /** Forgets the labels of events up to {@code time}, which nobody will ask for any more, or a part of them later. */
    void forget(long time) {
        int forgotten = firstAfter(time);
        if (forgotten > 0 && (forgotten == count || forgotten > count / FORGOTTEN_ONE_IN)) {
            count -= forgotten;
            facts = Arrays.copyOfRange(facts, forgotten * STRIDE, (forgotten + count) * STRIDE);
            findFrauds();
        }
    }

    /**
     * How many events are known to be fraud.
     *
     * @param start events after this time
     * @param end events up to this time
     * @param now as known at this time
     * @param filter events that it admits; below 0 for all
     */
    @Override
    public int frauds(long start, long end, long now, int filter) {
        if (now < latestKnownAt) {
            return fraudsAsKnown(start, end, now, filter);
        }
        int low = firstFraudAfter(start);
        int high = firstFraudAfter(end);
        if (filter < 0) {
            return high - low;
        }
        int found = 0;
        for (int i = low; i < high; i++) {
            found += (int) (bits(frauds[i]) >>> filter & 1);
        }
        return found;
    }

    /** Whether one event is known to be fraud. */
    @Override
    public boolean isFraud(long time, long id, long now) {
        boolean fraud = false;
        for (int i = firstAfter(time - 1); i < count && time(i) == time; i++) {
            if (isOf(i, time, id & ID_MASK) && knownAt(i) <= now) {
                fraud = saysFraud(i);
            }
        }
        return fraud;
    }

    /** Whether a filter admits an event that has a label; the filter below 0 admits all. */
    @Override
    public boolean isAdmittedBy(long time, long id, int filter) {
        for (int i = firstAfter(time - 1); i < count && time(i) == time; i++) {
            if (isOf(i, time, id & ID_MASK)) {
                return filter < 0 || (bits(i) >>> filter & 1) != 0;
            }
        }
        return false;
    }

    /** The filters' bits of an event as its labels have them; {@code otherwise} if it has none. */
    long bitsOf(long time, long id, long otherwise) {
        for (int i = firstAfter(time - 1); i < count && time(i) == time; i++) {
            if (isOf(i, time, id & ID_MASK)) {
                return bits(i);
            }
        }
        return otherwise;
    }

    /** Gives the facts of all events after {@code time}, in order. */
    void forEachAfter(long time, FactSink sink) {
        for (int i = firstAfter(time); i < count; i++) {
            sink.fact(time(i), id(i), knownAt(i), saysFraud(i), bits(i));
        }
    }

    /** The facts as they are, for a snapshot. */
    long[] facts() {
        return Arrays.copyOf(facts, count * STRIDE);
    }

    /** Makes labels of what {@link #facts()} gave. */
    static Labels of(long[] facts) {
        if (facts.length % STRIDE != 0) {
            throw new IllegalArgumentException("labels of " + facts.length + " longs, not of " + STRIDE + " each");
        }
        Labels labels = new Labels();
        labels.facts = facts;
        labels.count = facts.length / STRIDE;
        for (int i = 0; i < labels.count; i++) {
            labels.latestKnownAt = Math.max(labels.latestKnownAt, labels.knownAt(i));
        }
        labels.findFrauds();
        return labels;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int bytes() {
        return 64 + facts.length * Long.BYTES + frauds.length * Integer.BYTES;
    }

    private int fraudsAsKnown(long start, long end, long now, int filter) {
        int found = 0;
        int i = firstAfter(start);
        while (i < count && time(i) <= end) {
            boolean fraud = false;
            int event = i;
            for (; i < count && isOf(i, time(event), id(event)); i++) {
                if (knownAt(i) <= now) {
                    fraud = saysFraud(i);
                }
            }
            boolean admitted = filter < 0 || (bits(event) >>> filter & 1) != 0;
            found += fraud && admitted ? 1 : 0;
        }
        return found;
    }

    private void findFrauds() {
        int found = 0;
        int[] now = new int[count];
        for (int i = 0; i < count; i++) {
            boolean last = i + 1 == count || !isOf(i + 1, time(i), id(i));
            if (last && saysFraud(i)) {
                now[found++] = i;
            }
        }
        frauds = Arrays.copyOf(now, found);
        fraudCount = found;
    }

    /** Finds out anew whether the event of a fact is fraud. */
    private void noteFraud(int fact) {
        long time = time(fact);
        long id = id(fact);
        int first = fact;
        while (first > 0 && isOf(first - 1, time, id)) {
            first--;
        }
        int last = fact;
        while (last + 1 < count && isOf(last + 1, time, id)) {
            last++;
        }
        int at = firstFraudFrom(first);
        boolean was = at < fraudCount && frauds[at] <= last;
        boolean is = saysFraud(last);
        if (was && !is) {
            System.arraycopy(frauds, at + 1, frauds, at, --fraudCount - at);
        } else if (!was && is) {
            if (fraudCount == frauds.length) {
                frauds = Arrays.copyOf(frauds, Math.max(FEWEST, fraudCount + fraudCount / 4));
            }
            System.arraycopy(frauds, at, frauds, at + 1, fraudCount++ - at);
        }
        if (is) {
            frauds[at] = last;
        }
    }

    /** The place in {@link #frauds} of the first one that is this fact or behind it. */
    private int firstFraudFrom(int fact) {
        int place = Arrays.binarySearch(frauds, 0, fraudCount, fact);
        return place < 0 ? ~place : place;
    }

    private int firstAfter(long time) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstFraudAfter(long time) {
        int low = 0;
        int high = fraudCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(frauds[middle]) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(int i, long time, long id, long knownAt) {
        if (time(i) != time) {
            return time(i) < time;
        }
        return id(i) != id ? id(i) < id : knownAt(i) < knownAt;
    }

    private boolean isOf(int i, long time, long id) {
        return time(i) == time && id(i) == id;
    }

    private long time(int i) {
        return facts[i * STRIDE];
    }

    private long id(int i) {
        return facts[i * STRIDE + ID] & ID_MASK;
    }

    private boolean saysFraud(int i) {
        return (facts[i * STRIDE + ID] & FRAUD_BIT) != 0;
    }

    private long knownAt(int i) {
        return facts[i * STRIDE + KNOWN_AT];
    }

    private long bits(int i) {
        return facts[i * STRIDE + BITS];
    }
}
