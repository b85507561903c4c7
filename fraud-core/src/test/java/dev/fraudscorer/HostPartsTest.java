package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSlots;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.FeatureSourceFactory;
import dev.fraudscorer.spi.ListEntries;
import dev.fraudscorer.spi.ListProvider;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's own features and evidence, provided from code by their names. */
class HostPartsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void policy() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
    }

    @Test
    void score_featuresAndEvidenceOfTheHost_areReadAndCount() {
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .provide("vendor", new Vendor("vendor.score"))
                .provide("vendor_features", slots -> new Filled(slots.declare("vendor.score", ValueType.NUMBER), 0.9))
                .load()) {
            Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

            assertThat(assessment.decision()).isEqualTo(Decision.DENY);
            assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("amount", "answer");
        }
    }

    /** Those of an engine come last here, as what derives values from them does. */
    @Test
    void load_featuresOfTheHost_standBeforeThoseOfLaterEnginesInTheOrderGiven() {
        List<String> seen = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .provide("one", slots -> new Filled(slots.declare("one", ValueType.NUMBER), 1))
                .provide("two", slots -> {
                    seen.add(String.valueOf(slots.find("one") != null));
                    seen.add(String.valueOf(slots.find("amount") != null));
                    seen.add(String.valueOf(slots.find("seen") != null));
                    return new Filled(slots.declareText("two", 20), 2);
                })
                .load()) {
            assertThat(seen).containsExactly("true", "true", "false");
            assertThat(scorer.policy().variables().stream().map(Variable::name))
                    .containsSubsequence("one", "two", "seen");
        }
    }

    @Test
    void score_sourceOfTheHostFails_isReportedAndDecidedByItsName() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "sources: { vendor: { on_failure: deny } }\n");
        EvidenceSource failing = new Vendor("none") {
            @Override
            public void evaluate(FeatureVector vector, EvidenceSink out) {
                throw new IllegalStateException("a value of 129.90");
            }
        };
        try (FraudScorer scorer =
                FraudScorer.builder(folder).provide("vendor", failing).load()) {
            Assessment assessment = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));

            assertThat(assessment.decision()).isEqualTo(Decision.DENY);
            assertThat(assessment.evidence())
                    .contains(Evidence.failure(
                            FailureKind.SOURCE_FAILED, "vendor", Mode.ACTIVE, "IllegalStateException"));
        }
    }

    /** Its name stands in the place of its id, so a host's id can do no harm. */
    @Test
    void load_sourceThatThrowsOfItsId_isNotCalledForIt() {
        EvidenceSource source = new Vendor("none") {
            @Override
            public String id() {
                throw new IllegalStateException();
            }
        };

        assertThatCode(() -> FraudScorer.builder(folder)
                        .provide("vendor", source)
                        .load()
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without null checks answers
    void load_partThatThrowsOrAnswersNull_isNamedInTheReport() {
        EvidenceSource noMode = new Vendor("none") {
            @Override
            public Mode mode() {
                return null;
            }
        };

        assertThat(problems(builder -> builder.provide("vendor", noMode)))
                .singleElement()
                .asString()
                .contains("whose method id, mode or mayBlock threw java.lang.NullPointerException");
        assertThat(problems(builder -> builder.provide("own", slots -> null)))
                .singleElement()
                .asString()
                .contains("found a failure of the part 'own' provided by code (java.lang.NullPointerException)");
        FeatureSourceFactory throwing = slots -> {
            throw new IllegalStateException("a secret");
        };
        assertThat(problems(builder -> builder.provide("own", throwing)))
                .singleElement()
                .asString()
                .contains("the part 'own' provided by code (java.lang.IllegalStateException)")
                .doesNotContain("secret");
    }

    @Test
    void load_slotDeclaredTwiceOrCalledWrongly_isReportedByPartAndName() {
        assertThat(problems(builder -> builder.provide("own", slots -> {
                    slots.declare("twice", ValueType.NUMBER);
                    slots.declare("amount", ValueType.NUMBER);
                    slots.declare("a b\u202e", ValueType.NUMBER);
                    slots.declare("v4111111111111111", ValueType.NUMBER);
                    slots.declare("event_time", ValueType.NUMBER);
                    slots.declareText("text", 0);
                    return new Filled(slots.declare("twice", ValueType.NUMBER), 1);
                })))
                .hasSize(6)
                .anySatisfy(
                        problem -> assertThat(problem)
                                .contains(
                                        "found a feature 'twice' of the part 'own' provided by code, which is declared already"))
                .anySatisfy(problem -> assertThat(problem).contains("'amount'", "declared already"))
                .anySatisfy(problem -> assertThat(problem).contains("a b\\u202e"))
                .anySatisfy(problem -> assertThat(problem).contains("v################"))
                .anySatisfy(problem -> assertThat(problem).contains("'event_time'"))
                .anySatisfy(problem -> assertThat(problem).contains("texts of at most 0 characters"));
    }

    @Test
    @SuppressWarnings("try") // The scorer is open while a late declaration is tried.
    void declare_afterTheCall_isRefused() {
        AtomicReference<FeatureSlots> kept = new AtomicReference<>();
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .provide("own", slots -> {
                    kept.set(slots);
                    return new Filled(slots.declare("own", ValueType.NUMBER), 1);
                })
                .load()) {
            assertThatThrownBy(() -> Objects.requireNonNull(kept.get()).declare("late", ValueType.NUMBER))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void provide_nameThatIsNone_isRefusedWithoutBeingShown() {
        for (String name :
                List.of("", " ", "9", "a b", "a\n", "a\u202e", "ä", "x".repeat(65), "v4111111111111111", "a:b")) {
            assertThatThrownBy(() -> FraudScorer.builder(folder).provide(name, new Vendor("none")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected a name")
                    .hasMessageNotContaining("4111")
                    .hasMessageNotContaining("\n")
                    .hasMessageNotContaining("\u202e");
        }
        for (String own : List.of("scorer", "event", "clock", "evidence", "events", "idempotency")) {
            assertThatThrownBy(() -> FraudScorer.builder(folder).provide(own, new Vendor("none")))
                    .hasMessageContaining("the library's own");
        }
    }

    @Test
    void provide_secondPartOfAName_isRefusedWhateverItIs() {
        FraudScorer.Builder builder = FraudScorer.builder(folder).provide("vendor", new Vendor("none"));
        ListProvider list = new NoEntries();

        assertThatThrownBy(() -> builder.provide("vendor", list))
                .hasMessage("a part called 'vendor' is provided for the second time; expected each name once");
        assertThatThrownBy(() -> builder.provide("vendor", slots -> new Filled(0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void load_nameOfASourceOfThePolicy_isReported() {
        assertThat(problems(builder -> builder.provide("risk", new Vendor("none"))))
                .containsExactly("policy.yaml:1:1: found a part 'risk' provided by code, and a source of the policy of"
                        + " that name; expected another name for the part");
        assertThat(problems(builder ->
                        builder.provide("counter", slots -> new Filled(slots.declare("own", ValueType.NUMBER), 1))))
                .singleElement()
                .asString()
                .contains("a part 'counter' provided by code");
    }

    @Test
    void load_listThatNoListOfThePolicyIsReadFrom_isReported() {
        ListProvider list = new NoEntries();

        assertThat(problems(builder -> builder.provide("sanctions", list)))
                .containsExactly(
                        "policy.yaml:1:1: found a list provider 'sanctions' provided by code, from which no list of"
                                + " the policy is read; expected a list with provider: sanctions, or no such part");
    }

    @Test
    void reload_partsOfTheHost_areTheSameEvidenceAndNewFeatures() {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger evidenceClosed = new AtomicInteger();
        EvidenceSource vendor = new Vendor("own") {
            @Override
            public void close() {
                evidenceClosed.incrementAndGet();
            }
        };
        FraudScorer scorer = FraudScorer.builder(folder)
                .provide("vendor", vendor)
                .provide("own", slots -> {
                    made.incrementAndGet();
                    return new Filled(slots.declare("own", ValueType.NUMBER), 0.9) {
                        @Override
                        public void close() {
                            closed.incrementAndGet();
                        }
                    };
                })
                .load();
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("version: 1", "version: 2"));

        scorer.policy().reload();

        assertThat(made).hasValue(2);
        assertThat(closed).hasValue(1);
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-1")).decision())
                .isEqualTo(Decision.DENY);

        PolicyText.write(folder, "nonsense: true\n");
        assertThatThrownBy(() -> scorer.policy().reload()).isInstanceOf(PolicyException.class);
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-2")).decision())
                .isEqualTo(Decision.DENY);

        int before = closed.get();
        scorer.close();
        assertThat(closed).hasValue(before + 1);
        assertThat(evidenceClosed).hasValue(0);
    }

    /** Against what its type says; what is in use is not closed all the same. */
    @Test
    void reload_factoryThatHandsOutOneSource_closesItWithTheScorer() {
        AtomicInteger closed = new AtomicInteger();
        AtomicReference<FeatureSource> one = new AtomicReference<>();
        FraudScorer scorer = FraudScorer.builder(folder)
                .provide("own", slots -> {
                    int slot = slots.declare("own", ValueType.NUMBER);
                    one.compareAndSet(null, new Filled(slot, 1) {
                        @Override
                        public void close() {
                            closed.incrementAndGet();
                        }
                    });
                    return Objects.requireNonNull(one.get());
                })
                .load();

        scorer.policy().reload();
        PolicyText.write(folder, PolicyText.TEST_POLICY + "sources: { nobody: {} }\n");
        assertThatThrownBy(() -> scorer.policy().reload()).isInstanceOf(PolicyException.class);
        assertThat(closed).hasValue(0);

        // Its slots are those of the version that it was made for.
        PolicyText.write(
                folder, PolicyText.TEST_POLICY.replace("login: { card: key,", "login: { place: text, card: key,"));
        assertThatThrownBy(() -> scorer.policy().reload())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found the same source 'own' as that of the policy in use");
        assertThat(closed).hasValue(0);

        scorer.close();
        assertThat(closed).hasValue(1);
    }

    @Test
    void load_tenThousandParts_areEvaluated() {
        FraudScorer.Builder builder = FraudScorer.builder(folder);
        for (int i = 0; i < 10_000; i++) {
            builder.provide("part" + i, new Vendor("none"));
        }
        try (FraudScorer scorer = builder.load()) {
            assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-1")).evidence())
                    .hasSize(10_001);
        }
    }

    private List<String> problems(UnaryOperator<FraudScorer.Builder> provide) {
        return catchThrowableOfType(
                        PolicyException.class,
                        () -> provide.apply(FraudScorer.builder(folder)).load())
                .problems()
                .stream()
                .map(PolicyProblem::toString)
                .toList();
    }

    /** A score that is the value of a feature, found by its name; 0 without it. */
    private static class Vendor implements EvidenceSource {
        private final String feature;

        Vendor(String feature) {
            this.feature = feature;
        }

        @Override
        public String id() {
            return "another name";
        }

        @Override
        public void evaluate(FeatureVector vector, EvidenceSink out) {
            int slot = vector.slot(feature);
            double risk = slot < 0 ? 0 : vector.number(slot);
            out.add(Evidence.modelScore("answer", null, risk, 1, Mode.ACTIVE, ""));
        }
    }

    private static final class NoEntries implements ListProvider {
        @Override
        public void read(ListEntries out) {}

        @Override
        public String version() {
            return "";
        }
    }

    private static class Filled implements FeatureSource {
        private final int slot;
        private final double value;

        Filled(int slot, double value) {
            this.slot = slot;
            this.value = value;
        }

        @Override
        public String id() {
            return "another name";
        }

        @Override
        public int[] slots() {
            return new int[] {slot};
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            if (access.reads()) {
                vector.put(slot, value);
            }
        }
    }
}
