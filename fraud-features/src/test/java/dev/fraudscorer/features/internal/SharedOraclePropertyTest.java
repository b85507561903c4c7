package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Streams of {@link FeaturesOraclePropertyTest} with the records in a map of bytes, each step repeated. Not those of more entities
 * than are kept: how many a store keeps, and for which keys it takes what left as lost, is its own affair.
 */
@Tag("slow")
class SharedOraclePropertyTest {
    private static final long EVENTS = Long.getLong("fraudscorer.shared.events", 12_000);
    private static final int EVENTS_PER_RUN = 2_000;

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            names = {"CROWDED"},
            mode = EnumSource.Mode.EXCLUDE)
    void fill_randomStreamOverAMap_equalsDefinition(Shape shape) {
        long runs = Math.max(1, EVENTS / EVENTS_PER_RUN / (Shape.values().length - 1));
        for (long seed = 0; seed < runs; seed++) {
            Random random = new Random(1_000_003 * (seed + 1) + shape.ordinal());
            OraclePolicy policy = RandomPolicy.of(shape, random);
            Play play = new Play(policy, new SharedMap(seed));
            List<Step> steps = new RandomSteps(policy, random, play.policy()).make(EVENTS_PER_RUN);
            assertThatCode(() -> {
                        steps.forEach(play::play);
                        play.end();
                    })
                    .as("%s, seed %s, of the policy%n%s", shape, seed, policy.yaml())
                    .doesNotThrowAnyException();
        }
    }
}
