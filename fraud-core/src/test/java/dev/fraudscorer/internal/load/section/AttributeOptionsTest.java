package dev.fraudscorer.internal.load.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeOptionsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void load_optionsOfAttributes_areThoseOfTheEventType() {
        write("""
                user: { type: key, max_length: 20, trim: true, case: fold, required: false }
                note: { type: text, max_length: 65536, case: keep }
                country: { type: country, codes: [XK, EU] }
                currency: { type: currency, codes: [BGN], trim: true }
                card: key
                """);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            EventType payment = scorer.eventType("payment");

            assertThat(payment.attribute("user"))
                    .satisfies(user -> assertThat(user.required()).isFalse())
                    .satisfies(user -> assertThat(user.maxLength()).isEqualTo(20))
                    .satisfies(user -> assertThat(user.canonical(" Anna ")).isEqualTo("anna"));
            assertThat(payment.attribute("note"))
                    .satisfies(note -> assertThat(note.maxLength()).isEqualTo(65_536))
                    .satisfies(note -> assertThat(note.canonical(" Anna ")).isEqualTo(" Anna "));
            assertThat(payment.attribute("country"))
                    .satisfies(country -> assertThat(country.canonical("XK")).isEqualTo("XK"))
                    .satisfies(country -> assertThat(country.canonical("UK")).isNull());
            assertThat(payment.attribute("currency"))
                    .satisfies(
                            currency -> assertThat(currency.canonical(" BGN")).isEqualTo("BGN"))
                    .satisfies(currency -> assertThat(currency.canonical("DEM")).isNull());
            assertThat(payment.attribute("card"))
                    .satisfies(card -> assertThat(card.maxLength()).isEqualTo(256));
        }
    }

    /** Of random ids of 16 digits one in 25 looks like a card number; a policy can declare that none is. */
    @Test
    void load_idsDeclaredFree_takesAnyDigits() {
        write("""
                event_id: { cards: never }
                card: key
                """);
        SplittableRandom random = new SplittableRandom(20_261_130);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            EventType payment = scorer.eventType("payment");
            for (int i = 0; i < 5_000; i++) {
                String id = "" + random.nextLong(4_000_000_000_000_000L, 7_000_000_000_000_000L);
                assertThat(payment.newEvent(id, NOON).set("card", "c").build().id())
                        .isEqualTo(id);
            }
            assertThat(payment.refusals()).isEmpty();
            assertThat(payment.attribute("event_id")).isNull();
        }
    }

    @Test
    void load_otherOptionsOfIds_areReported() {
        write("""
                event_id: { cards: sometimes, trim: true }
                """);
        assertThat(problems())
                .containsExactly(
                        "policy.yaml:5:24: found unknown word for cards 'sometimes'; expected one of [never]",
                        "policy.yaml:5:35: found unknown key 'trim'; expected one of [cards]");

        write("""
                event_id: key
                """);
        assertThat(problems())
                .containsExactly(
                        "policy.yaml:5:5: found attribute 'event_id'; expected another name: this one is the library's own");
    }

    @Test
    void load_optionsThatDoNotFit_areReportedWithWhatDoes() {
        write("""
                a: { type: number, max_length: 5, trim: true, case: fold, codes: [XK] }
                b: { type: key, max_length: 0 }
                c: { type: text, max_length: 65537 }
                d: { type: text, max_length: 1.5 }
                e: { type: key, case: lower }
                f: { type: country, codes: [kos, XK], max_length: 3 }
                g: { type: ip, case: fold }
                """);

        assertThat(problems())
                .containsExactly(
                        "policy.yaml:5:36: found a length for the type 'number'; expected it for a key or a text only",
                        "policy.yaml:5:45: found trim for the type 'number'; expected it for an attribute whose values are texts"
                                + " only",
                        "policy.yaml:5:57: found case for the type 'number'; expected it for a key or a text only",
                        "policy.yaml:5:70: found codes for the type 'number'; expected it for a country or a currency only",
                        "policy.yaml:6:33: found the number 0; expected a number in [1, 65536]",
                        "policy.yaml:7:34: found the number 65537; expected a number in [1, 65536]",
                        "policy.yaml:8:34: found the number 1.5; expected a whole number of characters",
                        "policy.yaml:9:27: found unknown case 'lower'; expected one of [keep, fold]",
                        "policy.yaml:10:33: found the text 'kos'; expected a code of 2 letters from A to Z",
                        "policy.yaml:10:55: found a length for the type 'country'; expected it for a key or a text only",
                        "policy.yaml:11:26: found case for the type 'ip'; expected it for a key or a text only");
    }

    @Test
    void load_sharedAttributeWithOtherOptions_isReported() {
        PolicyText.write(folder, """
                policy: test
                version: 1
                events:
                  payment: { card: { type: key, trim: true }, ip: ip }
                  login: { card: key, ip: { type: ip, required: true } }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);

        assertThat(problems())
                .containsExactly(
                        "policy.yaml:5:18: found attribute 'card' with other options; expected those with which"
                                + " another event type declares it; only 'required' may differ");
    }

    private void write(String attributes) {
        PolicyText.write(
                folder,
                "policy: test\nversion: 1\nevents:\n  payment:\n" + attributes.indent(4)
                        + "score: { thresholds: { approve: 0.2, deny: 0.8 } }\n");
    }

    private List<String> problems() {
        PolicyException report = catchThrowableOfType(PolicyException.class, () -> FraudScorer.load(folder));
        return report.problems().stream().map(PolicyProblem::toString).toList();
    }
}
