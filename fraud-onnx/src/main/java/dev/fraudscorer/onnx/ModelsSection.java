package dev.fraudscorer.onnx;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code models} and reports what is wrong with them, short of opening a file. */
final class ModelsSection {
    private static final List<String> KEYS =
            List.of("id", "file", "inputs", "output", "fraud_class", "reason", "weight", "mode");
    private static final double HEAVIEST = 1_000_000;

    private final PolicyReader reader;

    ModelsSection(PolicyReader reader) {
        this.reader = reader;
    }

    /** The entries that name a file, so that the faults of the file are found as well. */
    List<ModelEntry> read(Node section) {
        List<ModelEntry> entries = new ArrayList<>();
        List<Node> items = reader.list(section);
        for (Node item : items == null ? List.<Node>of() : items) {
            MapNode map = reader.map(item, KEYS);
            ModelEntry entry = map == null ? null : entry(map);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private @Nullable ModelEntry entry(MapNode map) {
        String id = id(map);
        Node file = reader.require(map, "file", "the model's file, such as file: models/gbt.onnx");
        String fileName = file == null ? null : reader.text(file);
        Node inputs = map.get("inputs");
        List<ModelEntry.Input> names = inputs == null ? List.of() : inputs(inputs);
        String output = text(map, "output");
        String fraudClass = text(map, "fraud_class");
        ReasonCode reason = reason(map);
        Node weight = map.get("weight");
        Double weightValue = weight == null ? Double.valueOf(1) : weight(weight);
        Node mode = map.get("mode");
        Mode modeValue = mode == null ? Mode.ACTIVE : reader.constant(mode, Mode.class, "mode");
        if (fileName == null || names == null || !(file instanceof ScalarNode fileNode)) {
            return null;
        }
        return new ModelEntry(
                id == null ? fileName : id,
                fileNode,
                names,
                output,
                fraudClass,
                reason,
                weightValue == null || weightValue == 0 ? 1 : weightValue,
                modeValue == null ? Mode.ACTIVE : modeValue);
    }

    private @Nullable String id(MapNode map) {
        Node node = reader.require(map, "id", "the model's name in evidence, such as id: gbt");
        String id = node == null ? null : reader.text(node);
        if (node != null && id != null) {
            reader.takeId(id, node.at());
        }
        return id;
    }

    private @Nullable List<ModelEntry.Input> inputs(Node node) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return null;
        }
        if (items.isEmpty()) {
            reader.report(node.at(), "no input", "the name of each column, or no key 'inputs' if the file has them");
            return null;
        }
        List<ModelEntry.Input> inputs = new ArrayList<>();
        for (Node item : items) {
            String name = reader.text(item);
            if (name != null) {
                inputs.add(new ModelEntry.Input(name, item.at()));
            }
        }
        return inputs.size() == items.size() ? inputs : null;
    }

    private @Nullable ReasonCode reason(MapNode map) {
        Node node = map.get("reason");
        String code = node == null ? null : reader.text(node);
        if (node == null || code == null) {
            return null;
        }
        if (!ReasonCode.isValid(code)) {
            reader.report(node.at(), node.describe(), ReasonCode.EXPECTED);
            return null;
        }
        return new ReasonCode(code);
    }

    private @Nullable Double weight(Node node) {
        Double weight = reader.number(node, 0, HEAVIEST);
        if (weight != null && weight == 0) {
            reader.report(node.at(), "a weight of 0", "a weight above 0; mode: shadow leaves a model without effect");
        }
        return weight;
    }

    private @Nullable String text(MapNode map, String key) {
        Node node = map.get(key);
        return node == null ? null : reader.text(node);
    }
}
