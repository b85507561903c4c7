package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the section {@code models}, as written in the policy. Immutable.
 *
 * @param id the model's name in evidence
 * @param file the place of the file's name
 * @param request what the entry requests of the model
 * @param places of the inputs, by the name of the feature
 * @param reason the code for its evidence; null for none
 * @param weight above 0
 * @param mode whether its score has effect
 * @param golden the place of the name of the file with stored vectors; null for none
 * @param explanation when and how its scores are explained
 * @param calibrationError the expected calibration error that the calibration had; NaN if the entry does not have it
 * @param provenance where the model comes from, according to the policy
 */
public record ModelEntry(
        String id,
        ScalarNode file,
        ModelRequest request,
        Map<String, Location> places,
        @Nullable ReasonCode reason,
        double weight,
        Mode mode,
        @Nullable ScalarNode golden,
        ExplanationEntry explanation,
        double calibrationError,
        Map<String, String> provenance) {

    /** The names of the features that the entry gives; empty if it leaves them to the file. */
    public List<String> names() {
        return request.byTensor().isEmpty()
                ? request.columns().stream().map(InputColumn::feature).toList()
                : request.byTensor().values().stream()
                        .flatMap(List::stream)
                        .map(InputColumn::feature)
                        .toList();
    }

    /** Where the policy names a feature: its name in {@code inputs}, or else the file that carries the names. */
    public Location placeOf(String feature) {
        return places.getOrDefault(feature, file.at());
    }
}
