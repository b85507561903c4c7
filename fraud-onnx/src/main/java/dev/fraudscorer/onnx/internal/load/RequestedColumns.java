package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.ScoringGraph;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what each column of a model is made of: by the policy, or by the names that the file carries. */
final class RequestedColumns {
    private RequestedColumns() {}

    static List<InputColumn> of(ScoringGraph graph, ModelRequest request) throws ModelRefusedException {
        List<InputColumn> columns = request.byTensor().isEmpty()
                ? inOrder(graph, request.columns(), request.template())
                : byTensor(graph, request.byTensor());
        Map<String, InputColumn> seen = new HashMap<>();
        for (InputColumn column : columns) {
            InputColumn other = seen.put(column.feature(), column);
            if (other != null && (other.codes() == null || column.codes() == null)) {
                throw new ModelRefusedException(
                        "input '" + column.feature() + "' for two columns",
                        "each name once, or with 'codes' for each of its columns");
            }
        }
        return columns;
    }

    /** Refuses columns of whole numbers or texts that shall take missing values. */
    static void check(List<InputColumn> columns, List<ElementType> types) throws ModelRefusedException {
        for (int i = 0; i < columns.size(); i++) {
            InputColumn column = columns.get(i);
            if (types.get(i) == ElementType.TEXT
                    && (column.codes() != null || column.missing() == InputColumn.Missing.IMPUTE)) {
                throw new ModelRefusedException(
                        "codes or a number for input '" + column.feature() + "', whose column takes texts",
                        "neither 'codes' nor a number for 'missing'");
            }
        }
    }

    private static List<InputColumn> inOrder(ScoringGraph graph, List<InputColumn> wanted, InputColumn template)
            throws ModelRefusedException {
        List<String> stored = namesIn(graph);
        if (wanted.isEmpty() && stored.isEmpty()) {
            throw new ModelRefusedException(
                    "no names for the model's columns",
                    "'inputs' with a name for each column, or a metadata entry '" + ScoringGraph.INPUT_NAMES + "'");
        }
        List<String> names = wanted.stream().map(InputColumn::feature).toList();
        if (!wanted.isEmpty() && !graph.inputNames().isEmpty() && !names.equals(stored)) {
            throw difference(names, stored);
        }
        return wanted.isEmpty() ? stored.stream().map(template::named).toList() : wanted;
    }

    /** The names in the file's metadata, or the names of its tensors if each is one column. */
    private static List<String> namesIn(ScoringGraph graph) {
        if (!graph.inputNames().isEmpty()) {
            return graph.inputNames();
        }
        boolean oneEach = graph.inputs().size() > 1 && graph.inputs().stream().allMatch(input -> input.width() == 1);
        return oneEach ? graph.inputs().stream().map(GraphInput::name).toList() : List.of();
    }

    private static List<InputColumn> byTensor(ScoringGraph graph, Map<String, List<InputColumn>> byTensor)
            throws ModelRefusedException {
        Set<String> left = new HashSet<>(byTensor.keySet());
        List<InputColumn> columns = new ArrayList<>();
        List<String> tensors = graph.inputs().stream().map(GraphInput::name).toList();
        for (GraphInput input : graph.inputs()) {
            List<InputColumn> ofTensor = byTensor.get(input.name());
            if (ofTensor == null) {
                throw new ModelRefusedException(
                        "no input for the tensor '" + input.name() + "'", "one for each of " + tensors);
            }
            if (input.width() > 0 && input.width() != ofTensor.size()) {
                throw new ModelRefusedException(
                        ofTensor.size() + " inputs for the tensor '" + input.name() + "'",
                        "one for each of its " + input.width() + " columns");
            }
            left.remove(input.name());
            columns.addAll(ofTensor);
        }
        if (!left.isEmpty()) {
            throw new ModelRefusedException(
                    "inputs for the tensors " + new TreeSet<>(left) + ", which the model does not have",
                    "one for each of " + tensors);
        }
        return columns;
    }

    private static ModelRefusedException difference(List<String> wanted, List<String> stored) {
        String source = " as the file's entry '" + ScoringGraph.INPUT_NAMES + "' has it; or no 'inputs' at all";
        if (wanted.size() != stored.size()) {
            return new ModelRefusedException(wanted.size() + " inputs", stored.size() + "," + source);
        }
        int column = 0;
        while (wanted.get(column).equals(stored.get(column))) {
            column++;
        }
        return new ModelRefusedException(
                "input '" + wanted.get(column) + "' for column " + (column + 1),
                "'" + stored.get(column) + "'," + source);
    }
}
