package dev.fraudscorer.lab.reload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of one card within the last hour, and what each feature is of them. Confined to one thread. */
final class CardOracle {
    private static final long HOUR = 3_600;
    private final Deque<Payment> payments = new ArrayDeque<>();

    /** @param place null if the event did not carry one */
    void add(long second, int amount, @Nullable String place) {
        payments.add(new Payment(second, amount, place));
        while (payments.getFirst().second <= second - HOUR) {
            payments.removeFirst();
        }
    }

    /** The value of a feature of {@link DrawnVersion} for the event that was added last. */
    double value(String feature) {
        long now = payments.getLast().second;
        long seconds = switch (feature.substring(feature.lastIndexOf('_') + 1)) {
            case "10m" -> 600;
            case "30m" -> 1_800;
            default -> HOUR;
        };
        Stream<Payment> within = payments.stream().filter(payment -> payment.second > now - seconds);
        if (feature.startsWith("sum")) {
            return within.mapToInt(Payment::amount).sum();
        }
        if (feature.startsWith("distinct")) {
            return within.map(Payment::place)
                    .filter(place -> place != null)
                    .distinct()
                    .count();
        }
        return within.filter(payment -> !feature.startsWith("count_large") || payment.amount > 50)
                .count();
    }

    private record Payment(
            long second, int amount, @Nullable String place) {}
}
