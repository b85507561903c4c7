package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.testkit.TestValues;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CostLimitTest {
    private final TestValues values = new TestValues().number("amount", 1).text("email", "a@b.example");
    private final Conditions conditions =
            new Conditions(Scope.of(values.schema().variables()), Map.of());
    private final PolicyReader reader = new PolicyReader();

    @Test
    void compile_fewComparisons_costsFewSteps() {
        CompiledCondition condition = Objects.requireNonNull(compile("amount > 3 && amount < 10"));
        assertThat(condition.cost()).isBetween(3L, 20L);
    }

    @Test
    void compile_patternOfManyStatesAtOnce_isRefusedWithCostAndLimit() {
        compile("email.matches('a.{40}b')");
        assertThat(problem())
                .contains("worst-case cost is")
                .contains("at most 500000; a smaller max_length of the attribute, a shorter pattern, or several rules");
    }

    @Test
    void compile_patternThatIsATable_costsByTheLengthOfItsTextOnly() {
        long few = Objects.requireNonNull(compile("email.matches('(abc|def|ghi){40}')"))
                .cost();
        long many = Objects.requireNonNull(compile("email.matches('bot')")).cost();
        assertThat(few).isEqualTo(many).isGreaterThan(4_096);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short.contains(other)|true",
                "email.contains(other)|false",
                "email.contains('abc')|true",
                "email.replace('a', email).contains('b')|false",
                "short.matches('\\\\pL{5}')|true",
                "email.matches('\\\\pL{5}')|false",
                "country == 'AT'|true"
            })
    void compile_texts_costByTheLengthThatTheirAttributesAllow(String condition, boolean admitted) {
        Schema schema = new Schema();
        schema.declare(new Attribute("short", AttributeType.KEY, false, 0).withMaxLength(100));
        schema.declare(new Attribute("email", AttributeType.TEXT, false, 1));
        schema.declare(new Attribute("other", AttributeType.TEXT, false, 2));
        schema.declare(new Attribute("country", AttributeType.COUNTRY, false, 3));
        CompiledCondition compiled = new Conditions(Scope.of(schema.variables()), Map.of()).compile(text(condition));
        assertThat(compiled != null).as(problem()).isEqualTo(admitted);
    }

    @Test
    void compile_longList_isRefusedWithItsLength() {
        compile("amount in ["
                + IntStream.range(0, 501).mapToObj(Integer::toString).collect(Collectors.joining(", ")) + "]");
        assertThat(problem()).contains("a list of 501 items").contains("at most 500");
    }

    @Test
    void compile_manyConditions_refusesTheOneThatIsTooMuch() {
        for (int i = 0; i < 400 && reader.problems().isEmpty(); i++) {
            compile("email.contains('the part that is sought " + i + "')");
        }
        assertThat(reader.problems()).hasSize(1);
        assertThat(problem()).contains("at most 20000000 steps together");
    }

    private String problem() {
        return reader.problems().stream().map(PolicyProblem::toString).collect(Collectors.joining("\n"));
    }

    private @Nullable CompiledCondition compile(String condition) {
        return conditions.compile(text(condition));
    }

    private ExpressionText text(String condition) {
        return new ExpressionText(new ScalarNode(new Location("t", 1, 1), ScalarNode.Kind.TEXT, condition), reader);
    }
}
