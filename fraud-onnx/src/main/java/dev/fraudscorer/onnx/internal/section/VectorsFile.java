package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.onnx.internal.load.StoredVectors;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files beside a model: golden vectors, and background rows. */
public final class VectorsFile {
    private static final List<String> KEYS =
            List.of("model", "library", "tolerance", "input", "output", "runtime", "boundaries");
    /** More would let a wrong conversion pass. */
    private static final double LARGEST_TOLERANCE = 0.01;

    private final PolicyReader reader;
    private final LoadContext context;

    public VectorsFile(LoadContext context) {
        this.context = context;
        this.reader = context.reader();
    }

    /** The vectors; null if a mistake was reported. */
    @Nullable
    public StoredVectors golden(@Nullable ScalarNode name) {
        if (name == null) {
            return StoredVectors.NONE;
        }
        MapNode map = reader.map(context.document(name), KEYS);
        if (map == null) {
            return null;
        }
        Node runtime = map.get("runtime");
        Node input = map.get("input");
        Node output = map.get("output");
        List<double[]> rows = input == null ? List.<double[]>of() : rows(input);
        double[] outputs = output == null ? new double[0] : probabilities(output);
        Node toleranceNode = map.get("tolerance");
        Double tolerance = toleranceNode == null
                ? Double.valueOf(StoredVectors.USUAL_TOLERANCE)
                : reader.number(toleranceNode, 0, LARGEST_TOLERANCE);
        Node boundaries = map.get("boundaries");
        MapNode ofBoundaries = reader.map(boundaries, List.of("version", "output"));
        Node version = reader.require(ofBoundaries, "version", "which rows they are of");
        Node stored = reader.require(ofBoundaries, "output", "a number for each row");
        Double number = reader.number(version, 1, Integer.MAX_VALUE);
        double[] atBoundaries = stored == null ? new double[0] : row(stored);
        if (rows == null
                || outputs == null
                || atBoundaries == null
                || tolerance == null
                || (boundaries != null && number == null)) {
            return null;
        }
        if (rows.size() != outputs.length) {
            reader.report(
                    map.at(), rows.size() + " rows of 'input' with " + outputs.length + " of 'output'", "as many");
            return null;
        }
        return new StoredVectors(
                reader.text(map.get("model")),
                reader.text(map.get("library")),
                tolerance,
                rows,
                outputs,
                runtime == null ? "a runtime that the file does not name" : String.valueOf(reader.text(runtime)),
                number == null ? 0 : number.intValue(),
                atBoundaries);
    }

    /** The rows under {@code input}; empty if no file is named, null if a mistake was reported. */
    @Nullable
    public List<double[]> background(@Nullable ScalarNode name) {
        if (name == null) {
            return List.of();
        }
        MapNode map = reader.map(context.document(name), List.of("input"));
        Node input = reader.require(map, "input", "rows that represent those to be scored");
        return rows(input);
    }

    private double @Nullable [] probabilities(@Nullable Node node) {
        double[] values = FunctionSection.numbers(node, -Double.MAX_VALUE, Double.MAX_VALUE, reader);
        for (int i = 0; values != null && node instanceof ListNode list && i < values.length; i++) {
            if (values[i] < 0 || values[i] > 1) {
                reader.report(
                        list.items().get(i).at(),
                        "a golden output that is no probability",
                        "the training library's probability of fraud, after transform and calibration, in [0, 1]");
                return null;
            }
        }
        return values;
    }

    private @Nullable List<double[]> rows(@Nullable Node node) {
        List<Node> items = reader.list(node);
        List<double[]> rows = new ArrayList<>();
        for (Node item : items == null ? List.<Node>of() : items) {
            double[] row = row(item);
            if (row == null) {
                return null;
            }
            rows.add(row);
        }
        return items == null ? null : rows;
    }

    /** JSON has no NaN: a missing value is the text {@code NaN}. */
    private double @Nullable [] row(Node node) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return null;
        }
        double[] row = new double[items.size()];
        for (int i = 0; i < row.length; i++) {
            if (items.get(i) instanceof ScalarNode scalar && scalar.text().equals("NaN")) {
                row[i] = Double.NaN;
                continue;
            }
            Double number = reader.number(items.get(i), -Double.MAX_VALUE, Double.MAX_VALUE);
            if (number == null) {
                return null;
            }
            row[i] = number;
        }
        return row;
    }
}
