package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.features.store.MapProfileStore;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.features.store.StoreCounts;
import dev.fraudscorer.features.store.StoreRequest;
import dev.fraudscorer.features.store.Visits;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.testkit.TestGauges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that a host hands in or a policy names: which one is taken, every mistake, and what a scorer does with it. */
public class StoreOfPolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String POLICY = """
            policy: test
            version: 1
            events: { payment: { card: key, amount: number } }
            features:
              card: [ { windows: [1h], aggregates: [count, fraud_count] } ]
            score: { thresholds: { approve: 0.2, deny: 0.8 }, on_failure: review }
            """;

    @TempDir
    private Path folder;

    private final OneMap store = new OneMap("mine");
    private final List<Double> counts = new ArrayList<>();

    @Test
    void load_providedStore_keepsWhatTwoScorersCount() {
        write(POLICY);
        try (FraudScorer first = load(store);
                FraudScorer second = load(store)) {
            first.score(payment(first, 0));
            second.score(payment(second, 1));
            assertThat(second.label(payment(second, 0), Label.fraud(LabelSource.CHARGEBACK, NOON)))
                    .isEqualTo(LabelResult.TAKEN);
            first.score(payment(first, 2));

            assertThat(counts).containsExactly(1.0, 2.0, 3.0);
            assertThat(TestGauges.of(second.metrics().gauges()))
                    .containsEntry("features.entities{entity=card,source=features}", 1L);
            assertThat(store.opened).isEqualTo(2);
        }
        assertThat(store.closed).isEqualTo(2);
    }

    @Test
    void load_namedStore_isFoundOnTheClassPath() {
        write(POLICY + "profiles: { store: named }\n");
        try (FraudScorer scorer = load(null)) {
            scorer.score(payment(scorer, 0));
            scorer.score(payment(scorer, 1));
            assertThat(counts).containsExactly(1.0, 2.0);
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsKey("features.failed_visits{entity=card,source=features}");
        }
    }

    @Test
    void load_unknownStore_isReportedWithThoseThereAre() {
        write(POLICY + "profiles: { store: redis }\n");
        assertThat(problems(null))
                .containsExactly(
                        "policy.yaml:7:20: found an unknown store 'redis'; expected the name of a ProfileStoreFactory on"
                                + " the class path (there are [named, twin, twin]), or no such key for the memory of this process");
    }

    @Test
    void load_storeNamedAndProvided_isReported() {
        write(POLICY + "profiles: { store: named }\n");
        assertThat(problems(store))
                .containsExactly(
                        "policy.yaml:7:20: found the store named, and another one provided by code; expected one of the"
                                + " two: leave this key out, or the part dev.fraudscorer.features.store.ProfileStoreFactory");
        assertThat(store.opened).isZero();
    }

    @Test
    void load_nameOfTwoStores_isReported() {
        write(POLICY + "profiles: { store: twin }\n");
        assertThat(problems(null))
                .singleElement()
                .asString()
                .contains("found the name of 2 stores: [", "FirstTwin", "SecondTwin");
    }

    @Test
    void load_storeThatCannotBeOpened_isReported() {
        write(POLICY);
        assertThat(problems(new OneMap("mine") {
                    @Override
                    public ProfileStore open(StoreRequest request) {
                        throw new IllegalStateException("no connection to 10.0.0.1");
                    }
                }))
                .singleElement()
                .asString()
                .startsWith("policy.yaml:5:3: found the store of profiles 'mine', which cannot be opened: ")
                .contains("no connection to 10.0.0.1");
    }

    @Test
    void load_policyWithMistakes_opensNoStore() {
        write(POLICY.replace("windows: [1h]", "windows: [1x]"));
        assertThat(problems(store)).hasSize(1);
        assertThat(store.opened).isZero();
    }

    @Test
    void load_mistakeThatOnlyComesAfterwards_closesTheStore() {
        write(POLICY.replace("deny: 0.8", "deny: 8"));
        assertThat(problems(store)).hasSize(1);
        assertThat(store.opened).isOne();
        assertThat(store.closed).isOne();
    }

    @Test
    void load_providedStoreAndPolicyWithoutFeatures_isReported() {
        write("""
                policy: test
                version: 1
                events: { payment: { card: key, amount: number } }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """);
        assertThat(problems(store)).singleElement().asString().contains(ProfileStoreFactory.class.getName());
        assertThat(store.opened).isZero();
    }

    @Test
    void reload_moreWindows_goOnWithTheSameStore() {
        write(POLICY);
        try (FraudScorer scorer = load(store)) {
            scorer.score(payment(scorer, 0));
            write(POLICY.replace("windows: [1h]", "windows: [1h, 10m]").replace("version: 1", "version: 2"));
            scorer.policy().reload();
            scorer.score(payment(scorer, 1));

            assertThat(counts).containsExactly(1.0, 2.0);
        }
        assertThat(store.closed).isEqualTo(store.opened).isEqualTo(2);
    }

    @Test
    void restore_snapshotOfEarlier_leavesTheStoreAsItIs() {
        write(POLICY);
        try (FraudScorer scorer = load(store)) {
            scorer.score(payment(scorer, 0));
            Path file = folder.resolve("snapshot");
            scorer.state().snapshot(file);
            scorer.score(payment(scorer, 1));
            assertThat(scorer.state().restore(file).notes()).isEmpty();
            scorer.score(payment(scorer, 2));

            assertThat(counts).containsExactly(1.0, 2.0, 3.0);
        }
    }

    @Test
    void score_visitThatFails_isDegradedByItsEntity() {
        write(POLICY);
        OneMap failing = new OneMap("mine") {
            @Override
            void visit(ProfileStore shared, Visits visits) {
                for (int i = 0; i < visits.size(); i++) {
                    visits.failed(i, new IllegalStateException("no answer"));
                }
            }
        };
        try (FraudScorer scorer = load(failing)) {
            Assessment assessment = scorer.score(payment(scorer, 0));

            assertThat(assessment.degraded()).isTrue();
            assertThat(assessment.evidence())
                    .anySatisfy(item -> assertThat(item.toString()).contains(FailureKind.SOURCE_FAILED.name(), "card"));
            assertThat(TestGauges.of(scorer.metrics().gauges()))
                    .containsEntry("features.failed_visits{entity=card,source=features}", 1L);
        }
    }

    private List<String> problems(@Nullable ProfileStoreFactory factory) {
        PolicyException exception = catchThrowableOfType(PolicyException.class, () -> load(factory));
        assertThat(exception).as("a policy with mistakes").isNotNull();
        return exception.problems().stream().map(PolicyProblem::toString).toList();
    }

    private FraudScorer load(@Nullable ProfileStoreFactory factory) {
        FraudScorer.Builder builder = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> counts.add(values.number(values.slot("card.count_1h"))));
        if (factory != null) {
            builder.provide(ProfileStoreFactory.class, factory);
        }
        return builder.load();
    }

    private void write(String policy) {
        try {
            Files.writeString(folder.resolve("policy.yaml"), policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Event payment(FraudScorer scorer, int number) {
        return scorer.event("payment", "tx" + number, NOON.plus(Duration.ofSeconds(number)))
                .set("card", "tok")
                .set("amount", 1)
                .build();
    }

    /** Hands one map to all that are made over it. */
    private static class OneMap implements ProfileStoreFactory {
        private final String name;
        private @Nullable MapProfileStore map;
        private int opened;
        private int closed;

        OneMap(String name) {
            this.name = name;
        }

        void visit(ProfileStore shared, Visits visits) {
            shared.visit(visits);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ProfileStore open(StoreRequest request) {
            opened++;
            MapProfileStore shared = Objects.requireNonNullElseGet(map, () -> new MapProfileStore(request));
            map = shared;
            // The formats of the one that is opened: what a store reads of records is the same in all.
            return new MapProfileStore(request) {
                @Override
                public HashKey hashKey() {
                    return shared.hashKey();
                }

                @Override
                public void visit(Visits visits) {
                    OneMap.this.visit(shared, visits);
                }

                @Override
                public StoreCounts counts(int entity) {
                    return shared.counts(entity);
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }

    /** On the class path. */
    public static final class NamedStore implements ProfileStoreFactory {
        /** For {@link java.util.ServiceLoader}. */
        public NamedStore() {}

        @Override
        public String name() {
            return "named";
        }

        @Override
        public ProfileStore open(StoreRequest request) {
            return new MapProfileStore(request);
        }
    }

    /** On the class path. */
    public static final class FirstTwin extends Twin {
        /** For {@link java.util.ServiceLoader}. */
        public FirstTwin() {}
    }

    /** On the class path. */
    public static final class SecondTwin extends Twin {
        /** For {@link java.util.ServiceLoader}. */
        public SecondTwin() {}
    }

    private abstract static class Twin implements ProfileStoreFactory {
        @Override
        public String name() {
            return "twin";
        }

        @Override
        public ProfileStore open(StoreRequest request) {
            throw new AssertionError("opened though another one has its name");
        }
    }
}
