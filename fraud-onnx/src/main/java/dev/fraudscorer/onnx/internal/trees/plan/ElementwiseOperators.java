package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operators of ONNX itself that work on each number alone. */
final class ElementwiseOperators {
    private static final Set<String> COMPARISONS = Set.of("Equal", "Greater", "Less");
    private static final Set<String> FOR_INTEGERS = Set.of("Add", "Sub", "Mul", "Max", "Min");

    private ElementwiseOperators() {}

    /** What an operator does to one number; null if it is none of these. */
    static @Nullable DoubleUnaryOperator unary(OnnxNode node, ElementType type) throws UnsupportedNodeException {
        DoubleUnaryOperator operator = switch (node.operator()) {
            case "Neg" -> x -> -x;
            case "Abs" -> Math::abs;
            case "Exp" -> Math::exp;
            case "Log" -> Math::log;
            case "Sqrt" -> Math::sqrt;
            case "Sigmoid" -> x -> 1 / (1 + Math.exp(-x));
            default -> null;
        };
        if (operator == null) {
            return null;
        }
        requireReal(node, type);
        return type == ElementType.FLOAT ? x -> (float) operator.applyAsDouble(x) : operator;
    }

    /** What an operator makes of two numbers; null if it is none of these. */
    static @Nullable DoubleBinaryOperator binary(OnnxNode node, ElementType type) throws UnsupportedNodeException {
        DoubleBinaryOperator operator = switch (node.operator()) {
            case "Add" -> (a, b) -> a + b;
            case "Sub" -> (a, b) -> a - b;
            case "Mul" -> (a, b) -> a * b;
            case "Div" -> (a, b) -> a / b;
            case "Pow" -> Math::pow;
            case "Max" -> Math::max;
            case "Min" -> Math::min;
            case "Equal" -> (a, b) -> a == b ? 1 : 0;
            case "Greater" -> (a, b) -> a > b ? 1 : 0;
            case "Less" -> (a, b) -> a < b ? 1 : 0;
            default -> null;
        };
        if (operator == null) {
            return null;
        }
        if (node.inputs().size() != 2) {
            throw new UnsupportedNodeException(node.displayName(), node.inputs().size() + " inputs");
        }
        if (node.has("broadcast") || node.has("axis")) {
            throw new UnsupportedNodeException(node.displayName(), "the broadcasting of opset 6");
        }
        if (COMPARISONS.contains(node.operator())) {
            return operator;
        }
        if (!(type == ElementType.INT64 && FOR_INTEGERS.contains(node.operator()))) {
            requireReal(node, type);
        }
        return type == ElementType.FLOAT ? (a, b) -> (float) operator.applyAsDouble(a, b) : operator;
    }

    /** The type of what an operator makes of two numbers of one type. */
    static ElementType resultOf(OnnxNode node, ElementType type) {
        return COMPARISONS.contains(node.operator()) ? ElementType.BOOLEAN : type;
    }

    /** From one type to another. */
    static DoubleUnaryOperator cast(OnnxNode node, ElementType from, ElementType to) throws UnsupportedNodeException {
        return switch (to) {
            case FLOAT -> x -> (float) x;
            case DOUBLE -> x -> x;
            case BOOLEAN -> x -> x != 0 ? 1 : 0;
            case INT64 -> {
                if (from == ElementType.DOUBLE) {
                    throw new UnsupportedNodeException(node.displayName(), "a cast from double to int64");
                }
                yield x -> (double) (long) x;
            }
            case INT32, UINT8, TEXT -> throw new UnsupportedNodeException(node.displayName(), "a cast to " + to);
        };
    }

    private static void requireReal(OnnxNode node, ElementType type) throws UnsupportedNodeException {
        if (!type.hasNaN()) {
            throw new UnsupportedNodeException(node.displayName(), "arithmetic of type " + type);
        }
    }
}
