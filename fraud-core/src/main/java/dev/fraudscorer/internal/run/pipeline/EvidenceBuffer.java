package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.internal.run.idempotency.EntryBytes;
import dev.fraudscorer.internal.run.limit.SnoozedRules;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Collects the evidence of one event; reused from event to event. Confined to the thread that has the workspace. */
public final class EvidenceBuffer {
    private static final int USUAL_ITEMS = 16;

    /** How many failures there is always room for, so that they can be added when memory has come to its end. */
    private final int reserve;

    /** In {@link #origins}, in place of the number of a source. */
    private static final int OWN = 0xffff;

    /** In {@link #origins}, beside the number: it is one of the reasons of the source; it was taken from a record. */
    private static final int REASON = 0x1_0000;

    private static final int TAKEN_OVER = 0x2_0000;

    private final int slots;
    private final View view = new View();
    private Evidence[] items;
    private DisplayedValue[] @Nullable [] shown;
    /** By item the number of its source. */
    private int[] origins;

    private int origin = OWN;
    private int size;
    private boolean counts;

    /**
     * @param reserve how many failures there are at most
     * @param slots how long the feature vector is
     */
    EvidenceBuffer(int reserve, int slots) {
        this.reserve = reserve;
        this.slots = slots;
        this.items = new Evidence[USUAL_ITEMS + reserve];
        this.shown = new DisplayedValue[USUAL_ITEMS + reserve][];
        this.origins = new int[USUAL_ITEMS + reserve];
    }

    /** Begins an event. */
    void begin(boolean eventCounts) {
        counts = eventCounts;
        origin = OWN;
    }

    /** What is added from now on is of a source of evidence, or its reasons. */
    void enter(int source, boolean reasons) {
        origin = reasons ? source | REASON : source;
    }

    /** What is added from now on is our own. */
    void leave() {
        origin = OWN;
    }

    /** What is added until the next call of {@link #enter} or {@link #leave} was taken from a record. */
    void takeOver() {
        origin |= TAKEN_OVER;
    }

    /** The number of the source that an item is of; -1 if it is our own. */
    public int source(int item) {
        int source = origins[item] & OWN;
        return source == OWN ? -1 : source;
    }

    /** Whether an item is one of the reasons that a source gave after the decision. */
    public boolean isReason(int item) {
        return (origins[item] & REASON) != 0;
    }

    /** Whether an item was taken from a record. */
    boolean isTakenOver(int item) {
        return (origins[item] & TAKEN_OVER) != 0;
    }

    /** Adds an item of a source that has been checked, with what it shows. */
    void add(Evidence item, DisplayedValue[] itsValues) {
        ensureRoom();
        shown[size] = itsValues;
        origins[size] = origin;
        items[size++] = item;
    }

    /** Adds an item of our own; there is always room for a failure. */
    void addFailure(Evidence item) {
        shown[size] = null;
        origins[size] = origin;
        items[size++] = item;
    }

    /** Adds an item of our own that may be one of many. */
    void addOwn(Evidence item) {
        ensureRoom();
        addFailure(item);
    }

    /** Whether one of the items from there on says that a part with effect failed, and none of the other ones says the same of it. */
    boolean hasFailureFrom(int first, EvidenceBuffer other) {
        for (int i = first; i < size; i++) {
            if (items[i].isFailure() && !other.hasFailureLike(items[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean hasFailureLike(Evidence failure) {
        for (int i = 0; i < size; i++) {
            if (items[i].isFailure()
                    && items[i].failure() == failure.failure()
                    && items[i].source().equals(failure.source())) {
                return true;
            }
        }
        return false;
    }

    /** Takes their effect from the items of rules that are snoozed for an entity of the event. */
    void snooze(SnoozedRules rules, FeatureVector vector) {
        for (int i = 0; i < size; i++) {
            if (items[i].mode() == Mode.ACTIVE && rules.contain(items[i], vector)) {
                items[i] = items[i].snoozed();
            }
        }
    }

    /** Adds all items of this one to another one, and drops them here. */
    void moveTo(EvidenceBuffer other) {
        for (int i = 0; i < size; i++) {
            other.ensureRoom();
            other.shown[other.size] = shown[i];
            other.items[other.size++] = items[i];
        }
        truncate(0);
    }

    /** Whether the event counts. */
    boolean counts() {
        return counts;
    }

    /** How long the feature vector is. */
    int slots() {
        return slots;
    }

    /** What the items show of {@code values}. */
    EvidenceValues valuesFrom(FeatureValues values) {
        return EvidenceValues.copy(shown, size, values);
    }

    /** About how many bytes an assessment of these items takes. */
    public long bytes(FeatureValues values) {
        return EntryBytes.ofAssessment(view, shown, values);
    }

    /** How many items there are. */
    public int size() {
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
            // All are made before any is set: where memory ends in between, those that are here still fit.
            DisplayedValue[][] longerShown = Arrays.copyOf(shown, longer);
            int[] longerOrigins = Arrays.copyOf(origins, longer);
            items = Arrays.copyOf(items, longer);
            shown = longerShown;
            origins = longerOrigins;
        }
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
