package dev.fraudscorer.rules;

import static dev.fraudscorer.rules.LimitedPolicy.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ScorerChange;
import dev.fraudscorer.policy.Snooze;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that is switched off for one entity until a date. */
final class SnoozeTest {
    private static final String RULES = """
            rules:
              - { id: burst, when: amount > 5, reason: BURST, decide: deny }
              - { id: odd, when: amount > 5, reason: ODD, risk: 0.5 }
            """;
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private LimitedPolicy policy;
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        policy = new LimitedPolicy(folder).write(RULES);
        scorer = policy.load();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void snooze_ruleForACard_isReportedWithoutEffectForThatCardOnly() {
        scorer.policy().snooze("burst", "card", "good", TOMORROW, Change.by("Ada, ticket 7"));

        Assessment assessment = policy.pay(scorer, "good");
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.degraded()).isFalse();
        assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("burst", "odd");
        assertThat(assessment.evidence()).extracting(Evidence::mode).containsExactly(Mode.SNOOZED, Mode.ACTIVE);
        assertThat(assessment.reasonCodes()).hasToString("[ODD]");
        assertThat(AssessmentJson.write(assessment)).contains("\"mode\":\"snoozed\"");
        assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
        assertThat(policy.pay(scorer, "other").decision()).isEqualTo(Decision.DENY);
        assertThat(policy.pay(scorer, null).decision()).isEqualTo(Decision.DENY);
        assertThat(scorer.whatIf("payment", NOON, Map.of("card", "good", "amount", 6))
                        .decision())
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void snooze_untilADate_endsThen() {
        scorer.policy().snooze("burst", "card", "good", TOMORROW, Change.by("Ada"));

        policy.pass(Duration.ofDays(1).minusMillis(1));
        assertThat(policy.pay(scorer, "good").decision()).isEqualTo(Decision.REVIEW);
        policy.pass(Duration.ofMillis(1));
        assertThat(policy.pay(scorer, "good").decision()).isEqualTo(Decision.DENY);
        assertThat(scorer.policy().snoozes()).isEmpty();
    }

    @Test
    void snoozes_listWhoSetWhat_andEndByThat() {
        scorer.policy().snooze("burst", "card", "good", TOMORROW, Change.by("Ada"));
        scorer.policy().snooze("odd", "ip", "2001:DB8:0::1", TOMORROW, Change.by("Bob\nroot"));
        Snooze again = scorer.policy().snooze("burst", "card", "good", TOMORROW.plusSeconds(1), Change.by("Eve"));

        assertThat(scorer.policy().snoozes()).hasSize(2).contains(again);
        assertThat(scorer.policy().snoozes().get(0).by().actor()).isEqualTo("Bob\\nroot");
        assertThat(again.toString()).doesNotContain("good").contains("burst", "card", "Eve");

        assertThat(scorer.policy().unsnooze("odd", "ip", "2001:db8::1", Change.by("Ada")))
                .isTrue();
        assertThat(scorer.policy().unsnooze("odd", "ip", "2001:db8::1", Change.by("Ada")))
                .isFalse();
        assertThat(scorer.policy().unsnooze(again, Change.by("Ada"))).isTrue();
        assertThat(scorer.policy().snoozes()).isEmpty();
        assertThat(policy.pay(scorer, "good").decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void snooze_madeEndedAndRefused_areChangesWithoutTheKey() {
        Snooze snooze = scorer.policy()
                .snooze("burst", "card", "good", TOMORROW, Change.by("Ada").because("ticket 7"));
        scorer.policy().unsnooze(snooze, Change.by("Bob"));
        scorer.policy().unsnooze(snooze, Change.by("Bob"));
        assertThatThrownBy(() -> scorer.policy().snooze("brust", "card", "good", TOMORROW, Change.by("Eve")))
                .isInstanceOf(IllegalArgumentException.class);

        List<ScorerChange> changes = scorer.policy().changes();
        assertThat(changes)
                .extracting(ScorerChange::kind)
                .containsExactly(ChangeKind.LOAD, ChangeKind.SNOOZE, ChangeKind.UNSNOOZE, ChangeKind.SNOOZE);
        assertThat(changes.get(1).by()).isEqualTo(Change.by("Ada").because("ticket 7"));
        assertThat(changes.get(1).subject()).isEqualTo("burst for card " + snooze.entity() + " until " + TOMORROW);
        assertThat(changes.get(2).by()).isEqualTo(Change.by("Bob"));
        assertThat(changes.get(3).problems()).containsExactly("the policy has no rule 'brust'; did you mean 'burst'?");
        assertThat(changes.toString()).doesNotContain("good");
    }

    @Test
    void reload_snooze_staysAsLongAsThePolicyHasTheRule() {
        scorer.policy().snooze("burst", "card", "good", TOMORROW, Change.by("Ada"));
        policy.write(RULES.replace("amount > 5", "amount > 6"));
        scorer.policy().reload();
        assertThat(policy.pay(scorer, "good").decision()).isEqualTo(Decision.REVIEW);

        policy.write(RULES.replace("burst", "blast"));
        scorer.policy().reload();
        assertThat(scorer.policy().snoozes()).isEmpty();

        policy.write(RULES);
        scorer.policy().reload();
        assertThat(policy.pay(scorer, "good").decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void snooze_whatIsNone_isRefusedWithAdviceAndWithoutTheKey() {
        assertThatThrownBy(() -> scorer.policy().snooze("brust", "card", "good", TOMORROW, Change.by("Ada")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the policy has no rule 'brust'; did you mean 'burst'?");
        assertThatThrownBy(() -> scorer.policy().snooze("burst", "amount", "good", TOMORROW, Change.by("Ada")))
                .hasMessageContaining("no key 'amount'");
        assertThatThrownBy(
                        () -> scorer.policy().snooze("burst", "card", "4111111111111111", TOMORROW, Change.by("Ada")))
                .hasMessage("a text that is no 'card'; expected one as events have it");
        assertThatThrownBy(() -> scorer.policy().snooze("burst", "card", "good", NOON, Change.by("Ada")))
                .hasMessageContaining("expected a time from now");
        assertThatThrownBy(() -> scorer.policy().snooze("burst", "card", "good", Instant.MAX, Change.by("Ada")))
                .hasMessageContaining("at most 366 days later");
    }

    @Test
    void snooze_moreThanTheMost_isRefused() {
        for (int i = 0; i < 10_000; i++) {
            if (i % 2_500 == 0) {
                assertThat(policy.pay(scorer, "card-" + i).decision()).isEqualTo(Decision.DENY);
            }
            scorer.policy().snooze("burst", "card", "card-" + i, TOMORROW, Change.by("a script"));
        }
        assertThatThrownBy(() -> scorer.policy().snooze("burst", "card", "one more", TOMORROW, Change.by("a script")))
                .hasMessageContaining("10000 snoozes already");
        policy.pass(Duration.ofDays(2));
        scorer.policy().snooze("burst", "card", "one more", TOMORROW.plus(Duration.ofDays(3)), Change.by("Ada"));
    }
}
