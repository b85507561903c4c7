package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one entity's key that could not be counted: whole events, and by name the attributes that were refused in events
 * that were counted.
 */
final class NaiveGaps {
    private static final String EVENTS = "";

    private final Map<String, List<Gap>> gaps = new HashMap<>();

    /** @param horizon what is not after it has been forgotten */
    void addEvent(long oldest, long newest, ValueState why, long horizon) {
        add(EVENTS, new Gap(oldest, newest, why), horizon);
    }

    /** The refused attributes of an event that is counted. */
    void addRefused(NaiveEvent event, long horizon) {
        for (String name : event.refused()) {
            add(name, new Gap(event.time(), event.time(), ValueState.INVALID), horizon);
        }
    }

    private void add(String of, Gap gap, long horizon) {
        List<Gap> all = gaps.computeIfAbsent(of, any -> new ArrayList<>());
        if (all.stream().allMatch(one -> one.newest <= horizon)) {
            all.clear();
        }
        all.add(gap);
    }

    /** What was gathered belongs to a profile that is there no more. */
    void clear() {
        gaps.clear();
    }

    /**
     * Why a feature lacks something of the interval {@code (start, end]}, by the newest that it lacks; null if nothing.
     *
     * @param horizon what is not after it will have been forgotten when the event is counted
     */
    @Nullable
    ValueState why(Question question, long start, long end, NaiveEvent current, long horizon) {
        List<String> read = new ArrayList<>(List.of(EVENTS));
        read.addAll(question.of());
        if (question.where() != null) {
            read.add(question.where().attribute());
        }
        Gap newest = null;
        for (String of : read) {
            List<Gap> all = new ArrayList<>(gaps.getOrDefault(of, List.of()));
            if (all.stream().allMatch(gap -> gap.newest <= horizon)) {
                all.clear();
            }
            if (current.refused().contains(of)) {
                all.add(new Gap(current.time(), current.time(), ValueState.INVALID));
            }
            Gap last = last(all);
            if (last == null || last.newest <= start) {
                continue;
            }
            // Between the first gap and the last there may be others.
            boolean meets = all.stream().anyMatch(gap -> gap.oldest <= end);
            if (meets && (newest == null || last.newest > newest.newest)) {
                newest = last;
            }
        }
        return newest == null ? null : newest.why;
    }

    private static @Nullable Gap last(List<Gap> all) {
        Gap last = null;
        for (Gap gap : all) {
            if (last == null || gap.newest > last.newest) {
                last = gap;
            }
        }
        return last;
    }

    private record Gap(long oldest, long newest, ValueState why) {}
}
