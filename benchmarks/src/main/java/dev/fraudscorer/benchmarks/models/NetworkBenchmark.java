package dev.fraudscorer.benchmarks.models;

import ai.onnxruntime.OrtException;
import dev.fraudscorer.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One row through a small network in ONNX Runtime: the bare call over pinned memory, and the same with the library's checks
 * around it. Needs the real models ({@code -Dfraudscorer.data}).
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class NetworkBenchmark {
    private static final List<String> INPUTS = List.of("distance", "ratio", "chip", "pin", "online");

    private PinnedSession bare;
    private OnnxModel model;
    private RowCycle rows;

    /** Loads the model twice. */
    @Setup
    public void load() throws IOException, OrtException {
        Path file = Path.of(System.getProperty("fraudscorer.data", "../../shared/data"), "models")
                .resolve("redhat_rh-aiservices-bu_keras_tf2onnx.onnx");
        bare = new PinnedSession(Files.readAllBytes(file), "dense_input", INPUTS.size(), "dense_3", 1);
        model = OnnxModel.load(file, INPUTS);
        Random random = new Random(7);
        float[][] all = new float[1024][INPUTS.size()];
        for (float[] row : all) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        rows = new RowCycle(all);
    }

    /** Gives back what is native. */
    @TearDown
    public void close() throws OrtException {
        model.close();
        bare.close();
    }

    /** ONNX Runtime alone. */
    @Benchmark
    public float bareCall() throws OrtException {
        return bare.score(rows.next());
    }

    /** Through the library. */
    @Benchmark
    public double throughLibrary() {
        return model.score(rows.next());
    }
}
