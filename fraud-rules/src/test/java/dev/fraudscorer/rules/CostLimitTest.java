package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import dev.fraudscorer.rules.internal.TestValues;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CostLimitTest {
    private final TestValues values = new TestValues().number("amount", 1).text("email", "a@b.example");
    private final Conditions conditions = new Conditions(values.scope(), Map.of());
    private final PolicyReader reader = new PolicyReader();

    @Test
    void compile_fewComparisons_costsFewSteps() {
        CompiledCondition condition = Objects.requireNonNull(compile("amount > 3 && amount < 10"));
        assertThat(condition.cost()).isBetween(3L, 20L);
    }

    @Test
    void compile_longPattern_isRefusedWithCostAndLimit() {
        compile("email.matches('(abc|def|ghi){40}')");
        assertThat(problem()).contains("worst-case cost is").contains("20000");
    }

    @Test
    void compile_longList_isRefusedWithItsLength() {
        compile("amount in ["
                + IntStream.range(0, 501).mapToObj(Integer::toString).collect(Collectors.joining(", ")) + "]");
        assertThat(problem()).contains("a list of 501 items").contains("at most 500");
    }

    @Test
    void compile_manyConditions_refusesTheOneThatIsTooMuch() {
        for (int i = 0; i < 200 && reader.problems().isEmpty(); i++) {
            compile("email.matches('(abc|def|ghi){" + 12 + "}" + i + "')");
        }
        assertThat(reader.problems()).hasSize(1);
        assertThat(problem()).contains("at most 1000000 steps together");
    }

    private String problem() {
        return reader.problems().stream().map(PolicyProblem::toString).collect(Collectors.joining("\n"));
    }

    private @Nullable CompiledCondition compile(String condition) {
        return conditions.compile(
                new ExpressionText(new ScalarNode(new Location("t", 1, 1), ScalarNode.Kind.TEXT, condition), reader));
    }
}
