package dev.fraudscorer.onnx.internal.trees;

import dev.fraudscorer.onnx.internal.graph.GraphInput;
import dev.fraudscorer.onnx.internal.graph.WideSets;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitMode;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import dev.fraudscorer.onnx.internal.trees.plan.TransformedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows at which two runtimes of one model would part if they do: each column at its thresholds, next above and next below
 * them, at NaN, −0.0 and the infinities. The same rows for the same model, always.
 */
public final class BoundaryRows {
    /** The version of these rows: others would need another. */
    public static final int VERSION = 1;

    private static final int MOST_ROWS = 20_000;
    private static final double[] SPECIAL = {
        Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -1, 1
    };
    /** Beyond, a float has no next whole number. */
    private static final double GREATEST_WHOLE = (1 << 24) - 2;
    /** Prime, so that columns do not walk in step. */
    private static final int STRIDE = 7919;

    private BoundaryRows() {}

    /** At most 20,000 rows; a column with more values takes part in them evenly. */
    public static List<double[]> of(TreeModel model) {
        List<double[]> values = valuesByColumn(model);
        int longest =
                values.stream().mapToInt(ofColumn -> ofColumn.length).max().orElse(0);
        int rows = Math.min(MOST_ROWS, longest);
        List<double[]> all = new ArrayList<>(rows);
        for (int r = 0; r < rows; r++) {
            double[] row = new double[model.width()];
            for (int i = 0; i < row.length; i++) {
                double[] ofColumn = values.get(i);
                long spread = ofColumn.length > rows ? (long) r * ofColumn.length / rows : r;
                row[i] = ofColumn[(int) ((spread + (long) i * STRIDE) % ofColumn.length)];
            }
            all.add(row);
        }
        return all;
    }

    private static List<double[]> valuesByColumn(TreeModel model) {
        // Ordered by value, −0.0 before 0.0 and NaN last, whatever the order of the nodes.
        List<NavigableSet<Double>> values = new ArrayList<>();
        List<ElementType> types = new ArrayList<>();
        for (int i = 0; i < model.width(); i++) {
            ElementType type = typeOf(i, model);
            types.add(type);
            values.add(new TreeSet<>());
            for (double special : SPECIAL) {
                if (type != ElementType.INT64 || Double.isFinite(special)) {
                    values.get(i).add(special);
                }
            }
        }
        List<TransformedColumn> columns = model.plan().columns();
        for (DecisionTree tree : model.plan().ensemble().trees()) {
            for (TreeNode node : tree.nodes()) {
                if (node instanceof SplitNode split) {
                    TransformedColumn column = columns.get(split.column());
                    for (double threshold : split.values()) {
                        addAround(threshold, column, types.get(column.source()), values.get(column.source()));
                    }
                }
            }
        }
        wideSetColumns(model).forEach(column -> values.set(column, wholeNumbers(values.get(column))));
        return values.stream()
                .map(ofColumn ->
                        ofColumn.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
    }

    /** Columns compared with a set of which ONNX Runtime compares the whole part alone: there it is right at whole numbers. */
    private static Set<Integer> wideSetColumns(TreeModel model) {
        Set<Integer> columns = new HashSet<>();
        for (DecisionTree tree : model.plan().ensemble().trees()) {
            for (TreeNode node : tree.nodes()) {
                if (node instanceof SplitNode split
                        && split.mode() == SplitMode.MEMBER
                        && !split.values().stream().allMatch(WideSets::isExact)) {
                    columns.add(model.plan().columns().get(split.column()).source());
                }
            }
        }
        return columns;
    }

    private static NavigableSet<Double> wholeNumbers(NavigableSet<Double> values) {
        NavigableSet<Double> whole = new TreeSet<>();
        for (double value : values) {
            double near = Math.rint(value);
            if (Double.isNaN(near) || Math.abs(near) <= GREATEST_WHOLE) {
                whole.add(near - 1);
                whole.add(near);
                whole.add(near + 1);
            }
        }
        return whole;
    }

    private static void addAround(
            double threshold, TransformedColumn column, ElementType type, NavigableSet<Double> values) {
        if (!Double.isFinite(threshold)) {
            return;
        }
        double at = column.functions().isEmpty() ? threshold : preimage(threshold, column, type);
        if (type == ElementType.INT64) {
            values.add(Math.rint(at) - 1);
            values.add(Math.rint(at));
            values.add(Math.rint(at) + 1);
        } else if (type == ElementType.FLOAT) {
            float near = (float) at;
            values.add((double) near);
            values.add((double) Math.nextUp(near));
            values.add((double) Math.nextDown(near));
        } else {
            values.add(at);
            values.add(Math.nextUp(at));
            values.add(Math.nextDown(at));
        }
    }

    /** Where a column crosses a threshold after what was done to it, by halving: converters scale, which is monotone. */
    private static double preimage(double threshold, TransformedColumn column, ElementType type) {
        double low = -Float.MAX_VALUE;
        double high = Float.MAX_VALUE;
        boolean rising = at(high, column, type) >= at(low, column, type);
        for (int i = 0; i < 2 * Double.SIZE && low < high; i++) {
            double middle = low / 2 + high / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (at(middle, column, type) < threshold == rising) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double at(double x, TransformedColumn column, ElementType type) {
        return column.of(type == ElementType.FLOAT ? (float) x : x);
    }

    private static ElementType typeOf(int source, TreeModel model) {
        int end = 0;
        int fixed = model.inputs().stream().mapToInt(GraphInput::width).sum();
        for (GraphInput input : model.inputs()) {
            end += input.width() > 0 ? input.width() : model.width() - fixed;
            if (source < end) {
                return input.type();
            }
        }
        throw new IllegalArgumentException("column " + source + " of a model with " + end);
    }
}
