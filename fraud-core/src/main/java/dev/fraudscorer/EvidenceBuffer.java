package dev.fraudscorer;

import static java.util.Objects.requireNonNull;

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

/** Collects the evidence of one event; reused from event to event. */
final class EvidenceBuffer implements EvidenceSink {
    private static final int USUAL_ITEMS = 16;

    private final View view = new View();
    private Evidence[] items = new Evidence[USUAL_ITEMS];
    private ShownValue[] @Nullable [] shown = new ShownValue[USUAL_ITEMS][];
    private int size;
    private boolean counts;

    /** Begins an event. */
    void begin(boolean eventCounts) {
        counts = eventCounts;
    }

    @Override
    public void add(Evidence item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
            shown = Arrays.copyOf(shown, size * 2);
        }
        items[size++] = requireNonNull(item, "a source added no evidence but null");
    }

    @Override
    public void add(Evidence item, ShownValue[] itsValues) {
        add(item);
        shown[size - 1] = itsValues;
    }

    @Override
    public boolean counts() {
        return counts;
    }

    /** What the items show of {@code values}. */
    EvidenceValues valuesFrom(FeatureValues values) {
        return EvidenceValues.copy(shown, size, values);
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
