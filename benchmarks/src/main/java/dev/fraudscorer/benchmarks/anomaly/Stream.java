package dev.fraudscorer.benchmarks.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorConfig;
import dev.fraudscorer.anomaly.internal.detector.DetectorState;
import dev.fraudscorer.anomaly.internal.forest.ForestShape;
import java.util.Random;

/**
 * Rows as payments give them: amounts, small counts of which most are 1, flags; one row in fifty is odd. Made beforehand,
 * handed out in turn. Confined to one thread.
 */
final class Stream {
    private static final int ROWS = 1 << 14;
    private static final int WARM_UP = 1_000;
    private static final int LEARNED = 20_000;

    private final double[][] rows = new double[ROWS][];
    private int next;

    Stream(int inputs) {
        Random random = new Random(1);
        for (int row = 0; row < ROWS; row++) {
            double scale = random.nextInt(50) == 0 ? 20 : 1;
            double[] values = new double[inputs];
            for (int i = 0; i < inputs; i++) {
                values[i] = switch (i % 3) {
                    case 0 -> scale * Math.exp(3 + random.nextGaussian());
                    case 1 -> Math.floor(scale * (1 + Math.max(0, random.nextGaussian() - 1)));
                    default -> random.nextInt(4) == 0 ? 1 : 0;
                };
            }
            rows[row] = values;
        }
    }

    /** Not modified by the caller, but kept by whoever learns it. */
    double[] next() {
        next = (next + 1) & (ROWS - 1);
        return rows[next];
    }

    /** A memory of 50 trees of 256 points that has learned for a while. */
    static DetectorState memory(Stream stream, int inputs) {
        DetectorState memory = new DetectorState(
                new DetectorConfig(new ForestShape(inputs, 50, 256, 10_000, 1), WARM_UP, 4_096, "benchmark"));
        for (int i = 0; i < LEARNED; i++) {
            memory.learn(stream.next());
        }
        return memory;
    }
}
