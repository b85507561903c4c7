package dev.fraudscorer.benchmarks.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import dev.fraudscorer.anomaly.internal.detector.DetectorSnapshot;
import dev.fraudscorer.anomaly.internal.detector.DetectorState;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One event, a forest of 50 trees of 256 points. For quantiles: {@code -bm sample}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class AnomalyBenchmark {
    /** Score and rank, as those who score do. */
    @Benchmark
    public double score(Ours ours) {
        return ours.score();
    }

    /** Which inputs made the score; done for the odd ones only. */
    @Benchmark
    public double explain(Ours ours) {
        ours.score();
        ours.known.explain(ours.point, ours.walk, ours.parts);
        return ours.parts[0];
    }

    /** All of learning, which happens beside the way of the event: ranked, learned, and published every 256 events. */
    @Benchmark
    public void learn(Ours ours) {
        ours.memory.learn(ours.stream.next());
    }

    /** The score as the library has it. */
    @Benchmark
    public double libraryScore(Library library) {
        return library.forest.getAnomalyScore(library.next());
    }

    /** The library's learning alone. */
    @Benchmark
    public void libraryLearn(Library library) {
        library.forest.update(library.next());
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Ours {
        @Param({"9", "30"})
        private int inputs;

        private Stream stream;
        private DetectorState memory;
        private DetectorSnapshot known;
        private float[] point;
        private double[] parts;
        private final Walk walk = new Walk();

        /** Learns for a while. */
        @Setup(Level.Trial)
        public void learn() {
            stream = new Stream(inputs);
            memory = Stream.memory(stream, inputs);
            known = memory.published();
            point = new float[inputs];
            parts = new double[inputs];
        }

        private double score() {
            return known.quantile(known.score(stream.next(), point, walk));
        }
    }

    /** Of one thread. */
    @State(Scope.Thread)
    public static class Library {
        private static final int LEARNED = 20_000;

        @Param({"9", "30"})
        private int inputs;

        private Stream stream;
        private RandomCutForest forest;
        private float[] point;

        /** Learns for a while. */
        @Setup(Level.Trial)
        public void learn() {
            stream = new Stream(inputs);
            point = new float[inputs];
            forest = RandomCutForest.builder()
                    .dimensions(inputs)
                    .numberOfTrees(50)
                    .sampleSize(256)
                    .timeDecay(Math.log(2) / 10_000)
                    .randomSeed(1)
                    .build();
            for (int i = 0; i < LEARNED; i++) {
                forest.update(next());
            }
        }

        private float[] next() {
            double[] row = stream.next();
            for (int i = 0; i < point.length; i++) {
                point[i] = (float) Math.log1p(row[i]);
            }
            return point;
        }
    }
}
