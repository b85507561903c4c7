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

    private final int slots;
    private final View view = new View();
    private Evidence[] items;
    private DisplayedValue[] @Nullable [] shown;
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
    }

    /** Begins an event. */
    void begin(boolean eventCounts) {
        counts = eventCounts;
    }

    /** Adds an item of a source that has been checked, with what it shows. */
    void add(Evidence item, DisplayedValue[] itsValues) {
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

    /** Takes their effect from the items of rules that are snoozed for an entity of the event. */
    void snooze(SnoozedRules rules, FeatureVector vector) {
        for (int i = 0; i < size; i++) {
            if (items[i].mode() == Mode.ACTIVE && rules.contain(items[i], vector)) {
                items[i] = items[i].snoozed();
            }
        }
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
            // Both are made before either is set: where memory ends in between, the two that are here still fit.
            DisplayedValue[][] longerShown = Arrays.copyOf(shown, longer);
            items = Arrays.copyOf(items, longer);
            shown = longerShown;
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
