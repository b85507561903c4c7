package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever chooses an id, a key or a text writes no line into a log and turns no text around. */
class HiddenCharactersTest {
    private static final long SEED = Long.getLong("fraudscorer.seed", 20_261_130);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FORGED = "tx-1\n2026-11-22 INFO approved\u001b[2K\u202e\u2028\u0085\u2066x";

    @TempDir
    Path folder;

    private FraudScorer scorer;

    @BeforeEach
    void load() {
        scorer = FraudScorer.load(PolicyText.write(folder, PolicyText.TEST_POLICY));
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void toString_forgedIdAndTexts_isOnOneLine() {
        Event event = event(FORGED, FORGED);
        Assessment assessment = scorer.score(event);

        assertShown(event.toString());
        assertShown(assessment.toString());
        assertThat(event.id()).isEqualTo(FORGED);
        assertThat(event.toString()).startsWith("payment tx-1\\n2026-11-22 INFO approved\\u001b[2K\\u202e\\u2028");
        assertShown(EvidenceValue.ofText(FORGED, FORGED).toString());
        assertShown(Evidence.notEvaluable(FORGED, Mode.ACTIVE, FORGED).toString());
        assertShown(Evidence.failure(FailureKind.SOURCE_FAILED, FORGED, Mode.ACTIVE, FORGED)
                .with(List.of(FORGED), null)
                .toString());
        assertShown(PolicyProblem.of(new Location(FORGED, 1, 1), FORGED, FORGED, FORGED)
                .toString());
        assertShown(new InvalidEventException(FORGED, FORGED).toString());
    }

    @Test
    void write_madeOfForgedTextsAndCardNumbers_showsNeitherInJsonNorAsText() {
        String text = FORGED + " 4111111111111111";
        ScoringScheme scheme = ScoringScheme.of(
                Combiner.NOISY_OR, 0.5, new Thresholds(0.2, 0.8), ScoringScheme.DEFAULT_OVERRIDES, Decision.REVIEW);
        Assessment made = Assessment.builder("tx-1", text)
                .eventTime(NOON)
                .score(1)
                .verdict(new Verdict(Decision.DENY, new DecidedBy(DecidedBy.Cause.OVERRIDE, text)))
                .scheme(scheme)
                .provenance(Provenance.of(text, text, text, text))
                .build();
        String json = AssessmentJson.write(made);

        for (String shown : List.of(
                json,
                made.toString(),
                made.provenance().toString(),
                made.eventType(),
                new DecidedBy(DecidedBy.Cause.ON_FAILURE, text).toString())) {
            assertShown(shown);
            assertThat(shown).contains("tx-1\\").doesNotContain("4111").contains("################");
        }
        assertThat(AssessmentJson.read(json)).isEqualTo(made);
    }

    @Test
    void provenance_digestWithDigitsLikeACardNumber_keepsThem() {
        String digest = "sha256:" + "4111111111111111" + "4012888888881881".repeat(3);

        assertThat(Provenance.of("p", "1", digest, "0").digest()).isEqualTo(digest);
        assertThat(Provenance.of("p", "1", digest + "-4111111111111111", "0").digest())
                .doesNotContain("-4111");
    }

    /** A host that vouches for its ids finds its events by them. */
    @Test
    void write_idThatLooksLikeACardNumberByChance_readsBack(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("policy.yaml"), """
                policy: ids
                version: 1
                events: { payment: { event_id: { cards: never }, card: key } }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);
        try (FraudScorer vouched = FraudScorer.load(other)) {
            Assessment assessment = vouched.score(vouched.event("payment", "4111111111111111", NOON)
                    .set("card", "tok")
                    .build());

            assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
            assertThat(assessment.toString()).doesNotContain("4111");
        }
    }

    @Test
    void of_exceptionWithHiddenText_isCleanAndKeepsItsLines() {
        Throwable clean =
                CleanThrowable.of(new IllegalStateException("a\u202e", new IllegalStateException("b\u0007\nc")));

        assertThat(clean.getMessage()).isEqualTo("java.lang.IllegalStateException: a\\u202e");
        assertThat(clean.getCause()).hasMessage("java.lang.IllegalStateException: b\\u0007\nc");
        IllegalStateException ordinary = new IllegalStateException("a\n\tb");
        assertThat(CleanThrowable.of(ordinary)).isSameAs(ordinary);
    }

    @Test
    void write_randomIdsAndTexts_isOneLineOfJsonThatReadsBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder("i" + i);
            for (int length = random.nextInt(10); length > 0; length--) {
                text.append(Character.toChars(random.nextInt(random.nextBoolean() ? 0x2100 : 0xD800)));
            }
            text.append(random.nextBoolean() ? "\ud83d\ude00" : "\udb40\udc41");
            Event event = event(text.toString(), text.toString());
            Assessment assessment = scorer.score(event);
            String json = AssessmentJson.write(assessment);

            assertThat(json.chars().anyMatch(c -> !Character.isSurrogate((char) c) && ShownText.isHidden(c)))
                    .as("seed %d, event %d: %s", SEED, i, json)
                    .isFalse();
            assertThat(AssessmentJson.read(json))
                    .as("seed %d, event %d", SEED, i)
                    .isEqualTo(assessment);
            assertShown(event.toString());
            assertShown(assessment.toString());
        }
    }

    private Event event(String id, String text) {
        return scorer.event("payment", id, NOON)
                .lenient()
                .set("card", "tok")
                .set("device", text)
                .set("country", text)
                .build();
    }

    private static void assertShown(String text) {
        assertThat(text.codePoints().anyMatch(ShownText::isHidden)).as(text).isFalse();
    }
}
