package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a policy demands of the decision when a source, a part of one, or all of them fail. */
class OnFailureTest {
    private static final String HOST = "host evidence";

    @TempDir
    Path folder;

    @AfterEach
    void reset() {
        Probe.reset();
    }

    @Test
    void score_sourceWithAReactionFails_isDecidedByIt() {
        Probe.at("evidence.evaluate", OnFailureTest::fail);

        assertThat(decision("")).isEqualTo(Decision.REVIEW);
        assertThat(decision("sources: { " + HOST + ": { on_failure: skip } }\n"))
                .isEqualTo(Decision.APPROVE);
        assertThat(decision("sources: { " + HOST + ": { on_failure: approve } }\n"))
                .isEqualTo(Decision.APPROVE);
        assertThat(decision("sources: { " + HOST + ": { on_failure: deny } }\n"))
                .isEqualTo(Decision.DENY);
        assertThat(decision("sources: { risk: { on_failure: deny } }\n")).isEqualTo(Decision.REVIEW);
    }

    @Test
    void score_failureThatRaisesNothing_isStillEvidenceAndDegrades() {
        Probe.at("evidence.evaluate", OnFailureTest::fail);

        Assessment assessment = score("sources: { " + HOST + ": { on_failure: skip } }\n");

        assertThat(assessment.degraded()).isTrue();
        assertThat(assessment.evidence())
                .contains(Evidence.failure(FailureKind.SOURCE_FAILED, HOST, Mode.ACTIVE, "IllegalStateException"));
    }

    @Test
    void score_onePartOfASourceFails_isDecidedByTheReactionToTheSource() {
        Probe.at("evidence.evaluate", arguments -> {
            sink(arguments).add(Evidence.failure(FailureKind.SOURCE_FAILED, "its rule", Mode.ACTIVE, ""));
            return "";
        });

        Assessment assessment = score("sources: { " + HOST + ": { on_failure: deny } }\n");

        assertThat(assessment.decision()).isEqualTo(Decision.DENY);
        assertThat(assessment.decidedBy()).hasToString("failure of its rule");
    }

    /** A source that calls a part of its own as another source is called gets no reaction but its own. */
    @Test
    void score_partThatIsCalledAsAnotherSource_isOfItsOwn() {
        Probe.at("evidence.evaluate", arguments -> {
            sink(arguments).add(Evidence.failure(FailureKind.SOURCE_FAILED, "risk", Mode.ACTIVE, ""));
            return "";
        });

        assertThat(decision("sources: { risk: { on_failure: skip }, " + HOST + ": { on_failure: deny } }\n"))
                .isEqualTo(Decision.DENY);
        assertThat(decision("sources: { risk: { on_failure: deny }, " + HOST + ": { on_failure: skip } }\n"))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void score_sourceThatClaimsThatNothingWasEvaluated_isNotBelieved() {
        Probe.at("evidence.evaluate", arguments -> {
            sink(arguments).add(Evidence.nothingEvaluated());
            return "";
        });

        Assessment assessment = score("", "score:\n", "score:\n  on_nothing: approve\n");

        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void score_sourceInShadowFails_hasNoEffectWhateverItsReaction() {
        Probe.at("evidence.mode", arguments -> Mode.SHADOW);
        Probe.at("evidence.evaluate", OnFailureTest::fail);

        Assessment assessment = score("sources: { " + HOST + ": { on_failure: deny } }\n");

        assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
        assertThat(assessment.degraded()).isFalse();
    }

    /** The honest answer of the probe is active. */
    @Test
    void score_sourceInShadowAddsEvidenceWithEffect_hasNone() {
        Probe.at("evidence.mode", arguments -> Mode.SHADOW);

        Assessment assessment = score("");

        assertThat(assessment.score()).isZero();
        assertThat(assessment.evidence()).contains(Evidence.failure(FailureKind.INVALID_RESULT, HOST, Mode.SHADOW, ""));
    }

    @Test
    void score_featuresFail_isDecidedByTheReactionToTheirSource() {
        Probe.at("features.fill", OnFailureTest::fail);

        assertThat(decision("sources: { host features: { on_failure: deny } }\n"))
                .isEqualTo(Decision.DENY);
        assertThat(decision("sources: { host features: { on_failure: skip } }\n"))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void score_valueIsNotKnown_isDecidedByTheReactionToItsSource() {
        Probe.at("features.fill", arguments -> {
            vector(arguments).putMissing((int) arguments[1], ValueState.STATE_LOST);
            return "";
        });

        assertThat(decision("")).isEqualTo(Decision.REVIEW);
        assertThat(decision("sources: { host features: { on_failure: deny } }\n"))
                .isEqualTo(Decision.DENY);
        assertThat(decision("sources: { host features: { on_failure: skip } }\n"))
                .isEqualTo(Decision.APPROVE);
    }

    @Test
    void score_everySourceOfEvidenceFails_isTheFixedAnswer() {
        Probe.at("evidence.evaluate", OnFailureTest::fail);

        Assessment assessment = scoreFailing("", "score:\n", "score:\n  on_nothing: deny\n");
        assertThat(assessment.decision()).isEqualTo(Decision.DENY);
        assertThat(assessment.decidedBy()).hasToString("failure of risk");
        assertThat(assessment.evidence()).contains(Evidence.nothingEvaluated());

        assertThat(scoreFailing("", "score:\n", "score:\n  on_nothing: approve\n")
                        .decision())
                .isEqualTo(Decision.APPROVE);
    }

    /** The silent zero: sources whose failure is passed over one by one are not passed over together. */
    @Test
    void score_everySourceFailsAndIsSkipped_isNotApproved() {
        Probe.at("evidence.evaluate", OnFailureTest::fail);
        String skipped = "sources: { risk: { on_failure: skip }, " + HOST + ": { on_failure: skip } }\n";

        assertThat(scoreFailing(skipped, "", "").decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void score_everySourceFails_isAtLeastTheReactionToEachByName() {
        Probe.at("evidence.evaluate", OnFailureTest::fail);
        String denied = "sources: { risk: { on_failure: deny } }\n";

        assertThat(scoreFailing(denied, "score:\n", "score:\n  on_nothing: approve\n")
                        .decision())
                .isEqualTo(Decision.DENY);
    }

    @Test
    void score_onlyASourceInShadowIsEvaluated_isTheFixedAnswer() {
        Probe.at("evidence.mode", arguments -> Mode.SHADOW);
        Probe.at("evidence.evaluate", arguments -> "");

        assertThat(scoreFailing("", "score:\n", "score:\n  on_nothing: deny\n").decision())
                .isEqualTo(Decision.DENY);
    }

    @Test
    void score_policyWithoutEvidence_isDecidedByTheThresholds() {
        PolicyText.write(folder, ProbedPolicy.TEXT.replace("score:\n", "score:\n  on_nothing: deny\n"));
        try (FraudScorer scorer =
                FraudScorer.builder(folder).without("test").without("hostile").load()) {
            Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

            assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
            assertThat(assessment.degraded()).isFalse();
        }
    }

    private Decision decision(String section) {
        return score(section).decision();
    }

    private Assessment score(String section) {
        return score(section, "", "");
    }

    private Assessment score(String section, String replaced, String by) {
        return score(section, replaced, by, "");
    }

    /** Scores a payment that the test engine fails on, too. */
    private Assessment scoreFailing(String section, String replaced, String by) {
        return score(section, replaced, by, "evidence");
    }

    private Assessment score(String section, String replaced, String by, String fail) {
        String text = replaced.isEmpty() ? ProbedPolicy.TEXT : ProbedPolicy.TEXT.replace(replaced, by);
        PolicyText.write(folder, text + section);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            var event = scorer.event("payment", "tx-1", ProbedPolicy.NOON)
                    .set("card", "tok-1")
                    .set("amount", 0);
            Assessment assessment = scorer.score((fail.isEmpty() ? event : event.set("fail", fail)).build());
            Assessment written = AssessmentJson.read(AssessmentJson.write(assessment));
            assertThat(written.scheme().decide(written.scheme().score(written.evidence()), written.evidence()))
                    .isEqualTo(new Verdict(assessment.decision(), assessment.decidedBy()));
            return assessment;
        }
    }

    private static EvidenceSink sink(Object[] arguments) {
        return (EvidenceSink) arguments[1];
    }

    private static FeatureVector vector(Object[] arguments) {
        return (FeatureVector) arguments[0];
    }

    private static Object fail(Object... arguments) {
        throw new IllegalStateException("a value of 129.90");
    }
}
