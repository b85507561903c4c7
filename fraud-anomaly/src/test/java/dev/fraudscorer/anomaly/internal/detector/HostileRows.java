package dev.fraudscorer.anomaly.internal.detector;

import java.util.Random;

/** Payments as rows, an odd one among them, and what an adversary sends so that it looks usual. */
enum HostileRows {
    /** The odd row itself, again and again. */
    SAME {
        @Override
        double[] next(Random random, int number) {
            return ODD.clone();
        }
    },
    /** Rows close by. */
    AROUND {
        @Override
        double[] next(Random random, int number) {
            return close(0.1, random);
        }
    },
    /** Rows closer and closer, so that a tree cuts many times before the odd one is alone. */
    NESTED {
        @Override
        double[] next(Random random, int number) {
            return close(0.5 * Math.pow(2, -(number % 16)), random);
        }
    },
    /** Rows on the way from the usual to the odd. */
    BRIDGE {
        @Override
        double[] next(Random random, int number) {
            double[] row = honest(random);
            double part = random.nextDouble();
            for (int i = 0; i < INPUTS; i++) {
                row[i] = Math.expm1((1 - part) * Math.log1p(row[i]) + part * Math.log1p(ODD[i]));
            }
            return row;
        }
    },
    /** Rows far from everything, odder than the odd one. */
    FAR {
        @Override
        double[] next(Random random, int number) {
            return random.doubles(INPUTS, -2e9, -1e9).toArray();
        }
    },
    /** Rows anywhere. */
    RANDOM {
        @Override
        double[] next(Random random, int number) {
            return random.doubles(INPUTS, 0, 12).map(Math::exp).toArray();
        }
    };

    static final int INPUTS = 5;
    static final double[] ODD = {2_900, 21, 1, 3, 19};

    /** The {@code number}th hostile row. */
    abstract double[] next(Random random, int number);

    /** A payment as most are, one in fifty from a wider tail. */
    static double[] honest(Random random) {
        boolean tail = random.nextInt(50) == 0;
        return new double[] {
            Math.exp((tail ? 4 : 3) + (tail ? 1.5 : 0.8) * random.nextGaussian()),
            random.nextInt(tail ? 8 : 3),
            random.nextInt(tail ? 2 : 5) == 0 ? 1 : 0,
            tail ? random.nextInt(24) : Math.floor(Math.min(23, Math.max(0, 14 + 4 * random.nextGaussian()))),
            Math.exp((tail ? 1.2 : 0.5) * random.nextGaussian())
        };
    }

    private static double[] close(double width, Random random) {
        double[] row = ODD.clone();
        for (int i = 0; i < INPUTS; i++) {
            row[i] = (1 + row[i]) * Math.exp(width * random.nextGaussian()) - 1;
        }
        return row;
    }
}
