package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SectionFromCodeTest {
    private static final Location CODE = Location.of("Gateway.java");
    private static final String WITHOUT_SECTION = PolicyText.TEST_POLICY.replace("test: { feature: seen }\n", "");

    @TempDir
    Path folder;

    @Test
    void section_notInTheDocument_isReadLikeOneOfIt() {
        PolicyText.write(folder, WITHOUT_SECTION);

        try (FraudScorer scorer = FraudScorer.builder(folder)
                .section("test", map(Map.of("feature", text("met"))))
                .load()) {
            assertThat(scorer.policy().variables())
                    .anyMatch(variable -> variable.name().equals("met"));
        }
    }

    @Test
    void section_mistakeInIt_isReportedAtThePlaceOfItsNode() {
        PolicyText.write(folder, WITHOUT_SECTION);

        assertThat(problems(FraudScorer.builder(folder).section("test", map(Map.of("featur", text("met"))))))
                .containsExactly(
                        "Gateway.java: found unknown key 'featur'; expected a known key; did you mean 'feature'?");
    }

    @Test
    void section_inTheDocumentToo_isRefused() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);

        assertThat(problems(FraudScorer.builder(folder).section("test", map(Map.of()))))
                .containsExactly("policy.yaml:7:7: found section 'test', which code supplies, too (Gateway.java);"
                        + " expected the section in the policy's document or from code, not both");
    }

    @Test
    void section_nobodyReadsIt_isRefusedAsOneOfTheDocument() {
        PolicyText.write(folder, WITHOUT_SECTION);

        assertThat(problems(FraudScorer.builder(folder)
                        .section("tets", map(Map.of()))
                        .section("models", new ListNode(CODE, List.of()))))
                .containsExactly(
                        "Gateway.java: found section 'models', which no module on the class path reads; expected"
                                + " dev.fraudscorer:fraud-onnx on the class path",
                        "Gateway.java: found unknown section 'tets'; expected a known section; did you mean 'test'?");
    }

    @Test
    void section_leftOutToo_isLeftOut() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);

        try (FraudScorer scorer = FraudScorer.builder(folder)
                .section("test", map(Map.of("feature", text("met"))))
                .without("test")
                .load()) {
            assertThat(scorer.policy().variables())
                    .noneMatch(variable ->
                            variable.name().equals("met") || variable.name().equals("seen"));
        }
    }

    @Test
    void section_secondTime_isRefusedAtOnce() {
        FraudScorer.Builder builder = FraudScorer.builder(folder).section("test", map(Map.of()));

        assertThatThrownBy(() -> builder.section("test", map(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'test'");
    }

    @Test
    void section_ofTheCore_isReadToo() {
        PolicyText.write(folder, WITHOUT_SECTION);

        try (FraudScorer scorer = FraudScorer.builder(folder)
                .section("idempotency", map(Map.of("remember", new ScalarNode(CODE, ScalarNode.Kind.NUMBER, "5"))))
                .load()) {
            assertThat(scorer.policy().provenance().policy()).isEqualTo("test");
        }
    }

    @Test
    void digest_sectionWithOtherContent_isAnother() {
        PolicyText.write(folder, WITHOUT_SECTION);
        String none = digest(FraudScorer.builder(folder));
        String met = digest(FraudScorer.builder(folder).section("test", map(Map.of("feature", text("met")))));

        assertThat(met).isNotEqualTo(none);
        assertThat(digest(FraudScorer.builder(folder).section("test", map(Map.of("feature", text("meet"))))))
                .isNotEqualTo(met);
        assertThat(digest(FraudScorer.builder(folder)
                        .section(
                                "test",
                                new MapNode(
                                        Location.of("Elsewhere.java"),
                                        List.of(new MapNode.Entry("feature", CODE, text("met")))))))
                .isEqualTo(met);
    }

    @Test
    void mapNode_keyTwice_isRefused() {
        MapNode.Entry entry = new MapNode.Entry("feature", CODE, text("met"));

        assertThatThrownBy(() -> new MapNode(CODE, List.of(entry, entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'feature' occurs twice");
    }

    @Test
    void load_twoSourcesOfOneStateName_isRefused() {
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("feature: seen", "feature: seen, twice: true"));

        assertThat(problems(FraudScorer.builder(folder)))
                .containsExactly(
                        "policy.yaml:1:1: found a second source whose state is called 'counter'"
                                + " (dev.fraudscorer.Counter); expected each name once, so that a snapshot can keep them apart");
    }

    private static List<String> problems(FraudScorer.Builder builder) {
        try (FraudScorer scorer = builder.load()) {
            throw new AssertionError("loaded " + scorer.policy().provenance());
        } catch (PolicyException e) {
            return e.problems().stream().map(PolicyProblem::toString).toList();
        }
    }

    private static String digest(FraudScorer.Builder builder) {
        try (FraudScorer scorer = builder.load()) {
            return scorer.policy().provenance().digest();
        }
    }

    private static MapNode map(Map<String, Node> values) {
        return new MapNode(
                CODE,
                values.entrySet().stream()
                        .map(entry -> new MapNode.Entry(entry.getKey(), CODE, entry.getValue()))
                        .toList());
    }

    private static ScalarNode text(String text) {
        return new ScalarNode(CODE, ScalarNode.Kind.TEXT, text);
    }
}
