package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.metrics.RankingMetrics;
import dev.fraudscorer.lab.train.InputImportance;
import dev.fraudscorer.lab.train.TrainedModel;
import dev.fraudscorer.lab.train.TrainingProvenance;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The model's card in JSON: its inputs, its origin, and its results on what it had not seen. */
final class ModelCard {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ModelCard() {}

    static String write(String id, String history, TrainedModel model, Instant cut, RankingMetrics later) {
        TrainingProvenance provenance = model.provenance();
        ObjectNode card = MAPPER.createObjectNode();
        card.put("model", id);
        ArrayNode inputs = card.putArray("inputs");
        model.inputs().forEach(inputs::add);
        ObjectNode training = card.putObject("training");
        training.put("history", history);
        training.put("first_event", provenance.firstEvent().toString());
        training.put("last_event", provenance.lastEvent().toString());
        training.put("labels_known_until", cut.toString());
        training.put("rows", provenance.rows());
        training.put("frauds", provenance.frauds());
        training.put("trees", provenance.trees());
        training.put("leaves", provenance.parameters().leaves());
        training.put("learning_rate", provenance.parameters().learningRate());
        training.put("seed", provenance.parameters().seed());
        ObjectNode metrics = card.putObject("later_part");
        metrics.put("first_event", cut.toString());
        metrics.put("frauds", later.frauds());
        metrics.put("goods", later.goods());
        putNumber(metrics, "auc", later.aucRoc());
        putNumber(metrics, "average_precision", later.averagePrecision());
        ObjectNode importance = card.putObject("importance");
        for (InputImportance input : model.importance()) {
            importance.put(input.input(), input.share());
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(card) + "\n";
    }

    /** JSON has no NaN: what is undefined is null. */
    private static void putNumber(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
