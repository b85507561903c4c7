package dev.fraudscorer;

import dev.fraudscorer.event.Event;
import java.time.Instant;

/** The test policy with the sources of {@link HostileEngine} between those of the test engine. */
public final class ProbedPolicy {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final String TEXT = PolicyText.TEST_POLICY + "hostile: {}\n";

    private ProbedPolicy() {}

    /** A payment that all honest sources find harmless. */
    public static Event harmless(FraudScorer scorer, String id) {
        return scorer.event("payment", id, NOON)
                .set("card", "tok-1")
                .set("amount", 10)
                .build();
    }
}
