package dev.fraudscorer.onnx.internal.load;

import dev.fraudscorer.onnx.internal.runtime.NativeReference.Answer;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.TreeScratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the kernel with the answers of ONNX Runtime. */
final class KernelComparison {
    /** Of a probability, which at the same margins differ by a quarter of their difference at most. */
    private static final double TOLERANCE = 2.5e-6;

    private final TreeModel model;
    private final TreeScratch scratch;

    KernelComparison(TreeModel model) {
        this.model = model;
        this.scratch = model.scratch();
    }

    /** The first difference in words, without a value of a row; null if there is none. */
    @Nullable
    String difference(List<double[]> rows, List<Answer> answers) {
        for (int i = 0; i < rows.size(); i++) {
            model.score(rows.get(i), scratch);
            Answer answer = answers.get(i);
            if (answer.outputs().length != model.outputs()) {
                return model.outputs() + " outputs, ONNX Runtime has " + answer.outputs().length;
            }
            for (int j = 0; j < answer.outputs().length; j++) {
                if (differs(scratch.output(j), answer.outputs()[j])) {
                    return "output " + j + " of boundary row " + i + " is " + scratch.output(j) + ", in ONNX Runtime "
                            + answer.outputs()[j];
                }
            }
            String label = label();
            if (answer.label() != null && label != null && !label.equals(answer.label())) {
                return "the label of boundary row " + i + " is '" + label + "', in ONNX Runtime '" + answer.label()
                        + "'";
            }
        }
        return null;
    }

    /** The same with the outputs of one column alone. */
    @Nullable
    String difference(List<double[]> rows, double[] outputs, int column) {
        for (int i = 0; i < rows.size(); i++) {
            model.score(rows.get(i), scratch);
            if (differs(scratch.output(column), outputs[i])) {
                return "output " + column + " of boundary row " + i + " is " + scratch.output(column)
                        + ", in the stored comparison " + outputs[i];
            }
        }
        return null;
    }

    private @Nullable String label() {
        int label = scratch.label();
        return label >= 0 && label < model.classes().size() ? model.classes().get(label) : null;
    }

    private static boolean differs(double found, double expected) {
        // By compare first: NaN agrees with NaN, and an infinity with itself, whose difference would be NaN.
        boolean same = Double.compare(found, expected) == 0
                || Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
        return !same;
    }
}
