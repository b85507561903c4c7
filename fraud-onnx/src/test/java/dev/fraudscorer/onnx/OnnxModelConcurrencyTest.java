package dev.fraudscorer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.onnx.testing.SmallModels;
import dev.fraudscorer.testkit.Allocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Several threads in one model, a model closed under them, and what a model costs beside time. */
class OnnxModelConcurrencyTest {
    private static final int THREADS = 4;
    private static final int WIDTH = 8;
    /** By the beginnings of their names; the last is our own thread that loads a model and has ended, or is about to. */
    private static final List<String> JVM_THREADS = List.of(
            "C1 Compiler",
            "C2 Compiler",
            "GC Thread",
            "ParGC",
            "G1 ",
            "VM ",
            "Sweeper",
            "Common-Cleaner",
            "fraudscorer-mod");

    @Test
    void score_fourThreads_givesWhatOneThreadGives() throws Exception {
        long seed = 21;
        List<float[]> rows = rows(seed, 5_000);
        try (OnnxModel model = model()) {
            double[] alone = rows.stream().mapToDouble(model::score).toArray();
            List<double[]> together = inParallel(barrier -> {
                barrier.await();
                return rows.stream().mapToDouble(model::score).toArray();
            });
            for (double[] scores : together) {
                assertThat(scores).as("seed %d", seed).isEqualTo(alone);
            }
        }
    }

    @Test
    void close_whileThreadsScore_letsThemFinishOrRefusesThem() throws Exception {
        long seed = 22;
        List<float[]> rows = rows(seed, 64);
        for (int round = 0; round < 50; round++) {
            OnnxModel model = model();
            double[] alone = rows.stream().mapToDouble(model::score).toArray();
            List<Integer> scored = inParallel(barrier -> {
                int count = 0;
                barrier.await();
                try {
                    for (; ; count++) {
                        if (count == 1_000) {
                            // All threads but those that have left by now go on until they find the model closed.
                            model.close();
                        }
                        assertThat(model.score(rows.get(count % 64))).isEqualTo(alone[count % 64]);
                    }
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("this model is closed");
                    return count;
                }
            });
            assertThat(scored).as("round %d", round).contains(1_000).allMatch(count -> count <= 1_000);
        }
    }

    @Test
    void score_closed_throws() {
        OnnxModel model = model();
        model.close();
        model.close();

        assertThatThrownBy(() -> model.score(new float[WIDTH]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this model is closed");
    }

    @Test
    void score_rowOfAnotherLength_isRefused() {
        try (OnnxModel model = model()) {
            assertThatThrownBy(() -> model.score(new float[WIDTH - 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected 8 values, one for each input, but found 7");
        }
    }

    @Test
    void score_warm_allocatesLessThanOneKilobyte() {
        float[] row = new float[WIDTH];
        int runs = 20_000;
        try (OnnxModel model = model()) {
            DoubleAdder sum = new DoubleAdder();
            Runnable score = () -> {
                for (int i = 0; i < runs; i++) {
                    sum.add(model.score(row));
                }
            };
            score.run();

            assertThat(Allocations.of(score) / runs).isLessThan(1_000);
            assertThat(sum.sum()).isPositive();
        }
    }

    @Test
    void load_twentyModels_addsNoThread() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "needs /proc; skipped");
        model().close();
        Set<String> before = nativeThreads();
        List<OnnxModel> models = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                models.add(model());
            }
            Set<String> added = nativeThreads();
            added.removeAll(before);
            assertThat(added).isEmpty();
        } finally {
            models.forEach(OnnxModel::close);
        }
    }

    private static Set<String> nativeThreads() throws IOException {
        Set<String> threads = new TreeSet<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String name;
                try {
                    name = Files.readString(task.resolve("comm")).strip();
                } catch (NoSuchFileException e) {
                    // A thread that ends between the list and the look, such as the last one that loaded a model.
                    continue;
                }
                if (JVM_THREADS.stream().noneMatch(name::startsWith)) {
                    threads.add(task.getFileName() + " " + name);
                }
            }
        }
        return threads;
    }

    private static OnnxModel model() {
        float[] weights = {1, -2, 0.5f, 0, 3, -0.25f, 0.125f, -1};
        return OnnxModel.of("neuron.onnx", SmallModels.neuron(weights).toBytes(), SmallModels.names(WIDTH));
    }

    private static List<float[]> rows(long seed, int count) {
        Random random = new Random(seed);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] row = new float[WIDTH];
            for (int column = 0; column < WIDTH; column++) {
                row[column] = (float) random.nextGaussian();
            }
            rows.add(row);
        }
        return rows;
    }

    private static <T> List<T> inParallel(Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier barrier = new CyclicBarrier(THREADS);
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                calls.add(() -> work.run(barrier));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    /** What each thread does once all are there. */
    private interface Work<T> {
        T run(CyclicBarrier barrier) throws Exception;
    }
}
