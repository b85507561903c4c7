package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.FeatureSourceFactory;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of the host under a rollout: whose values the challenger has. */
final class RolloutFeaturesTest {
    @TempDir
    Path folder;

    private final List<Double> answers = new ArrayList<>();
    private final List<Filled> made = new ArrayList<>();
    private String nameOfSecond = "vendor.score";
    private boolean isStateless;
    private TriedPolicies tried;

    @AfterEach
    void close() {
        tried.scorer.close();
    }

    @BeforeEach
    void load() {
        FeatureSourceFactory factory = slots -> {
            String name = made.isEmpty() ? "vendor.score" : nameOfSecond;
            Filled source = new Filled(slots.declare(name, ValueType.NUMBER), made.size() + 1, isStateless);
            made.add(source);
            return source;
        };
        tried = new TriedPolicies(
                folder,
                builder -> builder.provide("vendor", factory)
                        .listener((event, values, assessment) ->
                                answers.add(values.number(values.slot(name(assessment))))));
    }

    private String name(Assessment assessment) {
        return TriedPolicies.isByChallenger(assessment) ? nameOfSecond : "vendor.score";
    }

    private void start() {
        Path challenger = tried.challenger("3", "approve: 0.5, deny: 0.9");
        tried.scorer.rollout().start(Rollout.of(challenger).share(1).build(), Change.by("ann"));
    }

    @Test
    void score_sameFeaturesOfTheHost_sourceIsCalledOnceAndChallengerHasItsValue() {
        start();

        Assessment assessment = tried.score("tx-1", 10);

        assertThat(TriedPolicies.isByChallenger(assessment)).isTrue();
        assertThat(made).extracting(source -> source.calls).containsExactly(1, 0);
        assertThat(answers).containsExactly(1.0);
    }

    @Test
    void start_otherFeaturesOfTheHostWithAHistory_areRefused() {
        nameOfSecond = "vendor.other";

        assertThatThrownBy(this::start)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("features of 'vendor' that are not those of the champion");
        assertThat(made).extracting(source -> source.closed).containsExactly(0, 1);
    }

    @Test
    void score_otherFeaturesOfTheEventAlone_challengerFillsThemAndTheChampionsFailureIsNotItsOwn() {
        isStateless = true;
        nameOfSecond = "vendor.other";
        start();
        made.get(0).fails = true;

        Assessment assessment = tried.score("tx-1", 10);

        assertThat(TriedPolicies.isByChallenger(assessment)).isTrue();
        assertThat(assessment.degraded()).isFalse();
        assertThat(made).extracting(source -> source.calls).containsExactly(1, 1);
        assertThat(answers).containsExactly(2.0);
    }

    @Test
    void score_featuresOfTheChallengerFail_championAnswers() {
        isStateless = true;
        nameOfSecond = "vendor.other";
        start();
        made.get(1).fails = true;

        Assessment assessment = tried.score("tx-1", 10);

        assertThat(TriedPolicies.isByChallenger(assessment)).isFalse();
        assertThat(assessment.degraded()).isFalse();
        assertThat(Objects.requireNonNull(tried.scorer.rollout().report()).failed())
                .isEqualTo(1);
    }

    private static final class Filled implements FeatureSource {
        private final int slot;
        private final double value;
        private final boolean isStateless;
        private boolean fails;
        private int calls;
        private int closed;

        Filled(int slot, double value, boolean isStateless) {
            this.slot = slot;
            this.value = value;
            this.isStateless = isStateless;
        }

        @Override
        public String id() {
            return "unused";
        }

        @Override
        public int[] slots() {
            return new int[] {slot};
        }

        @Override
        public boolean isStateless() {
            return isStateless;
        }

        @Override
        public boolean mayBlock() {
            return false;
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            calls++;
            if (fails) {
                throw new IllegalStateException("asked to fail");
            }
            vector.put(slot, value);
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
