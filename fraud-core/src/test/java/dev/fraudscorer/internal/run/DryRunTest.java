package dev.fraudscorer.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.TestEngine;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.policy.PolicyCheck;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.policy.StateFate;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reload would do, found out without doing it. */
final class DryRunTest {
    @TempDir
    Path folder;

    private FraudScorer scorer;
    private Provenance inUse;

    @BeforeEach
    void load() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        scorer = FraudScorer.load(folder);
        inUse = scorer.policy().provenance();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void check_sameFiles_differsInNothing() {
        PolicyCheck check = scorer.policy().check();

        assertThat(check.isAccepted()).isTrue();
        assertThat(check.inUse()).isEqualTo(inUse);
        assertThat(check.checked()).isEqualTo(inUse);
        assertThat(check.sections().isEmpty()).isTrue();
        assertThat(check.files().isEmpty()).isTrue();
        assertThat(check.states()).containsOnlyKeys("counter").containsEntry("counter", StateFate.KEPT);
    }

    @Test
    void check_anotherVersion_showsWhatDiffersAndTakesNoEffect() {
        PolicyText.write(
                folder,
                PolicyText.TEST_POLICY.replace("version: 1", "version: 2").replace("deny: 0.80", "deny: 0.5")
                        + "description: more\n");

        PolicyCheck check = scorer.policy().check();

        assertThat(check.sections().added()).containsExactly("description");
        assertThat(check.sections().removed()).isEmpty();
        assertThat(check.sections().changed()).containsExactly("score", "version");
        assertThat(check.files().changed()).containsExactly("policy.yaml");
        assertThat(scorer.policy().provenance()).isEqualTo(inUse);
        assertThat(scorer.policy().changes()).hasSize(1);
        assertThat(scorer.policy().reload()).isEqualTo(check.checked());
    }

    @Test
    void check_otherWordsForTheSame_differInTheFileOnly() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "# a remark\n");

        PolicyCheck check = scorer.policy().check();

        assertThat(check.sections().isEmpty()).isTrue();
        assertThat(check.files().changed()).containsExactly("policy.yaml");
    }

    @Test
    void check_brokenPolicy_hasEveryProblemOfAReload() {
        PolicyText.write(
                folder,
                PolicyText.TEST_POLICY.replace("deny: 0.80", "deny: 0.1").replace("version: 1", "v: 1"));

        PolicyCheck check = scorer.policy().check();

        assertThat(check.isAccepted()).isFalse();
        assertThat(check.checked()).isNull();
        assertThatThrownBy(() -> scorer.policy().reload())
                .hasMessage(
                        String.valueOf(Objects.requireNonNull(check.refusal()).getMessage()));
        assertThat(check.problems()).hasSize(3);
        assertThat(check.toString())
                .startsWith("refused in the place of test 1 sha256:")
                .contains("above deny");
    }

    @Test
    void check_stateThatWouldBeLost_isAProblem() {
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("test: { feature: seen }\n", ""));

        assertThat(scorer.policy().check().problems())
                .singleElement()
                .asString()
                .contains("no state 'counter', which the policy in use has");
    }

    @Test
    void check_elsewhere_leavesWhereReloadsRead(@TempDir Path other) {
        PolicyText.write(other, PolicyText.TEST_POLICY.replace("version: 1", "version: 9"));

        assertThat(Objects.requireNonNull(scorer.policy()
                                .check(PolicySource.folder(other))
                                .checked())
                        .version())
                .isEqualTo("9");
        assertThat(scorer.policy().reload().version()).isEqualTo("1");
    }

    @Test
    void check_whateverItFinds_closesAllThatItLoaded() {
        int before = TestEngine.CLOSED.get();
        scorer.policy().check();
        assertThat(TestEngine.CLOSED.get() - before).isEqualTo(2);

        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("deny: 0.80", "deny: 0.1"));
        scorer.policy().check();
        assertThat(TestEngine.CLOSED.get() - before).isEqualTo(4);
    }

    @Test
    void check_afterwards_rollbackGoesWhereItWouldHave() {
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("version: 1", "version: 2"));
        scorer.policy().reload();
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("version: 1", "version: 3"));
        scorer.policy().check();

        assertThat(scorer.policy().rollback()).isEqualTo(inUse);
    }

    @Test
    void check_closedScorer_reportsIt() {
        scorer.close();
        assertThatThrownBy(() -> scorer.policy().check()).isInstanceOf(IllegalStateException.class);
    }
}
