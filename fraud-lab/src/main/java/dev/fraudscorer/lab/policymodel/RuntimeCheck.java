package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.train.TrainedModel;
import dev.fraudscorer.lab.train.TrainingSet;
import dev.fraudscorer.onnx.OnnxModel;

/** Scores every row as a host does, by the kernel or ONNX Runtime, and compares it with LightGBM's score. */
final class RuntimeCheck {
    static final double LARGEST_DIFFERENCE = 1e-6;

    private RuntimeCheck() {}

    /**
     * The greatest difference on any row.
     *
     * @throws IllegalStateException if it is above {@link #LARGEST_DIFFERENCE}
     */
    static double greatestDifference(TrainedModel model, byte[] onnx, TrainingSet set) {
        double greatest = 0;
        try (OnnxModel runtime = OnnxModel.of("the trained model", onnx, model.inputs())) {
            float[] row = new float[model.inputs().size()];
            double[] expected = model.score(set);
            for (int i = 0; i < expected.length; i++) {
                set.copyRow(i, row, 0);
                greatest = Math.max(greatest, Math.abs(runtime.score(row) - expected[i]));
            }
        }
        if (!(greatest <= LARGEST_DIFFERENCE)) {
            throw new IllegalStateException("this library and LightGBM differ by " + greatest + " on a row, expected at"
                    + " most " + LARGEST_DIFFERENCE + "; the model was not written, please report this");
        }
        return greatest;
    }
}
