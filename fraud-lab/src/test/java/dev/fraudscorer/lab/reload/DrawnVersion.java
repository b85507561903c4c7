package dev.fraudscorer.lab.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * One version of a policy, drawn at random: which attributes events have, and which features there are. Its number is in the id and
 * the reason of its rule. Immutable.
 *
 * @param features by their names, without {@code card.}
 */
record DrawnVersion(
        int number, boolean extra, boolean place, boolean condition, List<String> windows, Set<String> features) {
    private static final List<String> WINDOWS = List.of("10m", "30m", "1h");

    /** Every feature that a version may have. */
    static List<String> allFeatures() {
        return List.copyOf(draw(0, true, true, true, WINDOWS).features);
    }

    static DrawnVersion draw(int number, Random random) {
        List<String> windows = new ArrayList<>(WINDOWS);
        windows.removeIf(window -> random.nextInt(3) == 0);
        return draw(
                number,
                random.nextBoolean(),
                random.nextInt(3) > 0,
                random.nextInt(3) > 0,
                windows.isEmpty() ? List.of("1h") : windows);
    }

    private static DrawnVersion draw(
            int number, boolean extra, boolean place, boolean condition, List<String> windows) {
        Set<String> features = new TreeSet<>();
        for (String window : windows) {
            features.add("count_" + window);
            features.add("sum_amount_" + window);
            if (place) {
                features.add("distinct_place_" + window);
            }
            if (condition) {
                features.add("count_large_" + window);
            }
        }
        return new DrawnVersion(number, extra, place, condition, List.copyOf(windows), features);
    }

    /** The same events and features in another version. */
    DrawnVersion as(int otherNumber) {
        return new DrawnVersion(otherNumber, extra, place, condition, windows, features);
    }

    String policy() {
        String all = String.join(", ", windows);
        return """
                policy: reloaded
                version: "%d"
                events:
                  payment: { %s card: key, amount: number%s }
                features:
                  card:
                    - { windows: [%s], aggregates: [count, sum(amount)%s] }
                %s
                rules:
                  - { id: rule%d, when: amount >= 0, reason: V%d, risk: 0.1 }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """.formatted(
                number,
                extra ? "extra: { type: number, required: false }," : "",
                place ? ", place: { type: key, required: false }" : "",
                all,
                place ? ", distinct(place)" : "",
                condition ? "    - { where: amount > 50, as: large, windows: [" + all + "], aggregates: [count] }" : "",
                number,
                number);
    }

    /** The same with a mistake in it, which only the last section shows. */
    String brokenPolicy() {
        return policy().replace("deny: 0.8", "deny: 0.1");
    }
}
