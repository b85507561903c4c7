package dev.fraudscorer.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.internal.load.PortEngine.Port;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.vector.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host hands in parts of its own by their types, and engines find them at each load. */
final class ProvidedPartsTest {
    private static final String WITH_SECTION = PolicyText.TEST_POLICY + "port: yes\n";
    private static final String PORT = Port.class.getName();

    @TempDir
    Path folder;

    private final ServicesLoader application =
            new ServicesLoader(Map.of("dev.fraudscorer.spi.PolicyEngine", PortEngine.class.getName() + "\n"));

    @BeforeEach
    void policy() {
        PolicyText.write(folder, WITH_SECTION);
    }

    @Test
    void provide_partOfAType_isFoundByTheEngine() {
        try (FraudScorer scorer = load(FraudScorer.builder(folder).provide(Port.class, () -> "mine"))) {
            assertThat(features(scorer)).contains("mine").doesNotContain("no_port");
        }
    }

    @Test
    void provide_nothing_isNullToTheEngine() {
        try (FraudScorer scorer = load(FraudScorer.builder(folder))) {
            assertThat(features(scorer)).contains("no_port");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without null checks hands over
    void provide_null_isRefusedByName() {
        FraudScorer.Builder builder = FraudScorer.builder(folder);

        assertThatNullPointerException()
                .isThrownBy(() -> builder.provide((Class<Port>) null, () -> "mine"))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.provide(Port.class, null))
                .withMessage("part");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // what a raw type lets pass
    void provide_partOfAnotherType_isRefused() {
        FraudScorer.Builder builder = FraudScorer.builder(folder);

        assertThatThrownBy(() -> builder.provide((Class) Port.class, "a part"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the part provided as " + PORT + " is a java.lang.String; expected an instance of the type"
                        + " that it is provided as");

        try (FraudScorer scorer = load(builder)) {
            assertThat(features(scorer)).contains("no_port");
        }
    }

    @Test
    void provide_secondPartOfAType_isRefusedAndTheFirstStays() {
        FraudScorer.Builder builder = FraudScorer.builder(folder).provide(Port.class, () -> "first");

        assertThatThrownBy(() -> builder.provide(Port.class, () -> "second"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a part " + PORT + " is provided for the second time; expected one part of each type");

        try (FraudScorer scorer = load(builder)) {
            assertThat(features(scorer)).contains("first").doesNotContain("second");
        }
    }

    @Test
    void load_policyWithoutTheSection_reportsThePart() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);

        assertThat(problems(FraudScorer.builder(folder).provide(Port.class, () -> "mine")))
                .containsExactly(
                        "policy.yaml:1:1: found a part " + PORT + " provided by code, which no engine looks up;"
                                + " expected a policy with the section, and a class path with the module, that uses it,"
                                + " or no such part");
    }

    @Test
    void load_sectionLeftOut_reportsThePart() {
        assertThat(problems(FraudScorer.builder(folder).without("port").provide(Port.class, () -> "mine")))
                .singleElement()
                .asString()
                .contains(PORT);
    }

    @Test
    void load_partsOfTypesThatNobodyLooksUp_reportsEachWithTheTypesThatAreLookedUp() {
        OwnPort own = new OwnPort();

        assertThat(problems(
                        FraudScorer.builder(folder).provide(OwnPort.class, own).provide(CharSequence.class, "text")))
                .containsExactlyInAnyOrder(unused(OwnPort.class), unused(CharSequence.class));
    }

    @Test
    void load_mistakeInTheSection_isReportedAlone() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "port: []\n");

        assertThat(problems(FraudScorer.builder(folder).provide(Port.class, () -> "mine")))
                .singleElement()
                .asString()
                .startsWith("policy.yaml:10:7: ")
                .doesNotContain(PORT);
    }

    @Test
    void reload_partOfTheBuilder_isFoundAgain(@TempDir Path other) {
        PolicyText.write(other, WITH_SECTION.replace("version: 1", "version: 2"));

        try (FraudScorer scorer = load(FraudScorer.builder(folder).provide(Port.class, () -> "mine"))) {
            application.during(scorer.policy()::reload);
            assertThat(features(scorer)).contains("mine");

            assertThat(application.during(() -> scorer.policy().reload(other)).version())
                    .isEqualTo("2");
            assertThat(features(scorer)).contains("mine");
        }
    }

    @Test
    void reload_versionThatDoesWithoutThePart_isAcceptedAndTheNextOneFindsIt() {
        try (FraudScorer scorer = load(FraudScorer.builder(folder).provide(Port.class, () -> "mine"))) {
            PolicyText.write(folder, PolicyText.TEST_POLICY);
            application.during(scorer.policy()::reload);
            assertThat(features(scorer)).doesNotContain("mine");

            PolicyText.write(folder, WITH_SECTION);
            application.during(scorer.policy()::reload);
            assertThat(features(scorer)).contains("mine");
        }
    }

    @Test
    void provide_afterTheLoad_changesOnlyLaterScorers() {
        FraudScorer.Builder builder = FraudScorer.builder(folder);
        try (FraudScorer before = load(builder)) {
            builder.provide(Port.class, () -> "mine");
            application.during(before.policy()::reload);

            assertThat(features(before)).contains("no_port");
            try (FraudScorer after = load(builder)) {
                assertThat(features(after)).contains("mine");
            }
        }
    }

    @Test
    void provide_anyPart_leavesTheDigest() {
        try (FraudScorer without = load(FraudScorer.builder(folder));
                FraudScorer with = load(FraudScorer.builder(folder).provide(Port.class, () -> "mine"))) {
            assertThat(with.policy().provenance()).isEqualTo(without.policy().provenance());
        }
    }

    private static String unused(Class<?> type) {
        return "policy.yaml:1:1: found a part " + type.getName()
                + " provided by code, which no engine looks up; expected"
                + " one of the types that engines look up, [" + PORT
                + "], or a policy with the section, and a class path"
                + " with the module, that uses it, or no such part";
    }

    private FraudScorer load(FraudScorer.Builder builder) {
        return application.during(builder::load);
    }

    private List<String> problems(FraudScorer.Builder builder) {
        return catchThrowableOfType(PolicyException.class, () -> load(builder)).problems().stream()
                .map(PolicyProblem::toString)
                .toList();
    }

    private static List<String> features(FraudScorer scorer) {
        return scorer.policy().variables().stream().map(Variable::name).toList();
    }

    private static final class OwnPort implements Port {
        @Override
        public String feature() {
            return "own";
        }
    }
}
