package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.json.DecisionRecordJson;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.record.RecordedValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret attribute is its token wherever an event comes out again. */
final class SecretsTest {
    private static final String SECRET = "tok-4711-secret";
    private static final KeyRing KEYS = KeyRing.of("2026-11", key(1)).andFormer("2026-05", key(2));

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Probe.reset();
        PolicyText.write(
                folder,
                PolicyText.TEST_POLICY.replace(
                        "card: key,", "card: { type: key, secret: true, trim: true, max_length: 20 },"));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[KeyRing.SHORTEST_KEY];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @Test
    void score_secretAttribute_comesOutAsTokenOnly() {
        List<String> shown = new ArrayList<>();
        List<DecisionRecord> records = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .secrets(KEYS)
                .records(sinkTo(records))
                .listener((event, values, assessment) -> {
                    shown.add(event + " " + event.text("card"));
                    shown.add(values.text(values.slot("card")));
                })
                .load()) {
            Event event = event(scorer, " " + SECRET + " ");
            Assessment assessment = scorer.score(event);
            shown.add(assessment.toString());
            shown.add(AssessmentJson.write(assessment));
            shown.add(DecisionRecordJson.write(records.get(0)));

            assertThat(String.join("\n", shown)).doesNotContain(SECRET).contains(KEYS.token(SECRET));
            assertThat(records.get(0).attributes().find("card"))
                    .isEqualTo(RecordedValue.ofText("card", KEYS.token(SECRET)).asSecret());
            assertThat(scorer.replay(records.get(0)).same()).isTrue();
        }
    }

    @Test
    void score_eventMadeOfAnother_keepsItsToken() {
        try (FraudScorer scorer = FraudScorer.builder(folder).secrets(KEYS).load()) {
            Event event = event(scorer, SECRET);

            assertThat(event.toBuilder().build().text("card")).isEqualTo(event.text("card"));
            assertThat(event.hasSameContent(event(scorer, SECRET))).isTrue();
            assertThat(event.hasSameContent(event(scorer, "tok-4712"))).isFalse();
        }
    }

    /** A token is not taken for the text of the new version's attribute, of which a token would be made once more. */
    @Test
    void reload_otherEvents_eventsBuiltBeforeKeepTheirTokens() {
        List<DecisionRecord> records = new ArrayList<>();
        Counter.isCarried = true;
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .secrets(KEYS)
                .records(sinkTo(records))
                .load()) {
            Event before = event(scorer, SECRET);
            PolicyText.write(
                    folder,
                    PolicyText.TEST_POLICY.replace(
                            "card: key,",
                            "place: { type: key, required: false },"
                                    + " card: { type: key, secret: true, trim: true, max_length: 20 },"));

            scorer.policy().reload();
            Assessment assessment = scorer.score(before);

            assertThat(assessment.degraded()).isFalse();
            assertThat(records.get(0).attributes().find("card"))
                    .isEqualTo(RecordedValue.ofText("card", KEYS.token(SECRET)).asSecret());
            assertThat(scorer.replay(records.get(0)).same()).isTrue();
            assertThat(scorer.score(event(scorer, SECRET))).isSameAs(assessment);
        } finally {
            Counter.isCarried = false;
        }
    }

    /** What is counted is under the key's token, which nobody finds under the text. */
    @Test
    void reload_secretThatIsNoneAnyMore_isRefused() {
        try (FraudScorer scorer = FraudScorer.builder(folder).secrets(KEYS).load()) {
            PolicyText.write(
                    folder,
                    PolicyText.TEST_POLICY.replace("card: key,", "card: { type: key, trim: true, max_length: 20 },"));

            assertThatThrownBy(scorer.policy()::reload)
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("found attribute 'card', of whose texts events hold another form");
        }
    }

    /** The length and the blanks are those of the text, not of its token. */
    @Test
    void set_secretThatDoesNotFit_isRefusedByItsText() {
        try (FraudScorer scorer = FraudScorer.builder(folder).secrets(KEYS).load()) {
            assertThatThrownBy(() -> event(scorer, "x".repeat(21)))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessageContaining("more than 20 characters");
            assertThatThrownBy(() -> event(scorer, "5425233430109903"))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessageNotContaining("5425");
        }
    }

    /** Whoever sends a token as a text gets the token of it, and is nobody else. */
    @Test
    void set_tokenAsText_isHashedAgain() {
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("card: key,", "card: { type: key, secret: true },"));
        try (FraudScorer scorer = FraudScorer.builder(folder).secrets(KEYS).load()) {
            String token = KEYS.token(SECRET);

            assertThat(event(scorer, token).text("card")).isNotEqualTo(token);
        }
    }

    @Test
    void load_secretsWithoutKeys_isAProblemAtItsPlace() {
        assertThatThrownBy(() -> FraudScorer.load(folder))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("the secret attribute 'card' without a key to make tokens by")
                .hasMessageContaining("FraudScorer.builder(…).secrets(KeyRing.of(id, key))");
    }

    @Test
    void load_keysAndNoSecrets_isNoProblem() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        FraudScorer.builder(folder).secrets(KEYS).load().close();
    }

    @Test
    void load_secretOfAnotherType_isAProblem() {
        PolicyText.write(
                folder, PolicyText.TEST_POLICY.replace("amount: number", "amount: { type: number, secret: true }"));
        assertThatThrownBy(() -> FraudScorer.builder(folder).secrets(KEYS).load())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("secret for the type 'number'");
    }

    private static Event event(FraudScorer scorer, String card) {
        return scorer.event("payment", "tx-1", ProbedPolicy.NOON)
                .set("card", card)
                .set("amount", 10)
                .build();
    }

    private static RecordSink sinkTo(List<DecisionRecord> records) {
        return new RecordSink() {
            @Override
            public void add(DecisionRecord record) {
                records.add(Objects.requireNonNull(record));
            }

            @Override
            public void close() {}
        };
    }
}
