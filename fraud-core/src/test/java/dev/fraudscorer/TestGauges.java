package dev.fraudscorer;

import dev.fraudscorer.metrics.Gauge;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gauges as a map, for assertions: their values by {@link Gauge#series}. */
public final class TestGauges {
    private TestGauges() {}

    /** Fails if two are of the same series. */
    public static SortedMap<String, Long> of(List<Gauge> gauges) {
        SortedMap<String, Long> bySeries = new TreeMap<>();
        for (Gauge gauge : gauges) {
            if (bySeries.put(gauge.series(), gauge.value()) != null) {
                throw new AssertionError("two gauges are " + gauge.series());
            }
        }
        return bySeries;
    }
}
