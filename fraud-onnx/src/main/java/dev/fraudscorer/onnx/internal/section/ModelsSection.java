package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.onnx.internal.graph.file.DataFiles;
import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.load.ModelRequest.RuntimeChoice;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code models} and reports what is wrong with them, short of opening a file. */
public final class ModelsSection {
    private static final List<String> KEYS =
            List.of(("id file inputs missing output fraud_class transform calibration reason weight mode "
                            + "runtime allow_operators golden explain reasons most_reasons background provenance")
                    .split(" "));
    private static final double HEAVIEST = 1_000_000;

    private final PolicyReader reader;

    public ModelsSection(PolicyReader reader) {
        this.reader = reader;
    }

    /** The entries that name a file, so that the faults of the file are found as well. */
    public List<ModelEntry> read(Node section) {
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
        String fileName = reader.text(file);
        InputsSection inputs = InputsSection.read(map.get("inputs"), map.get("missing"), reader);
        FunctionSection function = FunctionSection.read(map.get("transform"), map.get("calibration"), reader);
        RuntimeChoice choice = reader.constant(map.get("runtime"), RuntimeChoice.class, "runtime");
        String output = reader.text(map.get("output"));
        String fraudClass = reader.text(map.get("fraud_class"));
        ReasonCode code = reader.reasonCode(map.get("reason"));
        double weight = weight(map.get("weight"));
        Mode mode = reader.constant(map.get("mode"), Mode.class, "mode");
        ScalarNode golden = fileName(map.get("golden"));
        ScalarNode background = fileName(map.get("background"));
        ExplanationEntry explanation = ExplanationSection.read(map, background, reader);
        Map<String, String> provenance = provenance(map.get("provenance"));
        if (fileName == null || inputs == null || function == null || !(file instanceof ScalarNode fileNode)) {
            return null;
        }
        ModelRequest request = new ModelRequest(
                inputs.columns(),
                inputs.byTensor(),
                output,
                fraudClass,
                function.function(),
                choice == null ? RuntimeChoice.AUTO : choice,
                inputs.template(),
                allowedOperators(map.get("allow_operators")),
                DataFiles.NONE);
        return new ModelEntry(
                id == null ? fileName : id,
                fileNode,
                request,
                inputs.places(),
                code,
                weight,
                mode == null ? Mode.ACTIVE : mode,
                golden,
                explanation,
                function.calibrationError(),
                provenance);
    }

    private Set<String> allowedOperators(@Nullable Node node) {
        Set<String> operators = new HashSet<>();
        List<Node> items = reader.list(node);
        for (Node item : items == null ? List.<Node>of() : items) {
            String operator = reader.text(item);
            if (operator != null) {
                operators.add(operator);
            }
        }
        return operators;
    }

    private @Nullable String id(MapNode map) {
        Node node = reader.require(map, "id", "the model's name in evidence, such as id: gbt");
        String id = reader.text(node);
        if (node != null && id != null) {
            reader.takeId(id, node.at());
        }
        return id;
    }

    private double weight(@Nullable Node node) {
        Double weight = node == null ? Double.valueOf(1) : reader.number(node, 0, HEAVIEST);
        if (node != null && weight != null && weight == 0) {
            reader.report(node.at(), "a weight of 0", "a weight above 0; mode: shadow leaves a model without effect");
        }
        return weight == null || weight == 0 ? 1 : weight;
    }

    private @Nullable ScalarNode fileName(@Nullable Node node) {
        return reader.text(node) != null && node instanceof ScalarNode name ? name : null;
    }

    private Map<String, String> provenance(@Nullable Node node) {
        Map<String, String> provenance = new LinkedHashMap<>();
        MapNode map = reader.map(node);
        for (MapNode.Entry entry : map == null ? List.<MapNode.Entry>of() : map.entries()) {
            if (entry.value() instanceof ScalarNode value) {
                provenance.put(entry.key(), value.text());
            } else {
                reader.report(entry.value().at(), entry.value().describe(), "a text, a number or a date");
            }
        }
        return provenance;
    }
}
