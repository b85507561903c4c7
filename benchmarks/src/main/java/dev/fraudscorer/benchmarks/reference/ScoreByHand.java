package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.benchmarks.features.FourRings;
import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.benchmarks.features.rings.StripedTableRings;
import dev.fraudscorer.benchmarks.features.traffic.Payment;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.benchmarks.rules.HandWrittenRules;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The floor: four look-ups with a number written at each, the same 100 conditions in one method over arrays, the same trees walked one
 * after the other, and risk and decision of that. The values come from the sample: no window is counted, no cause of a missing value, evidence,
 * reason or answer is made, and no retry recognised. Confined to one thread.
 */
final class ScoreByHand implements Workload {
    private static final AtomicInteger CLASSES = new AtomicInteger();

    private final SampledValues sample;
    private final FourRings rings;
    private final Payment[] payments;
    private final HandWrittenRules rules;
    private final ReferenceModel model;
    private final int[] slots;
    private final float[] row;
    private final long[] fired = new long[(ReferenceRules.RULES + Long.SIZE - 1) / Long.SIZE];

    ScoreByHand(SampledValues sample, ReferencePolicy policy, TrafficVolume world, Payment[] payments) {
        this.sample = sample;
        this.rings = new FourRings(StripedTableRings::new, world);
        this.payments = payments;
        this.rules = HandWrittenRules.inOneMethod(
                "ScoreByHandRules" + CLASSES.incrementAndGet(),
                policy.rules().stream().map(WrittenRule::java).toList(),
                lists(policy));
        this.model = new ReferenceModel(sample, 1);
        this.slots = model.slots();
        this.row = new float[slots.length];
    }

    private static List<String> lists(ReferencePolicy policy) {
        return ReferenceRules.LISTS.stream()
                .map(key -> policy.listed(key).stream()
                        .map(entry -> '"' + entry + '"')
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    @Override
    public long batch(int lane, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += rings.visit(payments[i]);
            int payment = i % SampledValues.PAYMENTS;
            double score = score(sample.numbers(payment), sample.texts(payment));
            sum += score < ReferencePolicy.APPROVE ? 0 : score < ReferencePolicy.DENY ? 1 : 2;
        }
        return sum;
    }

    /** The score for values by slot. */
    double score(double[] numbers, @Nullable String[] texts) {
        rules.evaluate(numbers, texts, fired);
        double none = 1 - probability(numbers);
        for (long word : fired) {
            for (int i = Long.bitCount(word); i > 0; i--) {
                none *= 1 - ReferencePolicy.RULE_RISK;
            }
        }
        return 1 - none;
    }

    private double probability(double[] numbers) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) numbers[slots[i]];
        }
        return model.probability(row);
    }

    /** Whether a rule fired for the last score. */
    boolean hasFired(int rule) {
        return (fired[rule / Long.SIZE] >>> rule & 1) != 0;
    }
}
