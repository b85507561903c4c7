package dev.fraudscorer.onnx.internal.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a model, from a file beside it: those of the library that trained it, which show whether
 * it was converted rightly, and those of ONNX Runtime at the boundary rows, which show whether the kernel reads it
 * rightly. Not modified after it was made.
 *
 * @param digest of the model, as in {@link ModelFacts#digest}; null if the file does not have it
 * @param library what trained the model and answered, such as {@code LightGBM 3.3.5}; null if the file does not have it
 * @param tolerance by how much a probability may differ from the library's
 * @param input rows as wide as the model, NaN for a missing value
 * @param output the library's probability of fraud for each row, after transform and calibration, in [0, 1]
 * @param runtime what answered at the boundary rows, such as {@code onnxruntime 1.28.0}
 * @param boundaryVersion which rows {@code boundaries} is about; 0 if it is empty
 * @param boundaries the output of the model for each boundary row for the fraud class, before any transform
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredVectors(
        @Nullable String digest,
        @Nullable String library,
        double tolerance,
        List<double[]> input,
        double[] output,
        String runtime,
        int boundaryVersion,
        double[] boundaries) {
    /** Between a decimal number in a file, rounded to floats on the way, and the output of a model. */
    public static final double USUAL_TOLERANCE = 1e-5;

    public static final StoredVectors NONE =
            new StoredVectors(null, null, USUAL_TOLERANCE, List.of(), new double[0], "", 0, new double[0]);

    /** Who answered, for messages. */
    public String source() {
        return library == null ? "the training library" : library;
    }
}
