package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Columns;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Constant;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.LeafValues;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Applies what works on each number alone to columns, leaves and scores. */
final class Elementwise {
    private Elementwise() {}

    /** One function for all numbers of a value. */
    static TensorValue map(OnnxNode node, TensorValue value, ElementType type, DoubleUnaryOperator function)
            throws UnsupportedNodeException {
        return mapEach(node, value, type, i -> function);
    }

    /** The type of a value's numbers. */
    static ElementType typeOf(TensorValue value) {
        if (value instanceof Columns columns) {
            return columns.type();
        }
        if (value instanceof LeafValues leaves) {
            return leaves.type();
        }
        return value instanceof Scores scores
                ? scores.type()
                : ((Constant) value).tensor().type();
    }

    /** Two values made one. */
    static TensorValue combine(OnnxNode node, TensorValue a, TensorValue b) throws UnsupportedNodeException {
        ElementType type = typeOf(a);
        DoubleBinaryOperator operator = ElementwiseOperators.binary(node, type);
        if (operator == null || typeOf(b) != type) {
            throw new UnsupportedNodeException(node.displayName(), "numbers of types " + type + " and " + typeOf(b));
        }
        ElementType result = ElementwiseOperators.resultOf(node, type);
        if (b instanceof Constant right) {
            NumberTensor tensor = right.tensor();
            checkShape(node, tensor, a);
            return mapEach(node, a, result, i -> constantLast(operator, at(tensor, i)));
        }
        if (a instanceof Constant left) {
            NumberTensor tensor = left.tensor();
            checkShape(node, tensor, b);
            return mapEach(node, b, result, i -> constantFirst(operator, at(tensor, i)));
        }
        LeafValues first = leaves(a);
        LeafValues second = leaves(b);
        if (first != null && second != null && areOfOneTree(first, second)) {
            return LeafFolding.combine(first, second, result, operator);
        }
        if (first != null && second != null && node.operator().equals("Add") && type == ElementType.FLOAT) {
            return LeafFolding.sum(node.displayName(), List.of(first, second));
        }
        throw new UnsupportedNodeException(node.displayName(), "two inputs that are calculated");
    }

    @SuppressWarnings("ReferenceEquality") // two trees with equal nodes are still walked apart
    private static boolean areOfOneTree(LeafValues first, LeafValues second) {
        return first.tree() == second.tree();
    }

    /** A value as leaves of one tree; null if it is none. */
    static @Nullable LeafValues leaves(TensorValue value) {
        if (value instanceof Scores scores) {
            return LeafFolding.leafValues(scores);
        }
        return value instanceof LeafValues leaves ? leaves : null;
    }

    private static TensorValue mapEach(OnnxNode node, TensorValue value, ElementType type, FunctionOfPosition functions)
            throws UnsupportedNodeException {
        LeafValues leaves = leaves(value);
        if (leaves != null) {
            return LeafFolding.map(leaves, type, functions.at(0));
        }
        if (value instanceof Columns columns) {
            List<TransformedColumn> mapped = new ArrayList<>();
            for (TransformedColumn column : columns.columns()) {
                mapped.add(column.then(functions.at(mapped.size())));
            }
            return new Columns(type, mapped);
        }
        if (value instanceof Scores scores) {
            List<OutputStep> steps = new ArrayList<>(scores.steps());
            for (int i = 0; i < scores.width(); i++) {
                steps.add(step(i, functions.at(i)));
            }
            return new Scores(type, scores.ensemble(), scores.columns(), steps, scores.width());
        }
        throw new UnsupportedNodeException(node.displayName(), "constants that are calculated");
    }

    private static OutputStep step(int i, DoubleUnaryOperator function) {
        return scores -> scores[i] = function.applyAsDouble(scores[i]);
    }

    private static DoubleUnaryOperator constantLast(DoubleBinaryOperator operator, double constant) {
        return x -> operator.applyAsDouble(x, constant);
    }

    private static DoubleUnaryOperator constantFirst(DoubleBinaryOperator operator, double constant) {
        return x -> operator.applyAsDouble(constant, x);
    }

    private static double at(NumberTensor tensor, int i) {
        return tensor.get(tensor.size() == 1 ? 0 : i);
    }

    /** One constant for all, or one for each column: then its last dimension is that of the columns. */
    private static void checkShape(OnnxNode node, NumberTensor tensor, TensorValue value)
            throws UnsupportedNodeException {
        int width = 1;
        if (value instanceof Columns columns) {
            width = columns.columns().size();
        } else if (value instanceof Scores scores) {
            width = scores.width();
        }
        boolean isOne = tensor.size() == 1 && tensor.rank() <= 2;
        boolean isRow = tensor.size() == width
                && tensor.rank() >= 1
                && tensor.rank() <= 2
                && tensor.dimension(tensor.rank() - 1) == width;
        if (!isOne && !isRow) {
            throw new UnsupportedNodeException(node.displayName(), "a constant of another shape than its other input");
        }
    }

    @FunctionalInterface
    private interface FunctionOfPosition {
        DoubleUnaryOperator at(int position);
    }
}
