package dev.fraudscorer;

import dev.fraudscorer.event.Event;
import java.time.Instant;

/** The test policy with the sources of {@link HostileEngine} between those of the test engine. */
final class ProbedPolicy {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String TEXT = PolicyText.TEST_POLICY + "hostile: {}\n";

    private ProbedPolicy() {}

    /** A payment that all honest sources find harmless. */
    static Event harmless(FraudScorer scorer, String id) {
        return scorer.event("payment", id, NOON)
                .set("card", "tok-1")
                .set("amount", 10)
                .build();
    }
}
