package dev.fraudscorer.features.internal.plan;

import dev.fraudscorer.features.internal.definition.Aggregate;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Map<Long, List<Window>> byOffset = entity.features().stream()
                .map(this::window)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparingLong(Window::lengthMillis))
                .collect(Collectors.groupingBy(Window::offsetMillis, TreeMap::new, Collectors.toList()));
        return byOffset.values().stream().map(this::pass).toArray(Pass[]::new);
    }

    /** The window of a feature that is read from one; {@code is_new} looks over the whole retention. */
    private @Nullable Window window(FeatureDefinition feature) {
        return feature.aggregate().function() == AggregateFunction.IS_NEW
                ? new Window("retention", entity.retentionMillis(), 0)
                : feature.window();
    }

    private Pass pass(List<Window> windows) {
        Places places = new Places(windows);
        List<CountLane> counts = new ArrayList<>();
        List<NumberLane> numbers = new ArrayList<>();
        List<CodeLane> codes = new ArrayList<>();
        List<FraudLane> frauds = new ArrayList<>();
        for (int filter = Pass.ALL; filter < columns.filters(); filter++) {
            addCounts(places, filter, counts, frauds);
            for (int column = 0; column < columns.numbers(); column++) {
                NumberLane lane = new NumberLane(
                        filter,
                        column,
                        numberSlots(places, filter, column, false),
                        numberSlots(places, filter, column, true));
                if (lane.including().any() || lane.excluding().any()) {
                    numbers.add(lane);
                }
            }
            for (int column = 0; column < columns.codes(); column++) {
                addCodes(places, filter, column, codes);
            }
        }
        return new Pass(
                windows.get(0).offsetMillis(),
                windows.stream().mapToLong(Window::lengthMillis).toArray(),
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
        if (anyOf(count.count(), count.countExcluding())) {
            counts.add(count);
        }
        FraudLane fraud = new FraudLane(
                filter,
                places.of(AggregateFunction.FRAUD_COUNT, filter, false, feature -> true),
                places.of(AggregateFunction.FRAUD_COUNT, filter, true, feature -> true),
                places.of(AggregateFunction.FRAUD_RATE, filter, false, feature -> true),
                places.of(AggregateFunction.FRAUD_RATE, filter, true, feature -> true));
        if (anyOf(fraud.count(), fraud.countExcluding(), fraud.rate(), fraud.rateExcluding())) {
            frauds.add(fraud);
        }
    }

    private NumberLane.Slots numberSlots(Places places, int filter, int column, boolean excluding) {
        Predicate<FeatureDefinition> ofColumn =
                feature -> columns.numberColumn(feature.aggregate().of().get(0)) == column;
        int[] sum = places.of(AggregateFunction.SUM, filter, excluding, ofColumn);
        int[] mean = places.of(AggregateFunction.MEAN, filter, excluding, ofColumn);
        int[] min = places.of(AggregateFunction.MIN, filter, excluding, ofColumn);
        int[] max = places.of(AggregateFunction.MAX, filter, excluding, ofColumn);
        int[] stddev = places.of(AggregateFunction.STDDEV, filter, excluding, ofColumn);
        return new NumberLane.Slots(
                sum, mean, min, max, stddev, anyOf(sum, mean, min, max, stddev), anyOf(min, max), anyOf(stddev));
    }

    private void addCodes(Places places, int filter, int column, List<CodeLane> codes) {
        Predicate<FeatureDefinition> ofColumn =
                feature -> columns.codeColumn(feature.aggregate().of().get(0)) == column;
        CodeLane lane = new CodeLane(
                filter,
                column,
                places.of(AggregateFunction.DISTINCT, filter, false, ofColumn),
                places.of(AggregateFunction.DISTINCT, filter, true, ofColumn),
                places.of(AggregateFunction.SHARE, filter, false, ofColumn),
                places.of(AggregateFunction.SHARE, filter, true, ofColumn),
                places.of(AggregateFunction.IS_NEW, filter, false, ofColumn));
        if (anyOf(lane.distinct(), lane.distinctExcluding(), lane.share(), lane.shareExcluding(), lane.isNew())) {
            codes.add(lane);
        }
    }

    private static boolean anyOf(int[]... slots) {
        return Arrays.stream(slots).flatMapToInt(Arrays::stream).anyMatch(slot -> slot != Pass.NONE);
    }

    /** Finds slots among the features of one pass. */
    private final class Places {
        private final List<Window> windows;

        Places(List<Window> windows) {
            this.windows = windows;
        }

        /** The slots by window. */
        int[] of(AggregateFunction function, int filter, boolean excluding, Predicate<FeatureDefinition> fits) {
            int[] slots = new int[windows.size()];
            Arrays.fill(slots, Pass.NONE);
            for (FeatureDefinition feature : entity.features()) {
                Aggregate aggregate = feature.aggregate();
                int place = windows.indexOf(window(feature));
                boolean here = place >= 0
                        && aggregate.function() == function
                        && aggregate.excludingCurrent() == excluding
                        && filterOf(feature) == filter;
                if (here && fits.test(feature)) {
                    slots[place] = feature.slot();
                }
            }
            return slots;
        }

        private int filterOf(FeatureDefinition feature) {
            return feature.where() == null ? Pass.ALL : columns.bit(feature.where());
        }
    }
}
