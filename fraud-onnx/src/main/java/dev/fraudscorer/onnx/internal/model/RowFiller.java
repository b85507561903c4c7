package dev.fraudscorer.onnx.internal.model;

import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a model's row of the values of an event. Immutable, thread-safe. */
public final class RowFiller {
    private final @Nullable Map<String, Double>[] codes;
    private final double[] unknown;
    private final double[] whenMissing;
    private final boolean[] needed;
    private final boolean[] isText;
    private final boolean[] isFloat;

    /** @param needed the columns without which the model does not score */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of maps cannot be made otherwise
    public RowFiller(List<InputColumn> columns, List<ElementType> types, boolean[] needed) {
        int width = columns.size();
        this.codes = new Map[width];
        this.unknown = new double[width];
        this.whenMissing = new double[width];
        this.needed = needed.clone();
        this.isText = new boolean[width];
        this.isFloat = new boolean[width];
        for (int i = 0; i < width; i++) {
            InputColumn column = columns.get(i);
            codes[i] = column.codes();
            unknown[i] = column.unknown();
            whenMissing[i] = column.missing() == InputColumn.Missing.IMPUTE ? column.imputed() : Double.NaN;
            isText[i] = types.get(i) == ElementType.TEXT;
            isFloat[i] = types.get(i) == ElementType.FLOAT;
        }
    }

    public boolean takesText(int column) {
        return isText[column] || codes[column] != null;
    }

    /**
     * Fills the row.
     *
     * @param slots the slot of each column
     * @return the first column whose value is missing though the model needs it; -1 if there is none
     */
    public int fill(FeatureValues values, int[] slots, ModelRow row) {
        for (int i = 0; i < slots.length; i++) {
            if (isText[i]) {
                String text = values.text(slots[i]);
                if (text == null) {
                    return i;
                }
                row.texts[i] = text;
                continue;
            }
            double value = number(values, slots[i], i);
            if (Double.isNaN(value)) {
                value = whenMissing[i];
                if (Double.isNaN(value) && needed[i]) {
                    return i;
                }
            }
            row.numbers[i] = isFloat[i] ? clampedToFloat(value) : value;
        }
        return -1;
    }

    private double number(FeatureValues values, int slot, int column) {
        Map<String, Double> ofColumn = codes[column];
        if (ofColumn == null) {
            return values.number(slot);
        }
        String text = values.text(slot);
        if (text == null) {
            return Double.NaN;
        }
        Double code = ofColumn.get(text);
        return code == null ? unknown[column] : code;
    }

    /** What is too large for a float is the largest float, as it was when the model was trained. */
    private static double clampedToFloat(double value) {
        float rounded = (float) value;
        return Float.isInfinite(rounded) ? Math.copySign(Float.MAX_VALUE, rounded) : rounded;
    }
}
