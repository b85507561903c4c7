package dev.fraudscorer.benchmarks.models;

import ai.onnxruntime.OrtException;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import dev.fraudscorer.onnx.internal.trees.TreeScratch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One row through 500 trees of 32 leaves. For quantiles: {@code -bm sample}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TreeScoreBenchmark {
    private static final int BATCH = 64;

    /** The kernel. */
    @Benchmark
    public double kernel(Kernel state) {
        return state.score();
    }

    /** The kernel, 64 rows at a time, per row. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public double kernelBatch(Kernel state) {
        double sum = 0;
        for (int i = 0; i < BATCH; i++) {
            sum += state.score();
        }
        return sum;
    }

    /** Arrays of nodes, one tree after the other. */
    @Benchmark
    public float plainWalk(Walk state) {
        return state.walk.score(state.rows.next());
    }

    /** ONNX Runtime as its documentation calls it. */
    @Benchmark
    public float onnxRuntimePlain(Plain state) throws OrtException {
        return state.session.score(state.rows.next());
    }

    /** ONNX Runtime with one thread, direct buffers and a pinned output. */
    @Benchmark
    public float onnxRuntimePinned(Pinned state) throws OrtException {
        return state.session.score(state.rows.next());
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Kernel {
        private TreeModel model;
        private TreeScratch scratch;
        private RowCycle rows;

        /** Loads the model. */
        @Setup
        public void load() throws Exception {
            BenchEnsemble bench = BenchEnsemble.load();
            model = TreeModel.parse(OnnxFile.parse(bench.content()), null, 0);
            scratch = model.scratch();
            rows = new RowCycle(bench.rows());
        }

        private double score() {
            model.score(rows.next(), scratch);
            return scratch.output(1);
        }
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Walk {
        private PlainWalk walk;
        private RowCycle rows;

        /** Loads the model. */
        @Setup
        public void load() throws Exception {
            BenchEnsemble bench = BenchEnsemble.load();
            walk = new PlainWalk(bench.trees());
            rows = new RowCycle(bench.rows());
        }
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Plain {
        private PlainSession session;
        private RowCycle rows;

        /** Loads the model. */
        @Setup
        public void load() throws OrtException {
            BenchEnsemble bench = BenchEnsemble.load();
            session = new PlainSession(bench.content());
            rows = new RowCycle(bench.rows());
        }

        /** Gives back what is native. */
        @TearDown
        public void close() throws OrtException {
            session.close();
        }
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Pinned {
        private PinnedSession session;
        private RowCycle rows;

        /** Loads the model. */
        @Setup
        public void load() throws OrtException {
            BenchEnsemble bench = BenchEnsemble.load();
            session = new PinnedSession(bench.content(), BenchEnsemble.COLUMNS);
            rows = new RowCycle(bench.rows());
        }

        /** Gives back what is native. */
        @TearDown
        public void close() throws OrtException {
            session.close();
        }
    }
}
