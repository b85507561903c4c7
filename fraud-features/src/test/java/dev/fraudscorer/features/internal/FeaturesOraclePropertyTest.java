package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.features.internal.NaiveEntity.Disagreement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random events (ten million in the profile {@code long}) against the definition of every aggregate: duplicates, retries, disorder within the bound and
 * beyond, ties, late and reversed labels, amendments, what-if questions, entities that leave and come back, evictions,
 * hot entities. Counts and states must be equal, sums to 1e-9 of what was summed up.
 *
 * <p>Of a hot entity, the events of each window must be the true ones but for those of at most one bucket at either
 * edge, which is narrower than 1/256 of the window, and every value of the window must be that of one such choice.
 */
@Tag("slow")
class FeaturesOraclePropertyTest {
    private static final long EVENTS = Long.getLong("fraudscorer.oracle.events", 150_000);
    private static final int EVENTS_PER_RUN = 4_000;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void fill_randomStream_equalsDefinition(Shape shape) {
        long runs = Math.max(1, EVENTS * shape.percentOfEvents() / 100 / EVENTS_PER_RUN);

        LongStream.range(0, runs)
                .parallel()
                .mapToObj(seed -> new Run(shape, seed).failure())
                .filter(Objects::nonNull)
                .findAny()
                .ifPresent(failure -> fail(failure));
    }

    /** One policy and one stream. */
    private static final class Run {
        private final long seed;
        private final OraclePolicy policy;
        private final Play play;
        private final List<Step> steps;

        Run(Shape shape, long seed) {
            this.seed = seed;
            Random random = new Random(seed * Shape.values().length + shape.ordinal());
            this.policy = RandomPolicy.of(shape, random);
            this.play = new Play(policy);
            this.steps = new RandomSteps(policy, random, play.policy()).make(EVENTS_PER_RUN);
        }

        @Nullable
        String failure() {
            String first = disagreement(steps, play);
            if (first == null) {
                return null;
            }
            if (disagreement(steps) == null) {
                return policy.shape() + ", seed " + seed + ", and not again under another key of hashes: " + first;
            }
            List<Step> fewest = shrink();
            return policy.shape() + ", seed " + seed + ": " + disagreement(fewest)
                    + "\nafter these steps and no fewer:\n  "
                    + fewest.stream().map(Step::toString).collect(Collectors.joining("\n  "))
                    + "\nof the policy\n" + policy.yaml();
        }

        private @Nullable String disagreement(List<Step> some) {
            return disagreement(some, new Play(policy));
        }

        private static @Nullable String disagreement(List<Step> some, Play fresh) {
            try {
                some.forEach(fresh::play);
                fresh.end();
                return null;
            } catch (Disagreement e) {
                return e.getMessage();
            } catch (RuntimeException e) {
                return e + " at " + Arrays.toString(e.getStackTrace());
            }
        }

        /** The steps up to the one at which it fails. */
        private List<Step> prefix() {
            int passes = 0;
            int fails = steps.size();
            while (fails - passes > 1) {
                int middle = (passes + fails) >>> 1;
                if (disagreement(steps.subList(0, middle)) == null) {
                    passes = middle;
                } else {
                    fails = middle;
                }
            }
            return new ArrayList<>(steps.subList(0, fails));
        }

        /** Takes out as much as can be while it still fails: of the shortest prefix halves first, and then ever smaller parts. */
        private List<Step> shrink() {
            List<Step> left = prefix();
            for (int part = left.size() / 2; part > 0; part = part == 1 ? 0 : (part + 1) / 2) {
                for (int end = left.size(); end > 0; end -= part) {
                    List<Step> fewer = new ArrayList<>(left.subList(0, Math.max(0, end - part)));
                    fewer.addAll(left.subList(Math.min(end, left.size()), left.size()));
                    if (disagreement(fewer) != null) {
                        left = fewer;
                    }
                }
            }
            return left;
        }
    }
}
