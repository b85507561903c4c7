package dev.fraudscorer.onnx.internal.model;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a column of a model gets its value. Immutable.
 *
 * @param feature the attribute or feature that it is made of
 * @param codes the number for each text; null if the feature is a number, or the column takes texts
 * @param unknown the number for a text that has no code; NaN to treat it as missing
 * @param missing what becomes of a missing value
 * @param imputed the number that replaces a missing value if {@code missing} is {@code IMPUTE}
 */
public record InputColumn(
        String feature, @Nullable Map<String, Double> codes, double unknown, Missing missing, double imputed) {
    public InputColumn {
        Objects.requireNonNull(feature, "feature");
        codes = codes == null ? null : Map.copyOf(codes);
    }

    /** A number as it is. */
    public static InputColumn of(String feature) {
        return new InputColumn(feature, null, Double.NaN, Missing.AS_MODEL, Double.NaN);
    }

    /** Another feature that gets its value in the same way. */
    public InputColumn named(String other) {
        return new InputColumn(other, codes, unknown, missing, imputed);
    }

    /** What becomes of a missing value. */
    public enum Missing {
        /** It is NaN if the model learnt, or imputes, missing values and gives a probability then; else {@link #REFUSE}. */
        AS_MODEL,
        /** It is NaN; a model that gives no probability then is refused at load. */
        PASS,
        /** The model does not score the event. */
        REFUSE,
        /** A number replaces it. */
        IMPUTE
    }
}
