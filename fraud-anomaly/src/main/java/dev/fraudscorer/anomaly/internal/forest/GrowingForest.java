package dev.fraudscorer.anomaly.internal.forest;

import dev.fraudscorer.shaded.com.amazon.randomcutforest.RandomCutForest;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A Random Cut Forest that learns point by point. The same points in the same order make the same forest. Confined to one
 * thread at a time.
 *
 * <p>Source: Guha, Mishra, Roy, Schrijvers, Robust Random Cut Forest Based Anomaly Detection on Streams, ICML 2016.
 */
public final class GrowingForest {
    private final RandomCutForest forest;
    private final ForestFreezer freezing;

    private GrowingForest(ForestShape shape, RandomCutForest forest) {
        this.forest = forest;
        this.freezing = new ForestFreezer(shape, forest);
    }

    /** A forest that has seen nothing. */
    public static GrowingForest empty(ForestShape shape) {
        return new GrowingForest(
                shape,
                RandomCutForest.builder()
                        .dimensions(shape.inputs())
                        .numberOfTrees(shape.trees())
                        .sampleSize(shape.sample())
                        .timeDecay(shape.timeDecay())
                        .randomSeed(shape.seed())
                        .build());
    }

    /**
     * Learns one point.
     *
     * @param point finite numbers, none of them −0; not kept
     */
    public void learn(float[] point) {
        forest.update(point);
    }

    public long learned() {
        return forest.getTotalUpdates();
    }

    /** It as it is now, unchanged by what is learned later. At least one point has been learned. */
    public FrozenForest freeze() {
        return freezing.freeze();
    }

    /** Writes it, so that {@link #read} makes one that scores and learns on as this one. */
    public void write(DataOutput out) throws IOException {
        ForestCodec.write(forest, out);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param shape that of the forest that was written
     * @throws InvalidForestException if it cannot be a forest of that shape
     */
    public static GrowingForest read(ForestShape shape, DataInput in) throws IOException {
        GrowingForest read = new GrowingForest(shape, ForestCodec.read(shape, in));
        try {
            // Walks along every tree, so that a broken one is found now and not when it scores.
            read.freeze();
        } catch (RuntimeException e) {
            throw new InvalidForestException("trees that cannot be walked", e);
        }
        return read;
    }

    /** The library's own score of a point: what the frozen form is held to. */
    double scoreByLibrary(float[] point) {
        return forest.getAnomalyScore(point);
    }
}
