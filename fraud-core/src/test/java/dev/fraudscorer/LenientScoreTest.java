package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.json.AssessmentJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event full of garbage is answered, and the answer lists what is missing. */
class LenientScoreTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SEED = 20261130;
    private static final List<String> TEXTS = List.of("card", "device", "country", "currency", "ip", "fail");

    @TempDir
    Path folder;

    private final Map<String, ValueState> seen = new HashMap<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        scorer = FraudScorer.builder(PolicyText.write(folder, PolicyText.TEST_POLICY))
                .listener((event, values, assessment) -> {
                    for (int slot = 0; slot < values.size(); slot++) {
                        seen.put(values.name(slot), values.state(slot));
                    }
                })
                .load();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void score_garbageInEveryAttribute_isAnsweredDegradedAndNamesEach() {
        Assessment assessment = scorer.score(garbage("tx-1"));

        assertThat(assessment.degraded()).isTrue();
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(invalid(assessment))
                .containsExactly(
                        "card: card_number",
                        "device: too_long",
                        "amount: not_a_number",
                        "country: unknown_code",
                        "currency: unknown_code",
                        "ip: not_an_address",
                        "new_device: not_a_boolean",
                        "fail: too_long");
        String json = AssessmentJson.write(assessment);
        assertThat(json)
                .contains("\"failure\":\"invalid\",\"detail\":\"country: unknown_code\"")
                .contains("\"failure\":\"invalid\",\"detail\":\"device: too_long\"");
        assertThat(AssessmentJson.read(json)).isEqualTo(assessment);
        assertThat(seen).containsEntry("card", ValueState.INVALID).containsEntry("amount", ValueState.INVALID);
        assertThat(assessment.toString()).doesNotContain("4111");
        assertThat(scorer.metrics().counts().degraded()).isEqualTo(1);
    }

    @Test
    void assess_garbage_isDegradedToo() {
        assertThat(scorer.assess(garbage("tx-1")).degraded()).isTrue();
    }

    @Test
    void score_nextEventIsWhole_isNotDegraded() {
        scorer.score(garbage("tx-1"));
        Assessment next = scorer.score(scorer.event("payment", "tx-2", NOON)
                .set("card", "c")
                .set("amount", 1)
                .build());

        assertThat(next.degraded()).isFalse();
    }

    @Test
    void score_sameGarbageAgain_isARetry() {
        assertThat(scorer.score(garbage("tx-1"))).isSameAs(scorer.score(garbage("tx-1")));
    }

    @Test
    void gauges_afterRefusals_countThemByAttributeAndCause() {
        scorer.score(garbage("tx-1"));
        scorer.score(garbage("tx-2"));
        assertThatThrownBy(() -> scorer.event("login", " ", NOON)).isInstanceOf(InvalidEventException.class);

        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("events.refused{attribute=card,cause=card_number}", 2L)
                .containsEntry("events.refused{attribute=device,cause=too_long}", 2L)
                .containsEntry("events.refused{attribute=currency,cause=unknown_code}", 2L)
                .containsEntry("events.refused{attribute=event_id,cause=blank}", 1L);
    }

    @Test
    void whatIf_valueThatDoesNotFit_isRefusedSinceItIsTheCallersMistake() {
        assertThatThrownBy(() -> scorer.whatIf("payment", NOON, Map.of("country", "UK")))
                .isInstanceOf(InvalidEventException.class);
    }

    @Test
    void map_randomGarbage_alwaysScoresAndNamesExactlyWhatWasRefused() {
        Random random = new Random(SEED);
        List<String> junk = List.of(
                "",
                " ",
                "4111 1111 1111 1111",
                "x".repeat(257),
                "x".repeat(5000),
                "UK",
                "\0",
                "\ud800",
                "::1%x",
                "GB",
                "EUR",
                "192.0.2.1",
                "tok-1",
                "\u202e");
        for (int i = 0; i < 2_000; i++) {
            Map<String, String> source = new HashMap<>();
            TEXTS.forEach(name -> source.put(name, junk.get(random.nextInt(junk.size()))));
            source.put("id", "e-" + i);
            source.put("amount", random.nextBoolean() ? "NaN" : "-Infinity");
            Event event = mapper().map(source);
            Assessment assessment = scorer.score(event);

            List<String> expected = event.type().attributes().stream()
                    .filter(attribute -> event.state(attribute) == ValueState.INVALID)
                    .map(attribute -> attribute.name() + ": " + event.refusal(attribute.slot()))
                    .toList();
            assertThat(expected).as("seed %d, event %d", SEED, i).contains("amount: not_a_number");
            assertThat(invalid(assessment)).as("seed %d, event %d", SEED, i).isEqualTo(expected);
            assertThat(assessment.degraded()).as("seed %d, event %d", SEED, i).isTrue();
            assertThat(assessment.decision()).as("seed %d, event %d", SEED, i).isNotEqualTo(Decision.APPROVE);
        }
    }

    private EventMapper<Map<String, String>> mapper() {
        EventMapper.Builder<Map<String, String>> mapper = EventMapper.<Map<String, String>>builder(
                        scorer.eventType("payment"))
                .id(source -> source.get("id"))
                .time(source -> NOON)
                .number("amount", source -> Double.parseDouble(source.get("amount")));
        TEXTS.forEach(name -> mapper.text(name, source -> source.get(name)));
        return mapper.build();
    }

    private Event garbage(String id) {
        return scorer.event("payment", id, NOON)
                .lenient()
                .set("card", "4111111111111111")
                .set("device", "d".repeat(300))
                .set("amount", Double.NaN)
                .set("country", "UK")
                .set("currency", "EUX")
                .set("ip", "1.2.3.04")
                .parse("new_device", "maybe")
                .set("fail", "f".repeat(5000))
                .build();
    }

    private static List<String> invalid(Assessment assessment) {
        List<String> named = new ArrayList<>();
        for (Evidence evidence : assessment.evidence()) {
            if (evidence.failure() == FailureKind.INVALID) {
                assertThat(evidence.source()).isEqualTo("event");
                named.add(evidence.detail());
            }
        }
        return named;
    }
}
