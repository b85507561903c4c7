package dev.fraudscorer.anomaly.internal.forest;

import java.util.Random;

/** Random points: usual ones around a few centres, many of them twice, and now and then an odd one. */
final class Points {
    private final Random random;
    private final int inputs;

    Points(long seed, int inputs) {
        this.random = new Random(seed);
        this.inputs = inputs;
    }

    float[] next() {
        float[] point = new float[inputs];
        boolean odd = random.nextInt(50) == 0;
        float centre = random.nextInt(3);
        for (int i = 0; i < inputs; i++) {
            float value = random.nextBoolean() ? centre : centre + random.nextFloat() / 4;
            point[i] = odd ? value * 7 : value;
        }
        return point;
    }
}
