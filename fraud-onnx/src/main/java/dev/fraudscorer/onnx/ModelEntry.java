package dev.fraudscorer.onnx;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.onnx.internal.ModelRequest;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the section {@code models}, as it stands in the policy. Immutable.
 *
 * @param id the model's name in evidence
 * @param file where the file's name stands
 * @param inputs the name of each column and its place; empty for the names that the file carries
 * @param output the output that holds the probability; null to find it
 * @param fraudClass the class whose probability is the risk; null for 1
 * @param reason the code for its evidence; null for none
 * @param weight above 0
 * @param mode whether its score has effect
 */
record ModelEntry(
        String id,
        ScalarNode file,
        List<Input> inputs,
        @Nullable String output,
        @Nullable String fraudClass,
        @Nullable ReasonCode reason,
        double weight,
        Mode mode) {

    ModelRequest request() {
        return new ModelRequest(inputs.stream().map(Input::name).toList(), output, fraudClass);
    }

    /** Where the policy speaks of a column: its name in {@code inputs}, or else the file that carries the names. */
    Location placeOf(int column) {
        return inputs.isEmpty() ? file.at() : inputs.get(column).at();
    }

    /** The name of a column and its place. */
    record Input(String name, Location at) {}
}
