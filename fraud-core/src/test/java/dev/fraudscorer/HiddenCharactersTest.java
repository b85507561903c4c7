package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValue;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
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
