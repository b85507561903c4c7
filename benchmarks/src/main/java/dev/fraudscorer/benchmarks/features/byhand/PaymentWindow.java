package dev.fraudscorer.benchmarks.features.byhand;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The payments in one window of one entity, with running totals. Guarded by the map that holds the entity. */
final class PaymentWindow {
    private final HandWrittenWindow definition;
    private final ArrayDeque<Kept> inside = new ArrayDeque<>();
    /** Those that are not old enough for a window with offset. */
    private final ArrayDeque<Kept> waiting = new ArrayDeque<>(1);

    private final Map<Text, Map<String, Integer>> values = new EnumMap<>(Text.class);
    private double sum;
    private double squares;

    PaymentWindow(HandWrittenWindow definition, Set<Text> texts) {
        this.definition = definition;
        texts.forEach(text -> values.put(text, new HashMap<>()));
    }

    void visit(Kept payment) {
        if (definition.offsetMillis() == 0) {
            evict(payment.time());
            if (definition.admitted().admits(payment)) {
                enter(payment);
            }
        } else {
            if (definition.admitted().admits(payment)) {
                waiting.addLast(payment);
            }
            long end = payment.time() - definition.offsetMillis();
            while (!waiting.isEmpty() && waiting.getFirst().time() <= end) {
                enter(waiting.removeFirst());
            }
            evict(end);
        }
    }

    int count() {
        return inside.size();
    }

    double sum() {
        return sum;
    }

    double squares() {
        return squares;
    }

    double min() {
        double min = Double.POSITIVE_INFINITY;
        for (Kept payment : inside) {
            min = Math.min(min, payment.amount());
        }
        return min;
    }

    double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (Kept payment : inside) {
            max = Math.max(max, payment.amount());
        }
        return max;
    }

    int frauds(long now) {
        int frauds = 0;
        for (Kept payment : inside) {
            frauds += payment.fraudKnownAt() <= now ? 1 : 0;
        }
        return frauds;
    }

    int distinct(Text text) {
        return valuesOf(text).size();
    }

    /** How many payments have this value. */
    int same(Text text, String value) {
        return valuesOf(text).getOrDefault(value, 0);
    }

    private Map<String, Integer> valuesOf(Text text) {
        return Objects.requireNonNull(values.get(text));
    }

    private void enter(Kept payment) {
        inside.addLast(payment);
        sum += payment.amount();
        squares += payment.amount() * payment.amount();
        for (Map.Entry<Text, Map<String, Integer>> text : values.entrySet()) {
            text.getValue().merge(text.getKey().of(payment), 1, Integer::sum);
        }
    }

    private void evict(long end) {
        long start = end - definition.lengthMillis();
        while (!inside.isEmpty() && inside.getFirst().time() <= start) {
            leave(inside.removeFirst());
        }
    }

    private void leave(Kept payment) {
        sum -= payment.amount();
        squares -= payment.amount() * payment.amount();
        for (Map.Entry<Text, Map<String, Integer>> text : values.entrySet()) {
            text.getValue()
                    .computeIfPresent(text.getKey().of(payment), (value, count) -> count == 1 ? null : count - 1);
        }
    }
}
