package dev.fraudscorer.lab.train;

import java.util.List;
import java.util.Random;

/** Made-up training sets for tests: every kind of number that splits have to part. */
final class Histories {
    static final List<String> INPUTS = List.of("amount", "count", "ratio", "sign", "night", "tiny", "noise", "known");

    private Histories() {}

    /**
     * Events a second apart. {@code ratio} is missing in a third of the rows, {@code sign} is -1, 0 or 1 (so that bins
     * end where LightGBM's zero ends), {@code tiny} lies around 1e-35, and of {@code known} it only matters whether it is there.
     */
    static TrainingSet random(long seed, int rows) {
        Random random = new Random(seed);
        TrainingSetBuilder builder = TrainingSet.builder(INPUTS);
        for (int i = 0; i < rows; i++) {
            double[] row = row(random);
            boolean ratioHigh = row[2] > 3 || (Double.isNaN(row[2]) && row[1] > 6);
            double margin = -4
                    + 0.01 * row[0]
                    + (ratioHigh ? 2 : 0)
                    + row[3] * 0.7
                    + row[4]
                    + (row[5] > 0 ? 0.5 : 0)
                    + (Double.isNaN(row[7]) ? 1 : 0);
            builder.add(row, random.nextDouble() < 1 / (1 + Math.exp(-margin)), i * 1000L);
        }
        return builder.build();
    }

    private static double[] row(Random random) {
        return new double[] {
            Math.round(Math.exp(3 + random.nextGaussian()) * 100) / 100.0,
            random.nextInt(10),
            random.nextInt(3) == 0 ? Double.NaN : Math.exp(random.nextGaussian()),
            random.nextInt(3) - 1,
            random.nextInt(2),
            random.nextGaussian() * 1e-35,
            random.nextGaussian(),
            random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3)
        };
    }

    /** The rows of a set, one after the other. */
    static float[] flat(TrainingSet set) {
        int width = set.inputs().size();
        float[] rows = new float[set.size() * width];
        for (int row = 0; row < set.size(); row++) {
            set.copyRow(row, rows, row * width);
        }
        return rows;
    }
}
