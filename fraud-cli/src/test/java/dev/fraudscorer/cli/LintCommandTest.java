package dev.fraudscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.PolicyLint;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.LintKind;
import dev.fraudscorer.testkit.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code fraud lint}: a policy with faults that were planted, and one without any. */
class LintCommandTest {
    private static final Path FAULTS = Path.of("src/test/resources/lint-faults");
    private static final Path CLEAN = Path.of(Policies.LINT_CLEAN);

    /** Every rule that has a fault is called by it. */
    private static final Map<String, LintKind> KINDS = Map.of(
            "never", LintKind.NEVER_TRUE,
            "always", LintKind.ALWAYS_TRUE,
            "same", LintKind.SAME_CONDITION,
            "within", LintKind.CONTAINED,
            "silenced", LintKind.UNREACHABLE,
            "no", LintKind.MISSING_REASON);

    @TempDir
    Path folder;

    @Test
    void findings_plantedFaults_areFoundAndNothingElse() throws IOException {
        Map<String, LintKind> planted = Files.readAllLines(FAULTS.resolve("policy.yaml")).stream()
                .filter(line -> line.contains("{ id: "))
                .map(line -> line.replaceAll(".*\\{ id: ([a-z-]+),.*", "$1"))
                .filter(id -> KINDS.containsKey(id.replaceAll("-.*", "")))
                .collect(Collectors.toMap(
                        id -> id, id -> KINDS.getOrDefault(id.replaceAll("-.*", ""), LintKind.CONTAINED)));
        planted.put("card.sum_amount_1h", LintKind.UNUSED_FEATURE);
        planted.put("half_amount", LintKind.UNUSED_FEATURE);
        planted.put("forgotten", LintKind.UNUSED_LIST);

        List<LintFinding> findings = PolicyLint.load(FAULTS).findings();

        assertThat(planted).hasSize(25);
        assertThat(findings.stream().collect(Collectors.toMap(LintFinding::subject, LintFinding::kind)))
                .isEqualTo(planted);
    }

    @Test
    void findings_ofARule_haveThePlaceOfItsCondition() {
        assertThat(PolicyLint.load(FAULTS).findings())
                .filteredOn(finding -> finding.subject().equals("within-burst"))
                .singleElement()
                .hasToString(
                        "policy.yaml:47:31: rule 'within-burst' fires only where 'burst' (policy.yaml:23:24) fires,"
                                + " too; remove it, or let 'burst' leave out what it covers, so that nothing counts twice");
    }

    @Test
    void lint_cleanPolicy_findsNothing() {
        CommandOutput output = CommandOutput.of("lint", CLEAN.toString());

        assertThat(output.out()).isEqualTo("0 findings\n");
        assertThat(output.exit()).isZero();
    }

    @Test
    void lint_faults_exitsWithOneAndPrintsJson() {
        CommandOutput output = CommandOutput.of("lint", FAULTS.toString(), "--json");

        assertThat(output.exit()).isEqualTo(1);
        JsonNode findings = JsonMapper.builder().build().readTree(output.out()).get("findings");
        assertThat(findings.size()).isEqualTo(PolicyLint.load(FAULTS).findings().size());
        assertThat(findings.get(0).get("kind").stringValue()).isEqualTo("unused_feature");
        assertThat(findings.get(0).get("file").stringValue()).isEqualTo("policy.yaml");
        assertThat(findings.get(0).get("line").intValue()).isEqualTo(7);
        assertThat(output.out()).contains("\"burst\":");
        assertThat(CommandOutput.of("lint", CLEAN.toString(), "--costs").out()).containsPattern("attack: [0-9]+ steps");
    }

    @Test
    void lint_policyThatDoesNotLoad_exitsWithTwo() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "policy: broken\n");

        CommandOutput output = CommandOutput.of("lint", folder.toString());

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err()).contains("policy.yaml");
    }

    @Test
    void lint_history_showsWhatConditionsCannot() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: history
                version: "1"
                events:
                  payment: { card: key, amount: number, fee: number }
                rules:
                  - { id: high, when: amount > 900, reason: X, risk: 0.1 }
                  - { id: fee, when: fee > 90, reason: X, risk: 0.1 }
                  - { id: higher-fee, when: fee > 95.5 && amount > 2, reason: X, risk: 0.1 }
                  - { id: any, when: amount >= fee, reason: X, risk: 0.1 }
                  - { id: none, when: amount < fee, reason: X, risk: 0.1 }
                score:
                  thresholds: { approve: 0.2, deny: 0.8 }
                """);
        List<String> lines = new ArrayList<>(List.of("event_id,event_time,event_type,card,amount,fee"));
        for (int i = 1; i <= 1000; i++) {
            lines.add(
                    "e%d,2026-01-01T00:%02d:%02dZ,payment,c%d,%d,%s".formatted(i, i / 60, i % 60, i % 7, i, i / 10.0));
        }
        Path events = Files.write(folder.resolve("events.csv"), lines);

        CommandOutput output = CommandOutput.of("lint", folder.toString(), "--history", events.toString());

        assertThat(output.out().lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("rule 'fee' fired on 100 of the 1,000 events of the history, the same as 'high'"))
                .anySatisfy(line -> assertThat(line).contains("rule 'any' fired on all of the 1,000 events"))
                .anySatisfy(line -> assertThat(line).contains("rule 'none' fired on none of the 1,000 events"))
                .hasSize(5);
        assertThat(output.exit()).isEqualTo(1);
    }
}
