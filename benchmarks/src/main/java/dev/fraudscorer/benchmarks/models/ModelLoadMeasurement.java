package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.load.GoldenVectors;
import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.load.StoredVectors;
import dev.fraudscorer.onnx.internal.trees.BoundaryRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * Measures.
     *
     * @param args nothing, to compare with ONNX Runtime; or a file of its answers to compare with, which is written, and
     *     nothing else done, if it is not there: who makes the answers has brought the classes in
     */
    public static void main(String[] args) throws ModelRefusedException, IOException {
        BenchEnsemble bench = BenchEnsemble.load();
        StoredVectors stored = StoredVectors.NONE;
        if (args.length > 0) {
            Path file = Path.of(args[0]);
            if (!Files.exists(file)) {
                StoredVectors made = GoldenVectors.of(
                        bench.content(), ModelRequest.of(List.of(), null, null), "none", List.of(), new double[0]);
                write(made.boundaries(), file);
                System.out.println("answers written to " + file + "; run again to load with them");
                return;
            }
            stored = new StoredVectors(
                    null,
                    null,
                    StoredVectors.USUAL_TOLERANCE,
                    List.of(),
                    new double[0],
                    "a file",
                    BoundaryRows.VERSION,
                    read(file));
        }
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

    private static void write(double[] answers, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(answers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(answers);
        Files.write(file, bytes.array());
    }

    private static double[] read(Path file) throws IOException {
        DoubleBuffer stored = ByteBuffer.wrap(Files.readAllBytes(file)).asDoubleBuffer();
        double[] answers = new double[stored.remaining()];
        stored.get(answers);
        return answers;
    }
}
