package dev.fraudscorer.assessment;

import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values behind the evidence of one assessment, copied from the feature vector once, side by side, and made into
 * objects only on demand. Immutable.
 */
public final class EvidenceValues {
    /** No values. */
    public static final EvidenceValues NONE =
            new EvidenceValues(new DisplayedValue[0][], new double[0], new String[0], null);

    private static final DisplayedValue[] NOTHING = {};

    private final DisplayedValue[][] shown;
    private final double[] numbers;
    private final @Nullable String[] texts;
    /** Which are approximate; null if none is, as in nearly all assessments. */
    private final boolean @Nullable [] approximate;

    private EvidenceValues(
            DisplayedValue[][] shown, double[] numbers, @Nullable String[] texts, boolean @Nullable [] approximate) {
        this.shown = shown;
        this.numbers = numbers;
        this.texts = texts;
        this.approximate = approximate;
    }

    /**
     * Copies what the first {@code items} items of evidence show.
     *
     * @param shown by item; null for an item that shows nothing; the outer array is not kept, the inner ones are never
     *     changed by anybody
     */
    public static EvidenceValues copy(DisplayedValue[] @Nullable [] shown, int items, FeatureValues values) {
        int last = -1;
        int count = 0;
        for (int i = 0; i < items; i++) {
            DisplayedValue[] ofItem = shown[i];
            if (ofItem != null && ofItem.length > 0) {
                last = i;
                count += ofItem.length;
            }
        }
        if (count == 0) {
            return NONE;
        }
        DisplayedValue[][] kept = new DisplayedValue[last + 1][];
        double[] numbers = new double[count];
        @Nullable String[] texts = new String[count];
        boolean[] approximate = null;
        int at = 0;
        for (int i = 0; i <= last; i++) {
            DisplayedValue[] ofItem = shown[i];
            kept[i] = ofItem == null ? NOTHING : ofItem;
            for (DisplayedValue value : kept[i]) {
                String fixed = value.text();
                numbers[at] = fixed == null ? values.number(value.slot()) : Double.NaN;
                texts[at] = fixed == null ? values.text(value.slot()) : fixed;
                if (fixed == null && values.isApproximate(value.slot())) {
                    approximate = approximate == null ? new boolean[count] : approximate;
                    approximate[at] = true;
                }
                at++;
            }
        }
        return new EvidenceValues(kept, numbers, texts, approximate);
    }

    /** The values of an assessment's items of evidence, in their order. */
    public static EvidenceValues of(List<List<EvidenceValue>> byItem) {
        int count = byItem.stream().mapToInt(List::size).sum();
        if (count == 0) {
            return NONE;
        }
        DisplayedValue[][] shown = new DisplayedValue[byItem.size()][];
        double[] numbers = new double[count];
        @Nullable String[] texts = new String[count];
        boolean[] approximate = new boolean[count];
        int at = 0;
        for (int i = 0; i < shown.length; i++) {
            List<EvidenceValue> values = byItem.get(i);
            shown[i] = values.stream()
                    .map(value -> DisplayedValue.ofSlot(value.name(), value.type(), -1, value.limit()))
                    .toArray(DisplayedValue[]::new);
            for (EvidenceValue value : values) {
                numbers[at] = value.number();
                texts[at] = value.text();
                approximate[at++] = value.approximate();
            }
        }
        return new EvidenceValues(shown, numbers, texts, approximate);
    }

    /** The values of the item at {@code index}, without those that were missing; empty if it shows none. */
    public List<EvidenceValue> of(int index) {
        if (index >= shown.length) {
            return List.of();
        }
        int at = 0;
        for (int i = 0; i < index; i++) {
            at += shown[i].length;
        }
        List<EvidenceValue> values = new ArrayList<>(shown[index].length);
        for (DisplayedValue value : shown[index]) {
            boolean there = value.type() == ValueType.TEXT ? texts[at] != null : Double.isFinite(numbers[at]);
            if (there) {
                values.add(new EvidenceValue(
                        value.name(),
                        value.type(),
                        numbers[at],
                        texts[at],
                        value.limit(),
                        approximate != null && approximate[at]));
            }
            at++;
        }
        return List.copyOf(values);
    }

    /** The values of every item that has some, in order; items without any at the end are left out. */
    private List<List<EvidenceValue>> all() {
        List<List<EvidenceValue>> all = new ArrayList<>();
        for (int i = 0; i < shown.length; i++) {
            all.add(of(i));
        }
        while (!all.isEmpty() && all.get(all.size() - 1).isEmpty()) {
            all.remove(all.size() - 1);
        }
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EvidenceValues that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /** How many values it holds; assessments are written to logs, and their values do not belong there. */
    @Override
    public String toString() {
        return Arrays.stream(shown).mapToInt(values -> values.length).sum() + " values";
    }
}
