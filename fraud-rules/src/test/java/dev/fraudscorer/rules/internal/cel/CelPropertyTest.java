package dev.fraudscorer.rules.internal.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.runtime.CelRuntime;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Our plan against cel-java's runtime, on random expressions over random values: 200,000 evaluations, and a million in the
 * profile {@code long}. Another run: {@code -Dfraudscorer.seed=7 -Dfraudscorer.expressions=40000}.
 */
@Tag("slow")
final class CelPropertyTest {
    private static final long SEED = Long.getLong("fraudscorer.seed", 20261122);
    private static final int EXPRESSIONS = Integer.getInteger("fraudscorer.expressions", 2_500);
    private static final int VALUES = 80;
    private static final int DEEPEST = 4;
    private static final int MOST_DIFFERENCES_SHOWN = 10;

    @Test
    void evaluate_grownExpressions_equalsCelJava() {
        Random random = new Random(SEED);
        ExpressionGrower grower = new ExpressionGrower(random);
        CelOracle oracle = new CelOracle();
        Evaluation evaluation = new Evaluation(RandomValues.next(random).ours());
        Map<Object, Integer> outcomes = new HashMap<>();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            GrownExpression expression = grow(grower, i, 1 + random.nextInt(DEEPEST));
            PlanNode plan = evaluation.plan(expression.ours());
            CelRuntime.Program program = oracle.compile(expression.strict());
            for (int j = 0; j < VALUES; j++) {
                RandomValues values = RandomValues.next(random);
                Object expected = CelOracle.evaluate(program, values.cels());
                Object found = Evaluation.value(plan, values.ours().vector());
                if (!normal(found).equals(normal(expected)) && differences.size() < MOST_DIFFERENCES_SHOWN) {
                    differences.add("expression %d: %s with %s gives %s, cel-java %s"
                            .formatted(i, expression.ours(), values.cels(), found, expected));
                }
                outcomes.merge(
                        found instanceof Boolean ? found : found.getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        assertThat(differences).as("differences with seed %d", SEED).isEmpty();
        assertThat(outcomes.values())
                .as("each kind of outcome is common: %s", outcomes)
                .allMatch(count -> count > 500);
    }

    private static GrownExpression grow(ExpressionGrower grower, int index, int depth) {
        return switch (index % 8) {
            case 0 -> grower.number(depth);
            case 1 -> grower.whole(depth);
            case 2 -> grower.text(depth);
            default -> grower.truth(depth);
        };
    }

    /** One zero only: -0.0 and 0.0 are equal in CEL. */
    private static Object normal(Object value) {
        return value instanceof Double number ? (Object) (number + 0.0) : value;
    }
}
