package dev.fraudscorer.onnx.internal.trees.plan;

import dev.fraudscorer.onnx.internal.graph.OnnxNode;
import dev.fraudscorer.onnx.internal.graph.message.ElementType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.ensemble.EnsembleReader;
import dev.fraudscorer.onnx.internal.trees.ensemble.UnsupportedNodeException;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Columns;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Constant;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.LeafValues;
import dev.fraudscorer.onnx.internal.trees.plan.TensorValue.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What each known operator makes of its inputs. */
final class NodeRules {
    private NodeRules() {}

    static TensorValue ensemble(OnnxNode node, TensorValue input, int output)
            throws ModelRefusedException, UnsupportedNodeException {
        boolean isClassifier = node.operator().equals("TreeEnsembleClassifier");
        if (output != (isClassifier ? 1 : 0)) {
            throw new UnsupportedNodeException(node.displayName(), "its label");
        }
        Columns columns = columns(node, input);
        boolean doubles = columns.type() == ElementType.DOUBLE;
        Ensemble ensemble = EnsembleReader.read(node, columns.columns().size(), doubles);
        ElementType type = doubles && node.operator().equals("TreeEnsemble") ? ElementType.DOUBLE : ElementType.FLOAT;
        List<OutputStep> steps = new ArrayList<>();
        if (doubles && type == ElementType.FLOAT) {
            // Sums are of double precision, outputs are not.
            for (int i = 0; i < ensemble.targets(); i++) {
                int target = i;
                steps.add(scores -> scores[target] = (float) scores[target]);
            }
        }
        return new Scores(type, ensemble, columns.columns(), steps, ensemble.targets());
    }

    /** The other operators of ai.onnx.ml. */
    static TensorValue machineLearning(OnnxNode node, List<TensorValue> inputs)
            throws ModelRefusedException, UnsupportedNodeException {
        TensorValue input = inputs.get(0);
        return switch (node.operator()) {
            case "Scaler" -> ColumnNodes.scaler(node, columns(node, input));
            case "Imputer" -> ColumnNodes.imputer(node, columns(node, input));
            case "ArrayFeatureExtractor" -> select(node, inputs);
            case "Normalizer" -> normalizer(node, input);
            case "LabelEncoder" -> {
                LabelTable table = LabelTable.of(node, Elementwise.typeOf(input));
                yield Elementwise.map(node, input, ElementType.FLOAT, table::get);
            }
            default -> throw new UnsupportedNodeException(node.displayName(), "not known here");
        };
    }

    /** The operators of ONNX itself. */
    static TensorValue general(OnnxNode node, List<TensorValue> inputs)
            throws ModelRefusedException, UnsupportedNodeException {
        TensorValue input = inputs.get(0);
        ElementType type = Elementwise.typeOf(input);
        switch (node.operator()) {
            case "Identity" -> {
                return input;
            }
            case "Cast" -> {
                ElementType to = ElementType.ofCast(node.integer("to", 0));
                if (to == null) {
                    throw new UnsupportedNodeException(node.displayName(), "a cast to another type than numbers");
                }
                return Elementwise.map(node, input, to, ElementwiseOperators.cast(node, type, to));
            }
            case "Concat" -> {
                List<Columns> parts = new ArrayList<>();
                for (TensorValue part : inputs) {
                    parts.add(columns(node, part));
                }
                return ColumnNodes.concat(node, parts);
            }
            case "Gather" -> {
                requireColumnAxis(node);
                return select(node, inputs);
            }
            case "Reshape" -> {
                return reshape(node, inputs);
            }
            case "Sum" -> {
                return sum(node, inputs);
            }
            default -> {
                DoubleUnaryOperator function = ElementwiseOperators.unary(node, type);
                if (function != null && inputs.size() == 1) {
                    return Elementwise.map(node, input, type, function);
                }
                if (ElementwiseOperators.binary(node, type) != null) {
                    return Elementwise.combine(node, input, inputs.get(1));
                }
                throw new UnsupportedNodeException(node.displayName(), "not known here");
            }
        }
    }

    private static Columns columns(OnnxNode node, TensorValue value) throws UnsupportedNodeException {
        if (value instanceof Columns columns) {
            return columns;
        }
        throw new UnsupportedNodeException(node.displayName(), "an input that is not made of the row's columns");
    }

    private static TensorValue normalizer(OnnxNode node, TensorValue input) throws UnsupportedNodeException {
        if (!(input instanceof Scores scores)) {
            throw new UnsupportedNodeException(node.displayName(), "an input that is not the output of trees");
        }
        List<OutputStep> steps = new ArrayList<>(scores.steps());
        steps.add(ScoreNormalizer.of(node, scores.width()));
        return new Scores(ElementType.FLOAT, scores.ensemble(), scores.columns(), steps, scores.width());
    }

    private static TensorValue select(OnnxNode node, List<TensorValue> inputs)
            throws ModelRefusedException, UnsupportedNodeException {
        if (inputs.size() != 2 || !(inputs.get(1) instanceof Constant constant)) {
            throw new UnsupportedNodeException(node.displayName(), "indices that are calculated");
        }
        NumberTensor indices = constant.tensor();
        boolean isList = indices.rank() == 1 || (indices.rank() == 2 && indices.dimension(0) == 1);
        if (!isList || (node.operator().equals("Gather") && indices.rank() != 1)) {
            throw new UnsupportedNodeException(node.displayName(), "indices of another shape than a list");
        }
        TensorValue input = inputs.get(0);
        if (input instanceof Scores scores) {
            int[] chosen = ColumnNodes.indices(node, indices, scores.width());
            List<OutputStep> steps = new ArrayList<>(scores.steps());
            steps.add(selecting(node, chosen));
            return new Scores(scores.type(), scores.ensemble(), scores.columns(), steps, chosen.length);
        }
        Columns columns = columns(node, input);
        return ColumnNodes.select(
                columns, ColumnNodes.indices(node, indices, columns.columns().size()));
    }

    /** The step that brings the chosen scores to the front; they are in ascending order, so that none is overwritten. */
    private static OutputStep selecting(OnnxNode node, int[] chosen) throws UnsupportedNodeException {
        for (int i = 1; i < chosen.length; i++) {
            if (chosen[i] <= chosen[i - 1]) {
                throw new UnsupportedNodeException(node.displayName(), "outputs in another order");
            }
        }
        return scores -> {
            for (int i = 0; i < chosen.length; i++) {
                scores[i] = scores[chosen[i]];
            }
        };
    }

    private static void requireColumnAxis(OnnxNode node) throws UnsupportedNodeException {
        long axis = node.integer("axis", 0);
        if (axis != 1 && axis != -1) {
            throw new UnsupportedNodeException(node.displayName(), "axis " + axis);
        }
    }

    /** One column that becomes one column. */
    private static TensorValue reshape(OnnxNode node, List<TensorValue> inputs) throws UnsupportedNodeException {
        boolean isOneColumn =
                inputs.get(0) instanceof LeafValues || (inputs.get(0) instanceof Scores scores && scores.width() == 1);
        boolean staysOne = inputs.size() == 2
                && inputs.get(1) instanceof Constant shape
                && shape.tensor().size() == 2
                && shape.tensor().get(0) == -1
                && shape.tensor().get(1) == 1;
        if (!isOneColumn || !staysOne) {
            throw new UnsupportedNodeException(node.displayName(), "another shape than one column");
        }
        return inputs.get(0);
    }

    private static TensorValue sum(OnnxNode node, List<TensorValue> inputs) throws UnsupportedNodeException {
        List<LeafValues> all = new ArrayList<>();
        for (TensorValue input : inputs) {
            LeafValues leaves = Elementwise.leaves(input);
            if (leaves == null || leaves.type() != ElementType.FLOAT) {
                throw new UnsupportedNodeException(node.displayName(), "a sum of other things than trees");
            }
            all.add(leaves);
        }
        return LeafFolding.sum(node.displayName(), all);
    }
}
