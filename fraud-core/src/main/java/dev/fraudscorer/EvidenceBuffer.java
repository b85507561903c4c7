package dev.fraudscorer;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.assessment.ShownValue;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.spi.EvidenceSink;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence of one event; reused from event to event. It takes evidence only from the source that is being
 * asked, on the thread that asks it, and only evidence that can be weighed.
 */
final class EvidenceBuffer implements EvidenceSink {
    private static final int USUAL_ITEMS = 16;
    private static final ShownValue[] NOTHING = {};

    /** How many failures there is always room for, so that they can be said when memory has come to its end. */
    private final int reserve;

    private final int slots;
    private final View view = new View();
    private Evidence[] items;
    private ShownValue[] @Nullable [] shown;
    private int size;
    private boolean counts;

    /** The thread of the source that is being asked; null while none is. */
    private @Nullable Thread asked;
    /** Whether only reasons are taken. */
    private boolean reasons;
    /** What was wrong with evidence that the source added, whether or not the source let the exception pass. */
    private @Nullable InvalidResultException fault;

    /**
     * @param reserve how many failures there are at most
     * @param slots how long the feature vector is
     */
    EvidenceBuffer(int reserve, int slots) {
        this.reserve = reserve;
        this.slots = slots;
        this.items = new Evidence[USUAL_ITEMS + reserve];
        this.shown = new ShownValue[USUAL_ITEMS + reserve][];
    }

    /** Begins an event. */
    void begin(boolean eventCounts) {
        counts = eventCounts;
    }

    /** Takes evidence from now on, from this thread alone. */
    void open(boolean reasonsOnly) {
        fault = null;
        reasons = reasonsOnly;
        asked = Thread.currentThread();
    }

    /**
     * Takes no evidence from now on.
     *
     * @throws InvalidResultException if what was added since it was opened cannot be weighed
     */
    void close() {
        asked = null;
        if (fault != null) {
            throw fault;
        }
    }

    /**
     * Takes no evidence from now on, and takes back what a source that failed has added.
     *
     * @param kept how many items stay
     * @param thrown by the source, or by {@link #close}
     * @return the cause: the fault of what was added, if there is one, since that may be why the source threw
     */
    Throwable abandon(int kept, Throwable thrown) {
        asked = null;
        truncate(kept);
        InvalidResultException found = fault;
        fault = null;
        return found == null ? thrown : found;
    }

    @Override
    public void add(Evidence item) {
        add(item, NOTHING);
    }

    @Override
    public void add(Evidence item, ShownValue[] itsValues) {
        if (asked != Thread.currentThread()) {
            refuse("evidence of another thread than that which is asked, or after the call has returned");
        }
        String wrong = reasons ? EvidenceCheck.faultOfReason(item) : EvidenceCheck.fault(item);
        if (wrong == null) {
            wrong = EvidenceCheck.fault(itsValues, slots);
        }
        if (wrong != null) {
            refuse(wrong);
        }
        ensureRoom();
        shown[size] = itsValues;
        items[size++] = item;
    }

    /** Adds an item of our own; there is always room for a failure. */
    void addFailure(Evidence item) {
        shown[size] = null;
        items[size++] = item;
    }

    /** Adds an item of our own that may be one of many. */
    void addOwn(Evidence item) {
        ensureRoom();
        addFailure(item);
    }

    @Override
    public boolean counts() {
        return counts;
    }

    /** What the items show of {@code values}. */
    EvidenceValues valuesFrom(FeatureValues values) {
        return EvidenceValues.copy(shown, size, values);
    }

    /** About how many bytes an assessment of these items takes. */
    long bytes(FeatureValues values) {
        return EntryBytes.ofAssessment(view, shown, values);
    }

    int size() {
        return size;
    }

    /** Takes back everything after the first {@code kept} items. */
    void truncate(int kept) {
        Arrays.fill(items, kept, size, null);
        Arrays.fill(shown, kept, size, null);
        size = kept;
    }

    /** The items as they are at each moment. */
    List<Evidence> view() {
        return view;
    }

    private void ensureRoom() {
        if (size + reserve >= items.length) {
            int longer = items.length * 2;
            ShownValue[][] longerShown = Arrays.copyOf(shown, longer);
            items = Arrays.copyOf(items, longer);
            shown = longerShown;
        }
    }

    private void refuse(String wrong) {
        InvalidResultException exception = new InvalidResultException(wrong);
        fault = exception;
        throw exception;
    }

    private final class View extends AbstractList<Evidence> implements RandomAccess {
        @Override
        public Evidence get(int index) {
            return items[index];
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Object[] toArray() {
            return Arrays.copyOf(items, size, Object[].class);
        }
    }
}
