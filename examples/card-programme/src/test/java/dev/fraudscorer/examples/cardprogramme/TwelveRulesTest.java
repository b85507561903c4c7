package dev.fraudscorer.examples.cardprogramme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.junit.PolicyTest;
import dev.fraudscorer.rules.RuleTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cases beside the rules, and each rule once more on events with a history. */
class TwelveRulesTest {
    private static final Path POLICY = Path.of("policy");
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private FraudScorer scorer;
    private int events;

    @BeforeEach
    void load() {
        scorer = FraudScorer.load(POLICY);
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @PolicyTest("policy")
    void caseBesideARule_holds(RuleTest test) {
        test.check();
    }

    @Test
    void policy_hasTwelveRules() {
        assertThat(scorer.metrics().ruleCounts()).extracting(RuleCounts::rule).hasSize(12);
    }

    @Test
    void fourCardsFromOneDevice_areCardTesting() {
        for (int card = 1; card <= 3; card++) {
            assertThat(fired(online("tok_" + card, card).set("amount", 2))).isEmpty();
        }
        Assessment fourth = scorer.score(online("tok_4", 4).set("amount", 2).build());
        assertThat(fired(fourth)).containsExactly("card-testing");
        assertThat(fourth.decision()).isEqualTo(Decision.DENY);
        assertThat(fourth.outcomes()).containsExactly("block_device");
    }

    @Test
    void fivePaymentsInAnHour_areABurst() {
        for (int payment = 1; payment <= 4; payment++) {
            assertThat(fired(online("tok_1", 10 * payment).set("amount", 50))).isEmpty();
        }
        assertThat(fired(online("tok_1", 50).set("amount", 50))).containsExactly("burst");
    }

    @Test
    void threeDeclinesThenAFourthTry_areASeries() {
        for (int payment = 1; payment <= 3; payment++) {
            Event tried = online("tok_1", payment).set("amount", 30).build();
            assertThat(fired(scorer.score(tried))).isEmpty();
            scorer.amend(tried.toBuilder().set("declined", true).build());
        }
        assertThat(fired(online("tok_1", 4).set("amount", 30))).containsExactly("declined-series");
    }

    @Test
    void manyCardsAtOneMerchantAndManyDeclines_areAnAttack() {
        for (int card = 1; card <= 40; card++) {
            Event tried = online("tok_" + card, 0)
                    .set("device", "dev_" + card)
                    .set("amount", 20)
                    .build();
            scorer.record(tried);
            if (card % 2 == 0) {
                scorer.amend(tried.toBuilder().set("declined", true).build());
            }
        }
        assertThat(fired(online("tok_41", 1).set("device", "dev_41").set("amount", 20)))
                .containsExactly("merchant-under-attack");
    }

    @Test
    void viennaThenNewYorkAnHourLater_areImpossibleTravel() {
        scorer.record(present("tok_1", 0, 48.21, 16.37).build());
        assertThat(fired(present("tok_1", 60, 40.71, -74.01))).containsExactly("impossible-travel");
    }

    @Test
    void usualAmountsThenALargeOneFromAbroadByNight_areReported() {
        scorer.record(online("tok_1", -9_000).set("amount", 50).build());
        scorer.record(online("tok_1", -8_000).set("amount", 50).build());
        Event.Builder fromAbroad =
                online("tok_1", 0).set("amount", 180).set("country", "BR").set("card_country", "AT");
        assertThat(fired(fromAbroad)).containsExactly("country-mismatch");
        assertThat(fired(online("tok_1", 13 * 60).set("amount", 400).set("device", "dev_1")))
                .containsExactly("night");
        assertThat(fired(online("tok_1", 24 * 60).set("amount", 310).set("device", "dev_2")))
                .containsExactly("new-device-high-amount");
    }

    @Test
    void aFirstPurchaseOfARoundSum_isReportedOnceAndOnceInShadow() {
        Assessment assessment =
                scorer.score(online("tok_9", 0).set("amount", 600).build());
        assertThat(fired(assessment)).containsExactly("round-amount", "first-purchase-high");
        assertThat(assessment.score()).isEqualTo(0.30);
    }

    @Test
    void aListedCardFromAListedNetwork_isDenied() {
        Assessment assessment = scorer.score(
                online("tok_b20c44", 0).set("amount", 5).set("ip", "192.0.2.9").build());
        assertThat(fired(assessment)).containsExactly("listed-network", "listed-card");
        assertThat(assessment.decision()).isEqualTo(Decision.DENY);
    }

    private Event.Builder online(String card, int minutes) {
        return payment(card, minutes)
                .set("channel", "CNP")
                .set("device", "dev_1")
                .set("ip", "203.0.113.7")
                .set("country", "AT")
                .set("card_country", "AT");
    }

    private Event.Builder present(String card, int minutes, double lat, double lon) {
        return payment(card, minutes)
                .set("channel", "CP")
                .set("amount", 60)
                .set("lat", lat)
                .set("lon", lon);
    }

    private Event.Builder payment(String card, int minutes) {
        return scorer.event("payment", "p-" + events++, NOON.plusSeconds(60L * minutes))
                .set("card", card)
                .set("merchant", "shop_1")
                .set("declined", false);
    }

    private List<String> fired(Event.Builder payment) {
        return fired(scorer.score(payment.build()));
    }

    private static List<String> fired(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(item -> item.kind() == EvidenceKind.RULE)
                .map(Evidence::source)
                .toList();
    }
}
