package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.event.ValueState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All events of one entity's key, never forgotten, every aggregate computed by its definition. */
final class NaiveHistory {
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable List<Entry> inOrder;
    private final long latenessMillis;
    private final long retentionMillis;

    NaiveHistory(long latenessMillis, long retentionMillis) {
        this.latenessMillis = latenessMillis;
        this.retentionMillis = retentionMillis;
    }

    boolean isTooLate(Event event) {
        long newest = entries.stream()
                .mapToLong(entry -> entry.event.timeMillis())
                .max()
                .orElse(Long.MIN_VALUE);
        return !entries.isEmpty() && event.timeMillis() < newest - latenessMillis;
    }

    boolean contains(Event event) {
        return entries.stream().anyMatch(entry -> entry.event.id().equals(event.id()));
    }

    void add(Event event) {
        entries.add(new Entry(event, new ArrayList<>()));
        inOrder = null;
    }

    void remove(Event event) {
        entries.removeIf(entry -> entry.event.id().equals(event.id()));
        inOrder = null;
    }

    void label(Event event, Label label) {
        for (Entry entry : entries) {
            if (entry.event.id().equals(event.id())) {
                entry.labels.add(label);
            }
        }
    }

    /** What the feature is for an event that is in this history. */
    Answer answer(Question question, Event current) {
        if (question.aggregate().equals("elapsed")) {
            return elapsed(current);
        }
        long end = current.timeMillis() - question.offsetMillis();
        long start = end - question.lengthMillis();
        List<Entry> window = new ArrayList<>();
        for (Entry entry : inOrder()) {
            long time = entry.event.timeMillis();
            boolean leftOut = question.excludingCurrent() && entry.event.id().equals(current.id());
            if (time > start && time <= end && !leftOut) {
                window.add(entry);
            }
        }
        return answer(question, window, current.timeMillis());
    }

    private static Answer answer(Question question, List<Entry> window, long time) {
        double fraud = 0;
        for (Entry entry : window) {
            fraud += entry.isFraudAt(time) ? 1 : 0;
        }
        return switch (question.aggregate()) {
            case "count" -> Answer.of(window.size());
            case "fraud_count" -> Answer.of(fraud);
            case "fraud_rate" ->
                window.isEmpty() ? Answer.missing(ValueState.NO_HISTORY) : Answer.of(fraud / window.size());
            case "distinct" -> Answer.of(distinct(window, question.attribute()));
            default -> overNumbers(question, window);
        };
    }

    private static int distinct(List<Entry> window, @Nullable String attribute) {
        Set<Object> values = new HashSet<>();
        for (Entry entry : window) {
            Object value = entry.value(attribute);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size();
    }

    private static Answer overNumbers(Question question, List<Entry> window) {
        double sum = 0;
        double min = Double.MAX_VALUE;
        double max = -Double.MAX_VALUE;
        int carriers = 0;
        for (Entry entry : window) {
            if (entry.value(question.attribute()) instanceof Double value) {
                sum += value;
                min = Math.min(min, value);
                max = Math.max(max, value);
                carriers++;
            }
        }
        if (question.aggregate().equals("sum")) {
            return Answer.of(sum);
        }
        if (carriers == 0) {
            return Answer.missing(ValueState.NO_HISTORY);
        }
        return switch (question.aggregate()) {
            case "mean" -> Answer.of(sum / carriers);
            case "min" -> Answer.of(min);
            case "max" -> Answer.of(max);
            default -> throw new IllegalArgumentException(question.aggregate());
        };
    }

    private Answer elapsed(Event current) {
        @Nullable Event previous = null;
        for (Entry entry : inOrder()) {
            if (entry.event.id().equals(current.id())) {
                break;
            }
            previous = entry.event;
        }
        boolean seen = previous != null && current.timeMillis() - previous.timeMillis() < retentionMillis;
        return seen && previous != null
                ? Answer.of((current.timeMillis() - previous.timeMillis()) / 1000.0)
                : Answer.missing(ValueState.NO_HISTORY);
    }

    /** By time; the sort is stable, so events of one time stay in the order of arrival. */
    private List<Entry> inOrder() {
        List<Entry> sorted = inOrder;
        if (sorted == null) {
            sorted = new ArrayList<>(entries);
            sorted.sort(Comparator.comparingLong(entry -> entry.event.timeMillis()));
            inOrder = sorted;
        }
        return sorted;
    }

    private record Entry(Event event, List<Label> labels) {
        boolean isFraudAt(long time) {
            Label latest = null;
            for (Label label : labels) {
                boolean known = label.knownAt().toEpochMilli() <= time;
                if (known && (latest == null || !label.knownAt().isBefore(latest.knownAt()))) {
                    latest = label;
                }
            }
            return latest != null && latest.state() == LabelState.FRAUD;
        }

        @Nullable
        Object value(@Nullable String name) {
            Attribute attribute = name == null ? null : event.type().attribute(name);
            if (attribute == null) {
                return null;
            }
            if (event.text(attribute) != null) {
                return event.text(attribute);
            }
            double number = event.number(attribute);
            return Double.isNaN(number) ? null : number;
        }
    }

    /** A value, or why there is none. */
    record Answer(ValueState state, double value) {
        static Answer of(double value) {
            return new Answer(ValueState.PRESENT, value);
        }

        static Answer missing(ValueState why) {
            return new Answer(why, Double.NaN);
        }
    }
}
