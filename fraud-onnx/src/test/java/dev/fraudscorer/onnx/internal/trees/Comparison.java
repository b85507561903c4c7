package dev.fraudscorer.onnx.internal.trees;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.fraudscorer.onnx.internal.trees.Reference.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kernel and ONNX Runtime compared on the same rows. */
final class Comparison {
    private static final double TOLERANCE = 1e-5;
    private static final int BATCH = 1_000;

    private Comparison() {}

    /**
     * Runs both and fails where they differ: labels never may, outputs only by the last bits.
     *
     * @return how many outputs differ in any bit
     */
    static long check(TreeModel model, Reference reference, TestRows rows, int count, String what) throws OrtException {
        boolean fixedBatch = what.contains("ruby");
        TreeScratch scratch = model.scratch();
        long differences = 0;
        for (int done = 0; done < count; done += BATCH) {
            List<double[]> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(BATCH, count - done); i++) {
                batch.add(rows.next());
            }
            List<Answer> answers = new ArrayList<>();
            if (fixedBatch) {
                for (double[] row : batch) {
                    answers.add(reference.score(row));
                }
            } else {
                answers.addAll(reference.score(batch));
            }
            for (int i = 0; i < batch.size(); i++) {
                model.score(batch.get(i), scratch);
                differences += compare(model, scratch, answers.get(i), batch.get(i), what);
            }
        }
        return differences;
    }

    private static int compare(TreeModel model, TreeScratch scratch, Answer answer, double[] row, String what) {
        int differences = 0;
        assertThat(model.outputs()).as("outputs of %s", what).isEqualTo(answer.outputs().length);
        for (int i = 0; i < model.outputs(); i++) {
            double expected = answer.outputs()[i];
            double output = scratch.output(i);
            if (Double.compare(output, expected) != 0) {
                differences++;
                assertThat(isNear(output, expected))
                        .as("output %d of %s: %s, not %s, for %s", i, what, output, expected, Arrays.toString(row))
                        .isTrue();
            }
        }
        if (!answer.label().isEmpty() && scratch.label() >= 0) {
            assertThat(model.classes().get(scratch.label()))
                    .as("label of %s for %s", what, Arrays.toString(row))
                    .isEqualTo(answer.label());
        }
        return differences;
    }

    private static boolean isNear(double a, double b) {
        boolean bothNan = Double.isNaN(a) && Double.isNaN(b);
        return bothNan || a == b || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
    }
}
