package dev.fraudscorer.onnx.internal.load;

import org.jspecify.annotations.Nullable;

/**
 * What loading a model found out. Immutable.
 *
 * @param digest of the file, {@code sha256:} and 64 hexadecimal digits
 * @param output the output's name in the file
 * @param notInKernel why it runs in ONNX Runtime; null if it runs in the kernel
 * @param compared what the kernel was held against, or why against nothing; null if it runs in ONNX Runtime
 * @param trees how many trees the kernel walks; 0 if it runs in ONNX Runtime
 * @param notExplained why there are no reasons for its scores; null if there are
 * @param golden whose answers it was held against, such as {@code 64 rows of LightGBM 3.3.5}; null if none
 * @param caveat what the reasons for its scores are measured by instead of usual rows; null if there are none, or by rows
 * @param treesNeverLearntMissing whether it has trees, and neither they nor a node before them handle missing values
 * @param usualNanos how long one row usually takes
 * @param usualNanosToExplain how long the reasons for one row usually take; 0 if there are none
 */
public record ModelFacts(
        String digest,
        String output,
        @Nullable String notInKernel,
        @Nullable String compared,
        int trees,
        @Nullable String notExplained,
        @Nullable String golden,
        @Nullable String caveat,
        boolean treesNeverLearntMissing,
        long usualNanos,
        long usualNanosToExplain) {}
