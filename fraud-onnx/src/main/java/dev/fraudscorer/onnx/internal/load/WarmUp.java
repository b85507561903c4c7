package dev.fraudscorer.onnx.internal.load;

import java.util.List;
import java.util.function.Consumer;

/** Runs code until it is loaded, linked and compiled, and then measures it. */
final class WarmUp {
    private WarmUp() {}

    /** How many nanoseconds a run takes after {@code runs} others. */
    static long nanos(List<double[]> rows, int runs, int timedRuns, Consumer<double[]> run) {
        long begun = 0;
        for (int i = 0; i < runs + timedRuns; i++) {
            if (i == runs) {
                begun = System.nanoTime();
            }
            run.accept(rows.get(i % rows.size()));
        }
        return (System.nanoTime() - begun) / timedRuns;
    }
}
