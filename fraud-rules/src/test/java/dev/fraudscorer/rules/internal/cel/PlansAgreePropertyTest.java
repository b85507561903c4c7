package dev.fraudscorer.rules.internal.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.bytecode.RuleCompiler;
import dev.fraudscorer.rules.internal.plan.InterpretedPlan;
import dev.fraudscorer.rules.internal.plan.RuleBits;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Classes and nodes give the same result for every condition, whatever is missing. */
final class PlansAgreePropertyTest {
    private static final long SEED = 41;
    private static final int POLICIES = 60;
    private static final int RULES = 70;
    private static final int EVENTS = 60;

    @Test
    void evaluate_grownConditions_classesAgreeWithNodes() {
        Random random = new Random(SEED);
        Evaluation evaluation = new Evaluation(RandomValues.next(random).ours());
        for (int policy = 0; policy < POLICIES; policy++) {
            ExpressionGrower grower = new ExpressionGrower(random);
            List<String> texts = new ArrayList<>();
            List<BooleanNode> conditions = new ArrayList<>();
            for (int rule = 0; rule < RULES; rule++) {
                String text = grower.truth(1 + random.nextInt(4)).ours();
                texts.add(text);
                conditions.add((BooleanNode) evaluation.plan(text));
            }
            RulePlan plan = RuleCompiler.compile(conditions);
            assertThat(plan).isNotInstanceOf(InterpretedPlan.class);
            RulePlan tree = new InterpretedPlan(conditions);
            for (int event = 0; event < EVENTS; event++) {
                FeatureVector vector = RandomValues.next(random).ours().vector();
                assertSame(texts, tree.evaluate(vector), plan.evaluate(vector));
                assertSame(texts, tree.evaluate(vector), plan.evaluate(vector));
            }
        }
    }

    private static void assertSame(List<String> texts, RuleBits expected, RuleBits found) {
        for (int rule = 0; rule < texts.size(); rule++) {
            assertThat(results(found, rule))
                    .as("seed %d: %s", SEED, texts.get(rule))
                    .isEqualTo(results(expected, rule));
        }
    }

    private static String results(RuleBits bits, int rule) {
        return bits.hasFired(rule) ? "fired" : bits.isMissing(rule) ? "missing" : "false";
    }
}
