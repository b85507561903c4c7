package dev.fraudscorer.features.internal.plan;

import dev.fraudscorer.features.internal.definition.AggregateDefinition;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sorts the features of an entity into passes, lanes and windows. */
final class PassBuilder {
    private final EntityDefinition entity;
    private final Columns columns;

    PassBuilder(EntityDefinition entity, Columns columns) {
        this.entity = entity;
        this.columns = columns;
    }

    Pass[] build() {
        Map<Long, List<WindowDefinition>> byOffset = entity.features().stream()
                .map(this::window)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparingLong(WindowDefinition::lengthMillis))
                .collect(Collectors.groupingBy(WindowDefinition::offsetMillis, TreeMap::new, Collectors.toList()));
        return byOffset.values().stream().map(this::pass).toArray(Pass[]::new);
    }

    /** The window of a feature that is read from one; {@code is_new} looks over the whole retention. */
    private @Nullable WindowDefinition window(FeatureDefinition feature) {
        return feature.aggregate().function() == AggregateFunction.IS_NEW
                ? new WindowDefinition("retention", entity.retentionMillis(), 0)
                : feature.window();
    }

    private Pass pass(List<WindowDefinition> windows) {
        Places places = new Places(windows);
        List<CountLane> counts = new ArrayList<>();
        List<NumberLane> numbers = new ArrayList<>();
        List<CodeLane> codes = new ArrayList<>();
        List<FraudLane> frauds = new ArrayList<>();
        for (int filter = Pass.ALL; filter < columns.filters(); filter++) {
            addCounts(places, filter, counts, frauds);
            for (int column = 0; column < columns.numbers(); column++) {
                addNumbers(places, filter, column, numbers);
            }
            for (int column = 0; column < columns.codes(); column++) {
                addCodes(places, filter, column, codes);
            }
        }
        return new Pass(
                windows.get(0).offsetMillis(),
                windows.stream().mapToLong(WindowDefinition::lengthMillis).toArray(),
                counts.toArray(CountLane[]::new),
                numbers.toArray(NumberLane[]::new),
                codes.toArray(CodeLane[]::new),
                frauds.toArray(FraudLane[]::new));
    }

    private void addCounts(Places places, int filter, List<CountLane> counts, List<FraudLane> frauds) {
        CountLane count = new CountLane(
                filter,
                places.of(AggregateFunction.COUNT, filter, false, feature -> true),
                places.of(AggregateFunction.COUNT, filter, true, feature -> true));
        if (!count.including().isEmpty() || !count.excluding().isEmpty()) {
            counts.add(count);
        }
        Asked fraudCount = places.of(AggregateFunction.FRAUD_COUNT, filter, false, feature -> true);
        Asked fraudCountExcluding = places.of(AggregateFunction.FRAUD_COUNT, filter, true, feature -> true);
        Asked rate = places.of(AggregateFunction.FRAUD_RATE, filter, false, feature -> true);
        Asked rateExcluding = places.of(AggregateFunction.FRAUD_RATE, filter, true, feature -> true);
        int[] windows = windowsOf(fraudCount, fraudCountExcluding, rate, rateExcluding);
        if (windows.length > 0) {
            frauds.add(new FraudLane(filter, fraudCount, fraudCountExcluding, rate, rateExcluding, windows));
        }
    }

    private void addNumbers(Places places, int filter, int column, List<NumberLane> numbers) {
        NumberLane.Slots including = numberSlots(places, filter, column, false);
        NumberLane.Slots excluding = numberSlots(places, filter, column, true);
        int[] windows = windowsOf(
                including.sum(),
                including.mean(),
                including.min(),
                including.max(),
                including.stddev(),
                excluding.sum(),
                excluding.mean(),
                excluding.min(),
                excluding.max(),
                excluding.stddev());
        if (windows.length > 0) {
            numbers.add(new NumberLane(filter, column, including, excluding, windows));
        }
    }

    private NumberLane.Slots numberSlots(Places places, int filter, int column, boolean excluding) {
        Predicate<FeatureDefinition> ofColumn =
                feature -> columns.numberColumn(feature.aggregate().of().get(0)) == column;
        return new NumberLane.Slots(
                places.of(AggregateFunction.SUM, filter, excluding, ofColumn),
                places.of(AggregateFunction.MEAN, filter, excluding, ofColumn),
                places.of(AggregateFunction.MIN, filter, excluding, ofColumn),
                places.of(AggregateFunction.MAX, filter, excluding, ofColumn),
                places.of(AggregateFunction.STDDEV, filter, excluding, ofColumn));
    }

    private void addCodes(Places places, int filter, int column, List<CodeLane> codes) {
        Predicate<FeatureDefinition> ofColumn =
                feature -> columns.codeColumn(feature.aggregate().of().get(0)) == column;
        Asked distinct = places.of(AggregateFunction.DISTINCT, filter, false, ofColumn);
        Asked distinctExcluding = places.of(AggregateFunction.DISTINCT, filter, true, ofColumn);
        Asked share = places.of(AggregateFunction.SHARE, filter, false, ofColumn);
        Asked shareExcluding = places.of(AggregateFunction.SHARE, filter, true, ofColumn);
        Asked isNew = places.of(AggregateFunction.IS_NEW, filter, false, ofColumn);
        int[] windows = windowsOf(distinct, distinctExcluding, share, shareExcluding, isNew);
        if (windows.length > 0) {
            codes.add(new CodeLane(filter, column, distinct, distinctExcluding, share, shareExcluding, isNew, windows));
        }
    }

    private static int[] windowsOf(Asked... asked) {
        return Arrays.stream(asked)
                .flatMapToInt(one -> Arrays.stream(one.windows()))
                .distinct()
                .sorted()
                .toArray();
    }

    /** Finds slots among the features of one pass. */
    private final class Places {
        private final List<WindowDefinition> windows;

        Places(List<WindowDefinition> windows) {
            this.windows = windows;
        }

        /** Where the values of a function go. */
        Asked of(AggregateFunction function, int filter, boolean excluding, Predicate<FeatureDefinition> fits) {
            SortedMap<Integer, Integer> slots = new TreeMap<>();
            for (FeatureDefinition feature : entity.features()) {
                AggregateDefinition aggregate = feature.aggregate();
                int place = windows.indexOf(window(feature));
                boolean here = place >= 0
                        && aggregate.function() == function
                        && aggregate.excludingCurrent() == excluding
                        && filterOf(feature) == filter;
                if (here && fits.test(feature)) {
                    slots.put(place, feature.slot());
                }
            }
            return new Asked(
                    slots.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    slots.values().stream().mapToInt(Integer::intValue).toArray());
        }

        private int filterOf(FeatureDefinition feature) {
            return feature.where() == null ? Pass.ALL : columns.bit(feature.where());
        }
    }
}
