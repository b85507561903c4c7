package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Window;
import dev.fraudscorer.spi.FeatureVector;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is asked of one window: finds its events once, then fills the slots of its features. Immutable.
 */
final class WindowReading {
    private final Window window;
    private final boolean excludingCurrent;
    private final int countSlot;
    private final NumberReading[] numbers;
    private final DistinctReading[] distincts;
    private final FraudReading fraud;

    /** @param features those of this window, all including or all excluding the current event */
    WindowReading(Window window, boolean excludingCurrent, List<FeatureDefinition> features, Layout layout) {
        this.window = window;
        this.excludingCurrent = excludingCurrent;
        this.countSlot = Slots.find(features, AggregateFunction.COUNT, null);
        this.numbers = numbers(features, layout);
        this.distincts = distincts(features, layout);
        this.fraud = FraudReading.of(features);
    }

    private static NumberReading[] numbers(List<FeatureDefinition> features, Layout layout) {
        List<NumberReading> readings = new ArrayList<>();
        for (int column = 0; column < layout.numbers().size(); column++) {
            readings.add(NumberReading.of(column, layout.numbers().get(column), features));
        }
        return readings.stream().filter(NumberReading::isAskedFor).toArray(NumberReading[]::new);
    }

    private static DistinctReading[] distincts(List<FeatureDefinition> features, Layout layout) {
        List<DistinctReading> readings = new ArrayList<>();
        for (int column = 0; column < layout.codes().size(); column++) {
            readings.add(DistinctReading.of(column, layout.codes().get(column), features));
        }
        return readings.stream().filter(DistinctReading::isAskedFor).toArray(DistinctReading[]::new);
    }

    /**
     * Fills the slots.
     *
     * @param current the index of the event that is scored
     * @param time its time
     */
    void read(EventColumns events, int current, long time, DistinctCounter counter, FeatureVector out) {
        long end = time - window.offsetMillis();
        int from = events.firstAfter(end - window.lengthMillis());
        int to = events.firstAfter(end);
        int skipped = excludingCurrent && current >= from && current < to ? current : -1;
        if (countSlot != Slots.NONE) {
            out.put(countSlot, to - from - (skipped < 0 ? 0 : 1));
        }
        for (NumberReading reading : numbers) {
            reading.read(events, from, to, skipped, out);
        }
        for (DistinctReading reading : distincts) {
            reading.read(events, from, to, skipped, counter, out);
        }
        if (fraud.isAskedFor()) {
            fraud.read(events, from, to, skipped, time, out);
        }
    }
}
