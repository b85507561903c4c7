package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules can do with a secret attribute, of which events hold a token. */
class SecretRulesTest {
    private static final KeyRing KEYS = KeyRing.of("new", "n".repeat(32).getBytes(StandardCharsets.US_ASCII))
            .andFormer("old", "o".repeat(32).getBytes(StandardCharsets.US_ASCII));
    private static final String POLICY = """
            policy: cards
            version: "1"
            events:
              payment: { card: { type: key, secret: true, trim: true }, payer: { type: text, secret: true }, memo: text }
            lists:
              stolen: { file: stolen.txt, of: card, kind: %s }
            rules:
              - { id: by-list, when: card in lists.stolen, reason: LISTED, risk: 0.3 }
              - { id: probe, when: '%s', reason: PROBE, risk: 0.3 }
            score: { combine: noisy_or, thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"tok-1, true", "tok-2, true", "tok-3, false", "tok-4, false"})
    void score_listInClearOrOfTokens_findsTheSecretByItsToken(String card, boolean listed) throws IOException {
        // The third by its token under the former key, which no event has any more.
        String list =
                " tok-1 \n" + KEYS.token("tok-2") + "\n" + KEYS.tokens("tok-3").get(1) + "\n";
        try (FraudScorer scorer = load("keys", "has(card)", list)) {
            Assessment assessment = score(scorer, card, "p");

            assertThat(assessment.reasonCodes())
                    .extracting(Object::toString)
                    .containsExactlyElementsOf(listed ? List.of("LISTED", "PROBE") : List.of("PROBE"));
        }
    }

    @ParameterizedTest
    @CsvSource({"same, same, true", "same, other, false"})
    void score_twoSecretsCompared_areEqualIfTheirTextsAre(String card, String payer, boolean fires) throws IOException {
        try (FraudScorer scorer = load("keys", "card == payer && !(card != payer)", "")) {
            assertThat(score(scorer, card, payer).reasonCodes()).hasSize(fires ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card == \"tok-1\"",
                "card != memo",
                "memo == card",
                "card < payer",
                "card in [\"tok-1\"]",
                "card.startsWith(\"tok\")",
                "memo.contains(card)",
                "payer.size() > 3",
                "payer.matches(\"a.*\")",
                "bin(card) == \"411111\"",
                "(payer + memo) == \"x\"",
                "(memo == \"x\" ? payer : memo) == memo",
                "if_missing(payer, memo) == memo"
            })
    void load_tokenUsedAsAText_isAMistakeWithWhatToDo(String condition) {
        assertThatThrownBy(() -> load("keys", condition, ""))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("as a text, of which events hold a token")
                .hasMessageContaining("a comparison with another secret attribute, has(");
    }

    @Test
    void load_listOfSecretsThatIsNotOfKeys_isAMistake() {
        assertThatThrownBy(() -> load("bin", "has(card)", "411111\n"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(
                        "a list of a secret attribute, of which events hold tokens, that is not of kind keys");
    }

    private static Assessment score(FraudScorer scorer, String card, String payer) {
        return scorer.score(scorer.event("payment", "p1", Instant.parse("2026-05-04T10:00:00Z"))
                .set("card", card)
                .set("payer", payer)
                .set("memo", "m")
                .build());
    }

    private FraudScorer load(String kind, String condition, String list) throws IOException {
        Files.writeString(folder.resolve("stolen.txt"), list);
        Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted(kind, condition));
        return FraudScorer.builder(folder).secrets(KEYS).load();
    }
}
