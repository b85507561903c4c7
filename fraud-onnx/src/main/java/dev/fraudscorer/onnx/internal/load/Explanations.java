package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.model.ModelRow;
import dev.fraudscorer.onnx.internal.model.ModelRuntime;
import dev.fraudscorer.onnx.internal.model.Reasons;
import dev.fraudscorer.onnx.internal.model.ScoreFunction;
import dev.fraudscorer.onnx.internal.trees.Covers;
import dev.fraudscorer.onnx.internal.trees.TreeExplainer;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prepares reasons for a model's scores.
 *
 * @param reasons null if there are none
 * @param notExplained why there are none; null if there are
 * @param caveat what reasons are measured by instead of usual rows; null if there are none, or by rows
 * @param usualNanos how long the reasons for one row usually take
 */
record Explanations(
        @Nullable Reasons reasons,
        @Nullable String notExplained,
        @Nullable String caveat,
        long usualNanos) {
    /** How much memory the sums of one model may take that are worked out at load. */
    private static final long MOST_BYTES = 64L << 20;

    private static final int DIRECTION_ROWS = 20;
    private static final int WARM_UP_RUNS = 60;
    private static final int TIMED_RUNS = 20;
    /** What rounding in single precision may do to the order of two scores. */
    private static final double ROUNDING = 1e-6;

    /** @param background rows to count covers by; empty for those of the file; null to explain nothing */
    static Explanations of(
            KernelLoad kernel,
            List<InputColumn> columns,
            ModelRuntime runtime,
            ScoreFunction function,
            @Nullable List<double[]> background) {
        if (background == null) {
            return none("not requested");
        }
        TreeModel model = kernel.model();
        if (model == null) {
            return none("only models in the kernel are explained");
        }
        try {
            TreeExplainer explainer = model.explainer(covers(model, background), kernel.column(), MOST_BYTES);
            List<double[]> rows = new ArrayList<>(ProbeRows.complete(model.width()));
            rows.addAll(background.subList(0, Math.min(background.size(), DIRECTION_ROWS)));
            int direction = direction(explainer, runtime, function, rows);
            if (direction == 0) {
                return none("the score neither rises nor falls with the sum of the trees");
            }
            String caveat = caveat(model, background);
            Reasons reasons = new Reasons(explainer, columns, direction);
            return new Explanations(reasons, null, caveat, warmUp(reasons, runtime, rows));
        } catch (UnsupportedNodeException e) {
            return none(e.node() + ": " + e.reason());
        }
    }

    private static Covers covers(TreeModel model, List<double[]> background) {
        Covers ofFile = background.isEmpty() ? model.coversOfFile() : null;
        if (ofFile != null) {
            return ofFile;
        }
        // Without rows, both ways of a split count the same.
        Covers counted = model.newCovers();
        background.forEach(counted::count);
        return counted;
    }

    private static @Nullable String caveat(TreeModel model, List<double[]> background) {
        if (!background.isEmpty()) {
            return null;
        }
        return model.coversOfFile() == null
                ? "no background rows: both ways of a split count the same"
                : "no background rows: ways count by the file's covers";
    }

    /** 1 if more margin is more risk, -1 if it is less, 0 if neither holds for these rows. */
    private static int direction(
            TreeExplainer explainer, ModelRuntime runtime, ScoreFunction function, List<double[]> rows) {
        record Point(double margin, double score) {}
        ModelRow row = runtime.newRow();
        TreeExplainer.Scratch scratch = explainer.scratch();
        List<Point> points = new ArrayList<>();
        for (double[] values : rows) {
            row.setNumbers(values);
            double score = function.probability(function.transformed(runtime.run(row)));
            explainer.explain(row.numbers, row.contributions, scratch);
            double margin = explainer.baseValue();
            for (double contribution : row.contributions) {
                margin += contribution;
            }
            points.add(new Point(margin, score));
        }
        points.sort(Comparator.comparingDouble(Point::margin));
        double risen = 0;
        double fallen = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (Point point : points) {
            fallen = Math.max(fallen, highest - point.score());
            risen = Math.max(risen, point.score() - lowest);
            highest = Math.max(highest, point.score());
            lowest = Math.min(lowest, point.score());
        }
        if (fallen <= ROUNDING) {
            return 1;
        }
        return risen <= ROUNDING ? -1 : 0;
    }

    private static long warmUp(Reasons reasons, ModelRuntime runtime, List<double[]> rows) {
        ModelRow row = runtime.newRow();
        double[] byFeature = new double[reasons.features().size()];
        return WarmUp.nanos(rows, WARM_UP_RUNS, TIMED_RUNS, values -> {
            row.setNumbers(values);
            reasons.explain(row, byFeature);
        });
    }

    private static Explanations none(String why) {
        return new Explanations(null, why, null, 0);
    }
}
