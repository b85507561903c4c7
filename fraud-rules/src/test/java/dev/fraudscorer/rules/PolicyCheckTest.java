package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.PolicyCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run shows which rules and lists a reload would change, wherever their files are. */
final class PolicyCheckTest {
    @TempDir
    Path folder;

    @Test
    void check_rulesInFilesAndLists_areComparedOneByOne() {
        PolicyFiles files = new PolicyFiles(folder)
                .policy("lists:\n  cards: { file: cards.csv, of: card }\nrules: [ { file: rules/*.yaml } ]\n")
                .file("cards.csv", "key\na\n")
                .file("rules/one.yaml", rule("kept", 0.1) + rule("changed", 0.1) + rule("removed", 0.1));
        try (FraudScorer scorer = files.load()) {
            files.file("cards.csv", "key\nb\n");
            files.file("rules/one.yaml", rule("kept", 0.1) + rule("changed", 0.2));
            files.file("rules/two.yaml", rule("added", 0.1));

            PolicyCheck check = scorer.policy().check();

            assertThat(check.problems()).isEmpty();
            assertThat(check.rules().toString()).isEqualTo("+added -removed ~changed");
            assertThat(check.files().toString()).isEqualTo("+rules/two.yaml ~cards.csv ~rules/one.yaml");
            assertThat(check.sections().isEmpty()).isTrue();
            assertThat(scorer.policy().reload()).isEqualTo(check.checked());
            assertThat(scorer.policy().check().rules().isEmpty()).isTrue();
        }
    }

    @Test
    void check_listsReloadedMeanwhile_areComparedWithThoseInUse() {
        PolicyFiles files = new PolicyFiles(folder)
                .policy("lists:\n  cards: { file: cards.csv, of: card }\n")
                .file("cards.csv", "key\na\n");
        try (FraudScorer scorer = files.load()) {
            files.file("cards.csv", "key\nb\n");
            scorer.policy().reloadLists();

            assertThat(scorer.policy().check().files().isEmpty()).isTrue();
        }
    }

    @Test
    void rollback_listsReloadedBefore_areThoseThatTheVersionHadWhenItWasLeft() {
        PolicyFiles files = new PolicyFiles(folder)
                .policy("lists:\n  cards: { file: cards.csv, of: card }\n")
                .file("cards.csv", "key\na\n");
        try (FraudScorer scorer = files.load()) {
            files.file("cards.csv", "key\nb\nc\n");
            scorer.policy().reloadLists();
            String left = scorer.policy().provenance().digest();
            files.file("cards.csv", "key\nd\n");
            files.policy("lists:\n  cards: { file: cards.csv, of: card }\ndescription: another\n");
            scorer.policy().reload();

            assertThat(scorer.policy().rollback().digest()).isEqualTo(left);
            assertThat(scorer.policy().lists().get(0).entries()).isEqualTo(2);
            assertThat(scorer.policy().reloadLists().changed()).hasSize(1);
            assertThat(scorer.policy().lists().get(0).entries()).isEqualTo(1);
        }
    }

    private static String rule(String id, double risk) {
        return "- { id: " + id + ", when: merchant == 'm', reason: X, risk: " + risk + " }\n";
    }
}
