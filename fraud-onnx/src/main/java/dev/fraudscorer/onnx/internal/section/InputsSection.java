package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.InputColumn.Missing;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model's inputs in a policy: a list in the order of the columns, or a map by the names of the tensors.
 *
 * @param columns in the model's order; empty if {@code byTensor} has them, or the file
 * @param byTensor the columns of each tensor
 * @param template how columns that the file names get their values
 * @param places by feature
 */
record InputsSection(
        List<InputColumn> columns,
        Map<String, List<InputColumn>> byTensor,
        InputColumn template,
        Map<String, Location> places) {
    private static final List<String> KEYS = List.of("name", "codes", "unknown", "missing");
    private static final String MISSING = "pass, refuse, or a number to replace a missing value";

    /** The inputs; null if a mistake was reported. */
    static @Nullable InputsSection read(@Nullable Node inputs, @Nullable Node missing, PolicyReader reader) {
        Default otherwise = missing == null ? new Default(Missing.AS_MODEL, Double.NaN) : missing(missing, reader);
        if (otherwise == null) {
            return null;
        }
        InputColumn template = new InputColumn("", null, Double.NaN, otherwise.missing, otherwise.imputed);
        if (inputs == null) {
            return new InputsSection(List.of(), Map.of(), template, Map.of());
        }
        Map<String, Location> places = new HashMap<>();
        if (!(inputs instanceof MapNode map)) {
            List<InputColumn> columns = columns(inputs, otherwise, places, reader);
            return columns == null ? null : new InputsSection(columns, Map.of(), template, places);
        }
        Map<String, List<InputColumn>> byTensor = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            List<InputColumn> columns = entry.value() instanceof ListNode list
                    ? columns(list, otherwise, places, reader)
                    : columns(new ListNode(entry.value().at(), List.of(entry.value())), otherwise, places, reader);
            if (columns == null) {
                return null;
            }
            byTensor.put(entry.key(), columns);
        }
        return new InputsSection(List.of(), byTensor, template, places);
    }

    private static @Nullable List<InputColumn> columns(
            Node node, Default otherwise, Map<String, Location> places, PolicyReader reader) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return null;
        }
        if (items.isEmpty()) {
            reader.report(node.at(), "no input", "the name of each column, or no key 'inputs' if the file has them");
            return null;
        }
        List<InputColumn> columns = new ArrayList<>();
        for (Node item : items) {
            InputColumn column = item instanceof MapNode map
                    ? column(map, otherwise, places, reader)
                    : named(item, otherwise, places, reader);
            if (column != null) {
                columns.add(column);
            }
        }
        return columns.size() == items.size() ? columns : null;
    }

    private static @Nullable InputColumn named(
            Node item, Default otherwise, Map<String, Location> places, PolicyReader reader) {
        String name = reader.text(item);
        if (name == null) {
            return null;
        }
        places.put(name, item.at());
        return new InputColumn(name, null, Double.NaN, otherwise.missing, otherwise.imputed);
    }

    private static @Nullable InputColumn column(
            MapNode item, Default otherwise, Map<String, Location> places, PolicyReader reader) {
        MapNode map = reader.map(item, KEYS);
        Node name = reader.require(map, "name", "the feature, such as name: category");
        String feature = reader.text(name);
        if (map == null || name == null || feature == null) {
            return null;
        }
        places.put(feature, name.at());
        Node missing = map.get("missing");
        Default own = missing == null ? otherwise : missing(missing, reader);
        Node codesNode = map.get("codes");
        Map<String, Double> codes = codes(codesNode, reader);
        Node unknownNode = map.get("unknown");
        Double unknown = unknownNode == null ? Double.valueOf(Double.NaN) : number(unknownNode, reader);
        if (unknownNode != null && codesNode == null) {
            reader.report(unknownNode.at(), "'unknown' without 'codes'", "'codes' with a number for each text");
        }
        if (own == null || unknown == null || (codesNode != null && codes == null)) {
            return null;
        }
        return new InputColumn(feature, codes, unknown, own.missing, own.imputed);
    }

    private static @Nullable Map<String, Double> codes(@Nullable Node node, PolicyReader reader) {
        MapNode map = reader.map(node);
        if (map == null) {
            return null;
        }
        Map<String, Double> codes = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            Double code = number(entry.value(), reader);
            if (code == null) {
                return null;
            }
            codes.put(entry.key(), code);
        }
        return codes;
    }

    private static @Nullable Default missing(Node node, PolicyReader reader) {
        if (node instanceof ScalarNode scalar && scalar.text().equals("pass")) {
            return new Default(Missing.PASS, Double.NaN);
        }
        if (node instanceof ScalarNode scalar && scalar.text().equals("refuse")) {
            return new Default(Missing.REFUSE, Double.NaN);
        }
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT) {
            reader.report(node.at(), node.describe(), MISSING);
            return null;
        }
        Double imputed = number(node, reader);
        return imputed == null ? null : new Default(Missing.IMPUTE, imputed);
    }

    private static @Nullable Double number(Node node, PolicyReader reader) {
        return reader.number(node, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** What becomes of a missing value where the input has none. */
    private record Default(Missing missing, double imputed) {}
}
