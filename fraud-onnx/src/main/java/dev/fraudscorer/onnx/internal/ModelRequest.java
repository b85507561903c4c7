package dev.fraudscorer.onnx.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a model beside its file. Immutable.
 *
 * @param inputs the name of each column, in order; empty for the names that the file carries
 * @param output the output that holds the probability; null to find it
 * @param fraudClass the class whose probability is the risk; null for 1
 */
public record ModelRequest(
        List<String> inputs,
        @Nullable String output,
        @Nullable String fraudClass) {
    public ModelRequest {
        inputs = List.copyOf(inputs);
    }
}
