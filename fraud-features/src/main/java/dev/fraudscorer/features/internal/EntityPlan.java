package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Window;
import dev.fraudscorer.spi.FeatureVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the features of one entity are kept and read, decided at load. Thread-safe. */
final class EntityPlan {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Layout layout;
    private final WindowReading[] windows;
    private final int elapsedSlot;
    private final long retentionMillis;
    private final long latenessMillis;
    private final DistinctCounters counters = new DistinctCounters();

    EntityPlan(EntityDefinition entity) {
        this.layout = Layout.of(entity);
        this.windows = windows(entity, layout);
        this.elapsedSlot = Slots.find(entity.features(), AggregateFunction.ELAPSED, null);
        this.retentionMillis = entity.retentionMillis();
        this.latenessMillis = entity.latenessMillis();
    }

    private static WindowReading[] windows(EntityDefinition entity, Layout layout) {
        record Group(Window window, boolean excludingCurrent) {}
        Map<Group, List<FeatureDefinition>> groups = new LinkedHashMap<>();
        for (FeatureDefinition feature : entity.features()) {
            if (feature.window() != null) {
                Group group = new Group(feature.window(), feature.aggregate().excludingCurrent());
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(feature);
            }
        }
        List<WindowReading> readings = new ArrayList<>();
        groups.forEach((group, features) -> readings.add(
                new WindowReading(Objects.requireNonNull(group.window()), group.excludingCurrent(), features, layout)));
        return readings.toArray(WindowReading[]::new);
    }

    Layout layout() {
        return layout;
    }

    /** The longest reach of a window: what lies this far back or further is no history any more. */
    long retentionMillis() {
        return retentionMillis;
    }

    /** How far behind its entity's newest event an event may come. */
    long latenessMillis() {
        return latenessMillis;
    }

    /**
     * Fills every slot of the entity.
     *
     * @param current the index of the event that is scored
     */
    void read(EventColumns events, int current, FeatureVector out) {
        long time = events.time(current);
        DistinctCounter counter = counters.take();
        for (WindowReading window : windows) {
            window.read(events, current, time, counter, out);
        }
        counters.giveBack(counter);
        if (elapsedSlot != Slots.NONE) {
            readElapsed(events, current, time, out);
        }
    }

    private void readElapsed(EventColumns events, int current, long time, FeatureVector out) {
        boolean hasPrevious = current > events.first() && time - events.time(current - 1) < retentionMillis;
        if (hasPrevious) {
            out.put(elapsedSlot, (time - events.time(current - 1)) / MILLIS_PER_SECOND);
        } else {
            out.putMissing(elapsedSlot, ValueState.NO_HISTORY);
        }
    }
}
