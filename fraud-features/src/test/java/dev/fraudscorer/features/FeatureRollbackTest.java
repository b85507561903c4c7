package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.PolicyCheck;
import dev.fraudscorer.policy.StateFate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback of other features carries the states back, and what was not kept meanwhile is cold until it has filled. */
final class FeatureRollbackTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FORMER = """
            policy: history
            version: "1"
            events: { payment: { card: key, amount: number } }
            features:
              card: [ { windows: [1h], aggregates: [count, sum(amount)] } ]
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;
    private static final String LATTER = FORMER.replace("version: \"1\"", "version: \"2\"")
            .replace("windows: [1h], aggregates: [count, sum(amount)]", "windows: [30m], aggregates: [count]");

    @TempDir
    Path folder;

    private final List<Double> counts = new ArrayList<>();
    private final List<@Nullable ValueState> sums = new ArrayList<>();
    private FraudScorer scorer;
    private Provenance former;

    @BeforeEach
    void load() throws IOException {
        write(FORMER);
        scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    int hour = values.slot("card.count_1h");
                    counts.add(values.number(hour >= 0 ? hour : values.slot("card.count_30m")));
                    int sum = values.slot("card.sum_amount_1h");
                    sums.add(sum < 0 ? null : values.state(sum));
                })
                .load();
        former = scorer.policy().provenance();
        pay(0);
        pay(1);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void rollback_ofOtherFeatures_keepsWhatBothVersionsCounted() throws IOException {
        write(LATTER);
        scorer.policy().reload();
        pay(2);

        assertThat(scorer.policy().rollback(Change.by("alice"))).isEqualTo(former);
        pay(3);

        assertThat(counts).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(sums).containsExactly(ValueState.PRESENT, ValueState.PRESENT, null, ValueState.COLD);

        // An hour, and the newest event that lacks an amount is known to the nearest quarter of an hour.
        pay(3 + 60 + 18);
        assertThat(sums).last().isEqualTo(ValueState.PRESENT);
        assertThat(counts).last().isEqualTo(1.0);
    }

    @Test
    void check_otherFeatures_saysThatTheStateIsCarriedOverAndTouchesNone() throws IOException {
        write(LATTER);

        PolicyCheck check = scorer.policy().check();

        assertThat(check.isAccepted()).as(check.toString()).isTrue();
        assertThat(check.states()).containsEntry("features", StateFate.CARRIED_OVER);
        pay(2);
        assertThat(counts).containsExactly(1.0, 2.0, 3.0);
        assertThat(scorer.policy().provenance()).isEqualTo(former);
    }

    private void pay(int minute) {
        Event event = scorer.event("payment", "tx" + minute, NOON.plus(Duration.ofMinutes(minute)))
                .receivedAt(NOON.plus(Duration.ofMinutes(minute)))
                .set("card", "tok")
                .set("amount", 1)
                .build();
        scorer.score(event);
    }

    private void write(String policy) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), policy);
    }
}
