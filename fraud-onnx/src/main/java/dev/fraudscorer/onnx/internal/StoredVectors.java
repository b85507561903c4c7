package dev.fraudscorer.onnx.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ONNX Runtime once said of a model, as a file beside it tells. Not modified after it was made.
 *
 * @param digest of the model that spoke, as in {@link ModelFacts#digest}; null if the file does not say
 * @param runtime who spoke, such as {@code onnxruntime 1.28.0}
 * @param input rows as wide as the model, NaN for a missing value
 * @param output what the model says of each row for the fraud class, before any transform
 * @param boundaryVersion which rows {@code boundaries} is about; 0 if it is empty
 * @param boundaries what the model says of each boundary row
 */
public record StoredVectors(
        @Nullable String digest,
        String runtime,
        List<double[]> input,
        double[] output,
        int boundaryVersion,
        double[] boundaries) {
    /** None. */
    public static final StoredVectors NONE = new StoredVectors(null, "", List.of(), new double[0], 0, new double[0]);
}
