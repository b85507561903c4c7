package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.onnx.internal.model.MonotoneTable;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * In a policy, the way from a model's output to a probability.
 *
 * @param function the whole way
 * @param calibrationError the expected calibration error that the calibration had, in [0, 1]; NaN if it is not given
 */
record FunctionSection(ScoreFunction function, double calibrationError) {
    private static final String TRANSFORM = "'1 - x', 'sigmoid', or a table { x: [...], y: [...] }";

    /** The function; null if a mistake was reported. */
    static @Nullable FunctionSection read(@Nullable Node transform, @Nullable Node calibration, PolicyReader reader) {
        int problems = reader.problemCount();
        List<DoubleUnaryOperator> transforms = new ArrayList<>();
        if (transform instanceof ListNode list) {
            list.items().forEach(item -> add(transform(item, reader), transforms));
        } else if (transform != null) {
            add(transform(transform, reader), transforms);
        }
        List<DoubleUnaryOperator> calibrated = new ArrayList<>();
        double error = Double.NaN;
        MapNode map = reader.map(calibration, List.of("platt", "isotonic", "expected_calibration_error"));
        if (calibration != null && map != null) {
            Node platt = map.get("platt");
            Node isotonic = map.get("isotonic");
            if ((platt == null) == (isotonic == null)) {
                reader.report(
                        calibration.at(),
                        platt == null ? "a calibration without a method" : "two methods of calibration",
                        "either 'platt: { a: ..., b: ... }' or 'isotonic: { x: [...], y: [...] }'");
            } else {
                add(platt != null ? platt(platt, reader) : table(isotonic, 0, 1, false, reader), calibrated);
            }
            Double number = reader.number(map.get("expected_calibration_error"), 0, 1);
            error = number == null ? Double.NaN : number;
        }
        return reader.problemCount() > problems
                ? null
                : new FunctionSection(new ScoreFunction(transforms, calibrated), error);
    }

    private static void add(@Nullable DoubleUnaryOperator step, List<DoubleUnaryOperator> steps) {
        if (step != null) {
            steps.add(step);
        }
    }

    private static @Nullable DoubleUnaryOperator transform(Node node, PolicyReader reader) {
        if (node instanceof MapNode) {
            return table(node, -Double.MAX_VALUE, Double.MAX_VALUE, true, reader);
        }
        String text = node instanceof ScalarNode scalar ? scalar.text().replace(" ", "") : "";
        if (text.equals("1-x")) {
            return x -> 1 - x;
        }
        if (text.equals("sigmoid")) {
            return FunctionSection::sigmoid;
        }
        reader.report(node.at(), node.describe(), TRANSFORM);
        return null;
    }

    /** Platt's sigmoid of a score f, {@code 1 / (1 + exp(a f + b))}. Source: Platt 1999, "Probabilistic Outputs for SVMs". */
    private static @Nullable DoubleUnaryOperator platt(Node node, PolicyReader reader) {
        MapNode map = reader.map(node, List.of("a", "b"));
        Node slope = reader.require(map, "a", "the slope, below 0 if more score is more risk");
        Node offset = reader.require(map, "b", "the offset");
        Double a = reader.number(slope, -Double.MAX_VALUE, Double.MAX_VALUE);
        Double b = reader.number(offset, -Double.MAX_VALUE, Double.MAX_VALUE);
        if (a == null || b == null) {
            return null;
        }
        double steepness = a;
        double shift = b;
        return x -> sigmoid(-(steepness * x + shift));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static @Nullable DoubleUnaryOperator table(
            @Nullable Node node, double lowest, double highest, boolean mayFall, PolicyReader reader) {
        MapNode map = reader.map(node, List.of("x", "y"));
        Node xs = reader.require(map, "x", "ascending numbers");
        Node ys = reader.require(map, "y", "a value for each of x");
        double[] x = numbers(xs, -Double.MAX_VALUE, Double.MAX_VALUE, reader);
        double[] y = numbers(ys, lowest, highest, reader);
        if (x == null || y == null || xs == null || ys == null) {
            return null;
        }
        if (x.length != y.length || x.length < 2) {
            reader.report(ys.at(), y.length + " values for " + x.length + " points", "as many of both, at least two");
            return null;
        }
        boolean rises = true;
        boolean falls = mayFall;
        for (int i = 1; i < x.length; i++) {
            if (x[i] <= x[i - 1]) {
                reader.report(xs.at(), "a table whose x do not ascend", "each above the one before it");
                return null;
            }
            rises &= y[i] >= y[i - 1];
            falls &= y[i] <= y[i - 1];
        }
        if (!rises && !falls) {
            String ways = mayFall ? "values that never fall, or never rise" : "values that never fall";
            reader.report(ys.at(), "a table that is not monotone", ways);
            return null;
        }
        return new MonotoneTable(x, y);
    }

    static double @Nullable [] numbers(@Nullable Node node, double lowest, double highest, PolicyReader reader) {
        List<Node> items = reader.list(node);
        if (items == null) {
            return null;
        }
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            Double number = reader.number(items.get(i), lowest, highest);
            if (number == null) {
                return null;
            }
            numbers[i] = number;
        }
        return numbers;
    }
}
