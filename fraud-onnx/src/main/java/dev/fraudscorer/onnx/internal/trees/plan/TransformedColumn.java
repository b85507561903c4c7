package dev.fraudscorer.onnx.internal.trees.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A column as a node sees it.
 *
 * @param source the column of the row that it comes from
 * @param functions what was done to it on the way, in order
 */
public record TransformedColumn(int source, List<DoubleUnaryOperator> functions) {
    public TransformedColumn {
        functions = List.copyOf(functions);
    }

    /** The column after one more step. */
    TransformedColumn then(DoubleUnaryOperator function) {
        List<DoubleUnaryOperator> longer = new ArrayList<>(functions);
        longer.add(function);
        return new TransformedColumn(source, longer);
    }

    /** Its value for a value of the column that it comes from. */
    public double of(double value) {
        double x = value;
        for (int i = 0; i < functions.size(); i++) {
            x = functions.get(i).applyAsDouble(x);
        }
        return x;
    }

    /** Its value in a row. */
    public double in(double[] row) {
        return of(row[source]);
    }
}
