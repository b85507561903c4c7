package dev.fraudscorer.benchmarks.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorState;
import org.openjdk.jol.info.GraphLayout;

/** How much memory a detector takes: 50 trees of 256 points, every object reachable from it counted. */
public final class AnomalyMemory {
    private static final int[] INPUTS = {9, 30};

    private AnomalyMemory() {}

    /** Prints it for few and for many inputs. */
    public static void main(String[] arguments) {
        for (int inputs : INPUTS) {
            DetectorState memory = Stream.memory(new Stream(inputs), inputs);
            System.out.printf(
                    "%d inputs: %,d bytes in all, %,d of them published%n",
                    inputs,
                    GraphLayout.parseInstance(memory).totalSize(),
                    memory.published().bytes());
        }
    }
}
