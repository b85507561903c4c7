package dev.fraudscorer.lab.train;

import dev.fraudscorer.FraudScorer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The metadata of an ONNX file. */
final class ModelMetadata {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ModelMetadata() {}

    /** Inputs and provenance of the model as JSON, and the entries of {@code further}. */
    static Map<String, String> of(TrainedModel model, Map<String, String> further) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(TrainedModel.INPUTS_KEY, JSON.writeValueAsString(model.inputs()));
        metadata.put(TrainedModel.PROVENANCE_KEY, JSON.writeValueAsString(provenance(model.provenance())));
        further.forEach((key, value) -> {
            if (metadata.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException(
                        "metadata entry '" + key + "' is the model's own; take another name");
            }
        });
        return metadata;
    }

    private static Map<String, Object> provenance(TrainingProvenance provenance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("library", "fraud-scorer " + FraudScorer.libraryVersion());
        json.put("learner", "LightGBM 4.3.0");
        json.put("rows", provenance.rows());
        json.put("frauds", provenance.frauds());
        json.put("first_event", provenance.firstEvent().toString());
        json.put("last_event", provenance.lastEvent().toString());
        json.put("trees", provenance.trees());
        json.put("parameters", parameters(provenance.parameters()));
        return json;
    }

    /** All parameters but the number of threads, on which the model does not depend. */
    private static Map<String, Object> parameters(BoostingParameters parameters) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("trees", parameters.trees());
        json.put("leaves", parameters.leaves());
        json.put("learning_rate", parameters.learningRate());
        json.put("min_rows_per_leaf", parameters.minRowsPerLeaf());
        json.put("l2", parameters.l2());
        json.put("positive_weight", parameters.positiveWeight());
        json.put("input_share", parameters.inputShare());
        json.put("row_share", parameters.rowShare());
        json.put("max_bins", parameters.maxBins());
        EarlyStopping stopping = parameters.earlyStopping();
        if (stopping != null) {
            json.put("validation_share", stopping.validationShare());
            json.put("patience", stopping.patience());
        }
        json.put("seed", parameters.seed());
        return json;
    }
}
