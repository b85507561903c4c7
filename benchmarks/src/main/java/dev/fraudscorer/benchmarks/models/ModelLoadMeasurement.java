package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.GoldenVectors;
import dev.fraudscorer.onnx.internal.ModelRequest;
import dev.fraudscorer.onnx.internal.ScoringModel;
import dev.fraudscorer.onnx.internal.StoredVectors;
import dev.fraudscorer.onnx.internal.graph.ModelRefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Loads the model of 500 trees with its gate, its reasons prepared, again and again in one JVM: the first load brings the
 * classes in.
 */
public final class ModelLoadMeasurement {
    private static final int LOADS = 6;
    private static final int BACKGROUND = 500;

    private ModelLoadMeasurement() {}

    /** @param args {@code stored} to compare with stored answers instead of ONNX Runtime */
    public static void main(String[] args) throws ModelRefusedException {
        BenchEnsemble bench = BenchEnsemble.load();
        boolean isStored = args.length > 0 && args[0].equals("stored");
        StoredVectors stored = isStored ? GoldenVectors.of(bench.content(), null, null, List.of()) : StoredVectors.NONE;
        List<String> inputs =
                IntStream.range(0, BenchEnsemble.COLUMNS).mapToObj(i -> "a" + i).toList();
        List<double[]> background = Arrays.stream(bench.rows())
                .limit(BACKGROUND)
                .map(BenchEnsemble::doubles)
                .toList();
        for (int i = 1; i <= LOADS; i++) {
            long begun = System.nanoTime();
            try (ScoringModel model =
                    ScoringModel.load(bench.content(), ModelRequest.of(inputs, null, null), stored, background)) {
                System.out.printf("load %d: %d ms; %s%n", i, (System.nanoTime() - begun) / 1_000_000, model.facts());
            }
        }
    }
}
