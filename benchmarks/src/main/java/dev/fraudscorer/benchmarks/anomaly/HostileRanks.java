package dev.fraudscorer.benchmarks.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorConfig;
import dev.fraudscorer.anomaly.internal.detector.DetectorSnapshot;
import dev.fraudscorer.anomaly.internal.detector.DetectorState;
import dev.fraudscorer.anomaly.internal.detector.RestoredState;
import dev.fraudscorer.anomaly.internal.forest.ForestShape;
import dev.fraudscorer.anomaly.internal.forest.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How far an adversary, who sends a share of all events, moves the rank of an odd payment by them: with a forest that
 * continues to learn, and with one that has settled. Prints the table of docs/anomaly.md; the first argument is the
 * seed.
 */
public final class HostileRanks {
    private static final int INPUTS = 5;
    private static final int HONEST = 10_000;
    private static final int MIXED = 20_000;
    private static final double[] ODD = {2_900, 21, 1, 3, 19};
    private static final double[] SHARES = {0.01, 0.05, 0.1, 0.3};
    private static final DetectorConfig LEARNING =
            new DetectorConfig(new ForestShape(INPUTS, 50, 256, 10_000, 1), 1_000, 4_096, "ranks");

    private final long seed;
    private final List<byte[]> start = new ArrayList<>();

    private HostileRanks(long seed) {
        this.seed = seed;
    }

    public static void main(String[] args) throws Exception {
        new HostileRanks(args.length == 0 ? 1 : Long.parseLong(args[0])).print();
    }

    private void print() throws Exception {
        DetectorState honest = new DetectorState(LEARNING);
        Random random = new Random(seed);
        for (int i = 0; i < HONEST; i++) {
            honest.learn(honest(random));
        }
        honest.save((bytes, length) -> start.add(Arrays.copyOf(bytes, length)));
        for (boolean settled : new boolean[] {false, true}) {
            for (Arm arm : Arm.values()) {
                for (boolean flood : new boolean[] {false, true}) {
                    StringBuilder line = new StringBuilder(settled ? "settled " : "learns  ");
                    line.append(flood ? "floods of 256 " : "mixed ").append(arm);
                    for (double share : SHARES) {
                        line.append(String.format(Locale.ROOT, " %.3f", rank(settled, arm, flood, share)));
                    }
                    System.out.println(line);
                }
            }
        }
    }

    private double rank(boolean settled, Arm arm, boolean flood, double share) throws Exception {
        DetectorState memory = new DetectorState(LEARNING);
        Iterator<byte[]> blocks = start.iterator();
        RestoredState.read("ranks", memory, () -> blocks.hasNext() ? blocks.next() : null)
                .commit();
        memory.learnUntil(settled ? HONEST : Long.MAX_VALUE);
        Random random = new Random(seed + 1);
        Random bad = new Random(seed + 2);
        int every = (int) Math.round(256 / share);
        int hostile = 0;
        for (int i = 0; i < MIXED; i++) {
            boolean is = flood ? (MIXED - 1 - i) % every < 256 : bad.nextDouble() < share;
            memory.learn(is ? arm.row(bad, hostile++) : honest(random));
        }
        DetectorSnapshot known = memory.published();
        return known.quantile(known.score(ODD.clone(), new float[INPUTS], new Walk()));
    }

    private static double[] honest(Random random) {
        boolean tail = random.nextInt(50) == 0;
        return new double[] {
            Math.exp((tail ? 4 : 3) + (tail ? 1.5 : 0.8) * random.nextGaussian()),
            random.nextInt(tail ? 8 : 3),
            random.nextInt(tail ? 2 : 5) == 0 ? 1 : 0,
            tail ? random.nextInt(24) : Math.floor(Math.min(23, Math.max(0, 14 + 4 * random.nextGaussian()))),
            Math.exp((tail ? 1.2 : 0.5) * random.nextGaussian())
        };
    }

    /** What the adversary sends. */
    private enum Arm {
        SAME,
        AROUND,
        NESTED,
        FAR,
        RANDOM;

        double[] row(Random random, int number) {
            return switch (this) {
                case SAME -> ODD.clone();
                case AROUND -> close(0.1, random);
                case NESTED -> close(0.5 * Math.pow(2, -(number % 16)), random);
                case FAR -> random.doubles(INPUTS, -2e9, -1e9).toArray();
                case RANDOM -> random.doubles(INPUTS, 0, 12).map(Math::exp).toArray();
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
}
