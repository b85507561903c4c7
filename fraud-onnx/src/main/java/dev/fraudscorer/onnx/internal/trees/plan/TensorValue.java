package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import java.util.List;

/** What a tensor of the graph is, known before any row. */
sealed interface TensorValue {
    /** How much memory it takes, in things that are kept for it. */
    long size();

    record Constant(NumberTensor tensor) implements TensorValue {
        @Override
        public long size() {
            return tensor.size();
        }
    }

    /** Columns of a row, each perhaps changed. */
    record Columns(ElementType type, List<TransformedColumn> columns) implements TensorValue {
        public Columns {
            columns = List.copyOf(columns);
        }

        @Override
        public long size() {
            long size = 0;
            for (TransformedColumn column : columns) {
                size += 1 + column.functions().size();
            }
            return size;
        }
    }

    /**
     * A number that depends on nothing but the leaf in which one tree ends.
     *
     * @param values by the leaf's position in the tree
     */
    record LeafValues(
            ElementType type, DecisionTree tree, List<TransformedColumn> columns, List<Double> values, String node)
            implements TensorValue {
        public LeafValues {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }

        @Override
        public long size() {
            return (long) columns.size() + values.size();
        }
    }

    /**
     * The outputs of an ensemble, and what is done to them afterwards.
     *
     * @param width how many outputs remain
     */
    record Scores(
            ElementType type, Ensemble ensemble, List<TransformedColumn> columns, List<OutputStep> steps, int width)
            implements TensorValue {
        public Scores {
            columns = List.copyOf(columns);
            steps = List.copyOf(steps);
        }

        @Override
        public long size() {
            return (long) columns.size() + steps.size();
        }
    }
}
