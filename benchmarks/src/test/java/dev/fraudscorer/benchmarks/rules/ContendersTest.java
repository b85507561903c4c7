package dev.fraudscorer.benchmarks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All contenders do the same work. */
@Tag("slow")
final class ContendersTest {
    private static final int EVENTS = 500;

    @ParameterizedTest
    @ValueSource(strings = {"ours", "oursAsTree", "lambdas", "drools", "spel", "celJava"})
    void evaluate_referenceEvents_firesTheRulesOfTheOneMethod(String name) throws Exception {
        Schema schema = ReferenceEvents.schema();
        RuleEvaluator contender = Contenders.of(name, schema);
        RuleEvaluator oneMethod = Contenders.of("oneMethod", schema);
        for (FeatureVector vector : ReferenceEvents.vectors(schema, EVENTS)) {
            long[] expected = new long[2];
            long[] found = new long[2];
            oneMethod.evaluate(vector, expected);
            contender.evaluate(vector, found);
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void evaluate_referenceEvents_firesAboutTwoInHundred() throws Exception {
        Schema schema = ReferenceEvents.schema();
        RuleEvaluator oneMethod = Contenders.of("oneMethod", schema);
        long[] fired = new long[2];
        int count = 0;
        for (FeatureVector vector : ReferenceEvents.vectors(schema, EVENTS)) {
            oneMethod.evaluate(vector, fired);
            count += Long.bitCount(fired[0]) + Long.bitCount(fired[1]);
        }
        assertThat((double) count / EVENTS).isBetween(1.5, 2.5);
    }
}
