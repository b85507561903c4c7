package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.benchmarks.models.GrownEnsemble;
import dev.fraudscorer.benchmarks.models.PlainWalk;
import dev.fraudscorer.onnx.OnnxModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * 500 trees of 32 leaves over 60 features, grown at random with splits at values that payments have, and calibrated so that of a
 * hundred payments two are above the threshold of review and of a thousand two above that of a denial. Confined to one thread.
 */
final class ReferenceModel {
    static final int COLUMNS = 60;

    private static final long SEED = 42;
    private static final int BACKGROUND_ROWS = 200;
    private static final double APPROVE_SHARE = 0.98;
    private static final double DENY_SHARE = 0.998;
    /** The margin of a probability of 0.2, and below 0 of 0.8. */
    private static final double MARGIN = Math.log(4);

    private final SampledValues sample;
    private final int[] slots;
    private final byte[] content;
    private final PlainWalk walk;
    private final double a;
    private final double b;

    /** @param edition of which each has other trees over the same features */
    ReferenceModel(SampledValues sample, int edition) {
        this.sample = sample;
        this.slots = columns(sample);
        Random random = new Random(SEED + edition);
        this.content = new GrownEnsemble(random, COLUMNS, column -> aValue(random, slots[column])).toBytes();
        this.walk = PlainWalk.of(content);
        double[] scores = IntStream.range(0, SampledValues.PAYMENTS)
                .mapToDouble(payment -> walk.score(sample.row(payment, slots)))
                .sorted()
                .toArray();
        double review = scores[(int) (APPROVE_SHARE * scores.length)];
        double deny = scores[(int) (DENY_SHARE * scores.length)];
        this.a = -2 * MARGIN / (deny - review);
        this.b = MARGIN - a * review;
    }

    /** The amount, and others drawn once and for all. */
    private static int[] columns(SampledValues sample) {
        List<Integer> drawn = new ArrayList<>(IntStream.of(sample.variedNumbers())
                .filter(slot -> slot != sample.slot("amount"))
                .boxed()
                .toList());
        Collections.shuffle(drawn, new Random(SEED));
        return IntStream.concat(
                        IntStream.of(sample.slot("amount")),
                        drawn.stream().limit(COLUMNS - 1).mapToInt(Integer::intValue))
                .toArray();
    }

    private double aValue(Random random, int slot) {
        return sample.numbers(random.nextInt(SampledValues.PAYMENTS))[slot];
    }

    /** The ONNX file. */
    byte[] content() {
        return content.clone();
    }

    /** The file of its background. */
    String background() {
        List<double[]> rows = new ArrayList<>();
        for (int payment = 0; payment < BACKGROUND_ROWS; payment++) {
            double[] row = new double[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                row[i] = sample.numbers(payment)[slots[i]];
            }
            rows.add(row);
        }
        return OnnxModel.backgroundRows(rows);
    }

    /** Its entry in the policy. */
    String entry(String file, String backgroundFile) {
        String inputs =
                String.join(", ", IntStream.of(slots).mapToObj(sample::name).toList());
        return "  - id: trees\n    file: " + file + "\n    inputs: [" + inputs + "]\n    reason: MODEL_TREES\n"
                + "    background: " + backgroundFile + "\n    calibration: { platt: { a: " + a + ", b: " + b
                + " } }\n";
    }

    /** The columns by slot. */
    int[] slots() {
        return slots.clone();
    }

    /** The calibrated probability, by a walk along each tree. */
    double probability(float[] row) {
        return 1 / (1 + Math.exp(a * walk.score(row) + b));
    }
}
