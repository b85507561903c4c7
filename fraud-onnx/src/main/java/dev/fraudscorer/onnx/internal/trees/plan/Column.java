package dev.fraudscorer.onnx.internal.trees.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A column as a node sees it.
 *
 * @param source the column of the row that it comes from
 * @param functions what was done to it on the way, in order
 */
public record Column(int source, List<ScalarFunction> functions) {
    public Column {
        functions = List.copyOf(functions);
    }

    /** The column after one more step. */
    Column then(ScalarFunction function) {
        List<ScalarFunction> longer = new ArrayList<>(functions);
        longer.add(function);
        return new Column(source, longer);
    }

    /** Its value in a row. */
    public double in(double[] row) {
        double x = row[source];
        for (int i = 0; i < functions.size(); i++) {
            x = functions.get(i).apply(x);
        }
        return x;
    }
}
