package dev.fraudscorer.rules.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.testkit.TestValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several values is blamed for a missing result. */
final class MissingSlotTest {
    private static final TestValues VALUES = new TestValues()
            .number("amount", 10)
            .number("zero", 0)
            .text("card", "c")
            .truth("yes", true)
            .missing("a", ValueType.NUMBER, ValueState.NO_HISTORY)
            .missing("b", ValueType.NUMBER, ValueState.NOT_GIVEN)
            .missing("s", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("t", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("p", ValueType.BOOLEAN, ValueState.NOT_GIVEN)
            .missing("q", ValueType.BOOLEAN, ValueState.NOT_GIVEN);
    private static final Evaluation EVALUATION = new Evaluation(VALUES);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "a > b -> a",
                "b > a -> b",
                "amount > b -> b",
                "b + a > 3 -> b",
                "amount * b -> b",
                "-a -> a",
                "abs(a) -> a",
                "min(amount, b) -> b",
                "distance_km(amount, amount, b, a) -> b",
                "p && q -> p",
                "yes && q -> q",
                "amount > 3 && b > 3 && a > 3 -> b",
                "q || p -> q",
                "!q -> q",
                "p == q -> p",
                "yes == q -> q",
                "p ? amount : a -> p",
                "yes ? b : a -> b",
                "!yes ? card : t -> t",
                "if_missing(a, b) -> b",
                "if_missing(s, t) == card -> t",
                "if_missing(p, q) -> q",
                "if_missing(a, 1) > b -> b",
                "has(a) || b > 3 -> b",
                "s == card -> s",
                "card < t -> t",
                "card.contains(t) -> t",
                "s.matches('x') -> s",
                "size(t) > 2 -> t",
                "card + s == 'x' -> s",
                "a in [1, 2] -> a",
                "t in ['x'] -> t",
                "event_time.getHours() > b -> b",
            })
    void missingSlot_missingValue_isTheFirstInTheText(String expression, String blamed) {
        PlanNode plan = EVALUATION.plan(expression);
        assertThat(Evaluation.value(plan, VALUES.vector())).isEqualTo(Evaluation.MISSING);
        assertThat(plan.missingSlot(VALUES.vector())).isEqualTo(VALUES.slot(blamed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "amount / zero",
                "if_missing(s, 'x') == 'x' && amount / zero > 1",
                "log(zero) < 1",
                "yes ? amount % zero : a",
                "1 / 0 == 1",
                "sqrt(-amount)",
                "int(1e300)",
                "distance_km(amount, 200, zero, zero)"
            })
    void missingSlot_noFiniteResultOfPresentValues_isNoSlot(String expression) {
        PlanNode plan = EVALUATION.plan(expression);
        assertThat(Evaluation.value(plan, VALUES.vector())).isEqualTo(Evaluation.MISSING);
        assertThat(plan.missingSlot(VALUES.vector())).isEqualTo(PlanNode.NO_SLOT);
    }
}
