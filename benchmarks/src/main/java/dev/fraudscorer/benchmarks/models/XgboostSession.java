package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.trees.Covers;
import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost4J with one thread, on the same trees with the same covers. */
final class XgboostSession implements AutoCloseable {
    private final Booster booster;

    /**
     * Hands the trees over.
     *
     * @param trees whose splits test only whether a value is less
     * @param covers of these trees
     */
    XgboostSession(List<DecisionTree> trees, Covers covers, int columns) throws XGBoostError {
        List<double[]> ofTrees = new ArrayList<>();
        for (int t = 0; t < trees.size(); t++) {
            ofTrees.add(covers.ofTree(t));
        }
        try {
            booster = XGBoost.loadModel(XgboostFile.of(trees, ofTrees, columns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        booster.setParam("nthread", 1);
    }

    /** The contributions of a row's columns to the margin, and the base value. */
    float[] contributions(float[] row) throws XGBoostError {
        DMatrix matrix = new DMatrix(row, 1, row.length, Float.NaN);
        try {
            return booster.predictContrib(matrix, 0)[0];
        } finally {
            matrix.dispose();
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
