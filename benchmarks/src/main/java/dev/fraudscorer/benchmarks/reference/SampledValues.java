package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.ScoringListener;
import dev.fraudscorer.benchmarks.features.PolicyResource;
import dev.fraudscorer.benchmarks.features.WarmHistory;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of some payments of a small world, in which each card pays as often as in a large one: what limits of rules and splits
 * of trees are taken from, so that they are met as often as those of a real policy. Always the same. Not modified once made.
 */
final class SampledValues implements ScoringListener {
    static final int PAYMENTS = 4096;
    private static final TrafficVolume WORLD = TrafficVolume.of(500);

    private final List<double[]> numbers = new ArrayList<>();
    private final List<@Nullable String[]> texts = new ArrayList<>();
    private List<String> names = List.of();
    private List<ValueType> types = List.of();

    private SampledValues() {}

    static SampledValues take() throws IOException {
        SampledValues sample = new SampledValues();
        try (FraudScorer scorer = FraudScorer.builder(PolicyResource.FOUR_ENTITIES.folder())
                .listener(sample)
                .load()) {
            Traffic traffic = new Traffic(WORLD);
            WarmHistory.record(scorer, traffic, WORLD);
            EventType type = scorer.eventType("payment");
            for (int i = 0; i < PAYMENTS; i++) {
                scorer.score(traffic.next().toEvent(type));
            }
        }
        return sample;
    }

    @Override
    public void scored(Event event, FeatureValues values, Assessment assessment) {
        if (names.isEmpty()) {
            names = IntStream.range(0, values.size()).mapToObj(values::name).toList();
            types = IntStream.range(0, values.size()).mapToObj(values::type).toList();
        }
        double[] row = new double[values.size()];
        @Nullable String[] textsOfRow = new String[values.size()];
        for (int slot = 0; slot < row.length; slot++) {
            row[slot] = values.number(slot);
            textsOfRow[slot] = values.text(slot);
        }
        numbers.add(row);
        texts.add(textsOfRow);
    }

    String name(int slot) {
        return names.get(slot);
    }

    ValueType type(int slot) {
        return types.get(slot);
    }

    int size() {
        return names.size();
    }

    int slot(String name) {
        int slot = names.indexOf(name);
        if (slot < 0) {
            throw new IllegalArgumentException("no value '" + name + "' among " + names);
        }
        return slot;
    }

    /** By slot, NaN where a number is missing and for texts; not modified. */
    double[] numbers(int payment) {
        return numbers.get(payment);
    }

    /** By slot, null where a text is missing and for numbers; not modified. */
    @Nullable
    String[] texts(int payment) {
        return texts.get(payment);
    }

    /** The slots of numbers, not of booleans, that each payment has and that differ from one to another. */
    int[] variedNumbers() {
        return IntStream.range(0, size())
                .filter(slot -> type(slot) == ValueType.NUMBER)
                .filter(slot -> {
                    double[] sorted = sorted(slot);
                    return sorted.length == PAYMENTS && sorted[0] < sorted[PAYMENTS - 1];
                })
                .toArray();
    }

    /** The value that the given share of those that are present is at or below. */
    double quantile(int slot, double share) {
        double[] sorted = sorted(slot);
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private double[] sorted(int slot) {
        return numbers.stream()
                .mapToDouble(row -> row[slot])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /** The columns of some slots of a payment, as a model takes them. */
    float[] row(int payment, int[] slots) {
        float[] row = new float[slots.length];
        double[] all = numbers(payment);
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) all[slots[i]];
        }
        return row;
    }
}
