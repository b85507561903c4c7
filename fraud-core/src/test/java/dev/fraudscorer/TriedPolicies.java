package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A champion and challengers of it in folders of a test; the risk of a payment is its amount by a thousand. */
final class TriedPolicies {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    /** The version of a challenger that denies everything. */
    static final String DENIES_ALL = "2";

    final FraudScorer scorer;
    /** The values of {@code seen} in the answers. */
    final List<Double> seen = new ArrayList<>();

    private final Path folder;

    TriedPolicies(Path folder) {
        this(folder, builder -> builder);
    }

    TriedPolicies(Path folder, UnaryOperator<FraudScorer.Builder> options) {
        this.folder = folder;
        PolicyText.write(folder.resolve("champion"), PolicyText.TEST_POLICY);
        scorer = options.apply(FraudScorer.builder(folder.resolve("champion")))
                .listener((event, values, assessment) -> seen.add(values.number(values.slot("seen"))))
                .load();
    }

    /** A challenger with these thresholds. */
    Path challenger(String version, String thresholds) {
        return write(version, PolicyText.TEST_POLICY.replace("approve: 0.20, deny: 0.80", thresholds));
    }

    Path write(String version, String text) {
        return PolicyText.write(
                folder.resolve("challenger-" + version), text.replace("version: 1", "version: " + version));
    }

    Path denyingAll() {
        return challenger(DENIES_ALL, "approve: 0, deny: 0");
    }

    Rollout.Builder ofDenyingAll(int maxDenials) {
        return Rollout.of(denyingAll())
                .stickyBy("card")
                .limits(RolloutLimits.builder().maxDenials(maxDenials).build());
    }

    Event payment(String id, String card, double amount) {
        return scorer.event("payment", id, NOON)
                .set("card", card)
                .set("amount", amount)
                .receivedAt(NOON)
                .build();
    }

    /** Of a card of its own. */
    Assessment score(String id, double amount) {
        return scorer.score(payment(id, "card-" + id, amount));
    }

    Assessment score(String id, String card) {
        return scorer.score(payment(id, card, 10));
    }

    static boolean isByChallenger(Assessment assessment) {
        return !assessment.provenance().version().equals("1");
    }
}
