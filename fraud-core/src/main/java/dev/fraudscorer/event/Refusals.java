package dev.fraudscorer.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Counts what an event type refused, by attribute and cause. Thread-safe. */
final class Refusals {
    private static final Refusal[] CAUSES = Refusal.values();
    private static final String ID = "event_id";
    private static final String TIME = "event_time";

    private final String eventType;
    private final List<Attribute> attributes;
    private final int slots;
    /** By slot and cause; id and time come after the slots. */
    private final AtomicLongArray counts;
    /** Null while nobody listens. */
    private volatile @Nullable RefusalListener listener;

    Refusals(String eventType, List<Attribute> attributes, int slots) {
        this.eventType = eventType;
        this.attributes = attributes;
        this.slots = slots;
        this.counts = new AtomicLongArray((slots + 2) * CAUSES.length);
    }

    void reportTo(RefusalListener newListener) {
        listener = newListener;
    }

    void count(Attribute attribute, Refusal cause) {
        count(attribute.slot(), attribute.name(), cause);
    }

    void countId(Refusal cause) {
        count(slots, ID, cause);
    }

    void countTime(Refusal cause) {
        count(slots + 1, TIME, cause);
    }

    /** Those above 0, by attribute and then by cause. */
    SortedMap<String, SortedMap<String, Long>> byName() {
        SortedMap<String, SortedMap<String, Long>> byName = new TreeMap<>();
        for (Attribute attribute : attributes) {
            addTo(byName, attribute.name(), attribute.slot());
        }
        addTo(byName, ID, slots);
        addTo(byName, TIME, slots + 1);
        return Collections.unmodifiableSortedMap(byName);
    }

    private void addTo(SortedMap<String, SortedMap<String, Long>> byName, String name, int place) {
        SortedMap<String, Long> byCause = new TreeMap<>();
        for (Refusal cause : CAUSES) {
            long count = counts.get(place * CAUSES.length + cause.ordinal());
            if (count > 0) {
                byCause.put(cause.countName(), count);
            }
        }
        if (!byCause.isEmpty()) {
            byName.put(name, Collections.unmodifiableSortedMap(byCause));
        }
    }

    private void count(int place, String field, Refusal cause) {
        counts.incrementAndGet(place * CAUSES.length + cause.ordinal());
        RefusalListener to = listener;
        if (to != null) {
            to.refused(eventType, field, cause.countName());
        }
    }
}
