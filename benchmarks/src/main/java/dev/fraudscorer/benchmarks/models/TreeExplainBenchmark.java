package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.trees.TreeExplainer;
import dev.fraudscorer.onnx.internal.trees.TreeModel;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The Shapley values of one row through 500 trees of 32 leaves. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TreeExplainBenchmark {

    /** With sums prepared in as much memory as is allowed. */
    @Benchmark
    public double[] explain(Explainer state) {
        state.explain();
        return state.contributions;
    }

    /** XGBoost's own, called from Java with one thread. */
    @Benchmark
    public float[] xgboost(Xgboost state) throws XGBoostError {
        return state.session.contributions(state.rows.next());
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Explainer {
        /** How much memory the prepared sums may take. */
        @Param({"64", "0"})
        public int mebibytes;

        private TreeExplainer explainer;
        private TreeExplainer.Scratch scratch;
        private double[] contributions;
        private double[][] rows;
        private int next;

        /** Loads the model. */
        @Setup
        public void load() throws Exception {
            BenchEnsemble bench = BenchEnsemble.load();
            TreeModel model = TreeModel.parse(OnnxFile.parse(bench.content()), null, 0);
            rows = new double[bench.rows().length][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = BenchEnsemble.doubles(bench.rows()[i]);
            }
            explainer = model.explainer(bench.covers(model), 1, (long) mebibytes << 20);
            scratch = explainer.scratch();
            contributions = new double[BenchEnsemble.COLUMNS];
        }

        private void explain() {
            next = next + 1 == rows.length ? 0 : next + 1;
            explainer.explain(rows[next], contributions, scratch);
        }
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Xgboost {
        private XgboostSession session;
        private RowCycle rows;

        /** Loads the model. */
        @Setup
        public void load() throws Exception {
            BenchEnsemble bench = BenchEnsemble.load();
            TreeModel model = TreeModel.parse(OnnxFile.parse(bench.content()), null, 0);
            session = new XgboostSession(bench.trees(), bench.covers(model), BenchEnsemble.COLUMNS);
            rows = new RowCycle(bench.rows());
        }

        /** Gives back what is native. */
        @TearDown
        public void close() {
            session.close();
        }
    }
}
