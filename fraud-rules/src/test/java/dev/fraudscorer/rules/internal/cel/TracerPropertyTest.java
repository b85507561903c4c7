package dev.fraudscorer.rules.internal.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.trace.Tracer;
import dev.fraudscorer.rules.trace.Trace;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A plan and its exhaustive twin agree, in what is missing and why, too. */
final class TracerPropertyTest {
    private static final long SEED = 43;
    private static final int CONDITIONS = 4_000;
    private static final int EVENTS = 5;

    @Test
    void trace_grownConditions_agreesWithPlan() {
        Random random = new Random(SEED);
        ExpressionGrower grower = new ExpressionGrower(random);
        Tracer tracer = new Tracer(Map.of());
        int refused = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            String text = grower.truth(1 + random.nextInt(4)).ours();
            PolicyReader reader = new PolicyReader();
            ExpressionText expression =
                    new ExpressionText(new ScalarNode(new Location("t", 1, 1), ScalarNode.Kind.TEXT, text), reader);
            CompiledCondition condition = new Conditions(
                            Scope.of(RandomValues.next(random).ours().schema().variables()), Map.of())
                    .compile(expression);
            if (condition == null) {
                assertThat(reader.problems())
                        .as("seed %d: %s", SEED, text)
                        .extracting(PolicyProblem::found)
                        .containsOnly("a division by 0");
                refused++;
                continue;
            }
            for (int event = 0; event < EVENTS; event++) {
                FeatureVector vector = RandomValues.next(random).ours().vector();
                Trace trace = tracer.trace(condition.expression(), vector);
                assertThat(trace.condition().value())
                        .as("seed %d: %s%n%s", SEED, text, trace)
                        .isEqualTo(value(condition.node(), vector));
                assertThat(trace.condition().missing())
                        .as("seed %d: %s%n%s", SEED, text, trace)
                        .isEqualTo(why(condition.node(), vector));
            }
        }
        assertThat(refused).as("seed %d: conditions that divide by 0", SEED).isLessThan(CONDITIONS / 5);
    }

    private static @Nullable Object value(BooleanNode node, FeatureVector vector) {
        byte value = node.evaluate(vector);
        return value == BooleanNode.MISSING ? null : value == BooleanNode.TRUE;
    }

    private static @Nullable String why(BooleanNode node, FeatureVector vector) {
        if (node.evaluate(vector) != BooleanNode.MISSING) {
            return null;
        }
        int slot = node.missingSlot(vector);
        return slot == PlanNode.NO_SLOT ? "a calculation: UNDEFINED" : vector.name(slot) + ": " + vector.state(slot);
    }
}
