package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import dev.fraudscorer.testkit.Allocations;
import dev.fraudscorer.testkit.TestValues;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions for other engines: the language of rules, with the names that the engine passes. */
final class CelConditionLanguageTest {
    /** In a line of its own, so that column 11 is where the condition begins. */
    private static final Location WHERE = new Location("policy.yaml", 2, 11);

    private final TestValues values = new TestValues()
            .text("channel", "CNP")
            .truth("declined", false)
            .number("amount", 129.5)
            .number("card+merchant.count_1h", 3)
            .missing("device", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("refund", ValueType.BOOLEAN, ValueState.NOT_GIVEN);
    private final PolicyReader reader = new PolicyReader();
    private final ConditionLanguage language = new CelConditionLanguage();

    @Test
    void serviceLoader_rulesOnTheClassPath_findsTheLanguage() {
        assertThat(ServiceLoader.load(ConditionLanguage.class))
                .singleElement()
                .isInstanceOf(CelConditionLanguage.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "channel == 'CNP' && !declined -> true",
                "channel == 'CNP' && declined -> false",
                "amount > 100 -> true",
                "event_type == 'payment' && event_time.getHours() == 10 -> true",
                "true -> true",
                "refund -> false",
                "!refund -> false",
                "refund || amount > 100 -> true",
                "amount > 100 || refund -> true",
                "refund && amount > 100 -> false",
                "device == 'd-1' -> false",
                "device != 'd-1' -> false",
                "!has(device) -> true",
            })
    void holds_threeValuedLogic_isTrueOnlyIfDecidedSo(String condition, boolean expected) {
        assertThat(compile(condition).holds(values.vector())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "chanel == 'CNP' => 11: found unknown name 'chanel'; expected a known name; did you mean 'channel'?",
                "declined && amonut > 3 => 23: found unknown name 'amonut'; expected a known name; did you mean 'amount'?",
                "amount > 'x' => 18: found number > text; expected number > number or text > text",
                "amount + 1 => 11: found a condition that is a number; expected a condition that is true or false",
                "amount > => 19: found the end of the expression; expected a name or a value",
                "channel in lists.blocked => 22: found unknown list 'lists.blocked'; expected none here",
            })
    void compile_mistake_isToldAtItsColumn(String condition, String problem) {
        String line = "  where:  " + condition;
        reader.keepDocument("policy.yaml", "features:\n" + line + "\n");

        assertThat(language.compile(text(condition), variables(), reader)).isNull();
        assertThat(reader.problems()).extracting(PolicyProblem::toString).containsExactly("policy.yaml:2:" + problem);
    }

    @Test
    void compile_nameThatWasNotPassed_isUnknown() {
        List<Variable> onlyAmount = List.of(variables().get(2));

        assertThat(language.compile(text("declined"), onlyAmount, reader)).isNull();
        assertThat(reader.problems())
                .singleElement()
                .extracting(PolicyProblem::expected)
                .isEqualTo("one of [amount, event_time, event_type]");
    }

    @Test
    void compile_noScalar_isReported() {
        assertThat(language.compile(new ListNode(WHERE, List.of()), variables(), reader))
                .isNull();
        assertThat(reader.problems())
                .extracting(PolicyProblem::toString)
                .containsExactly("policy.yaml:2:11: found a list; expected a text");
    }

    @Test
    void compile_conditionMadeByCode_isToldWhereItsNodeStands() {
        ScalarNode node = new ScalarNode(Location.of("GatewayFeatures.java"), ScalarNode.Kind.TEXT, "amount > crad");

        assertThat(language.compile(node, variables(), reader)).isNull();
        assertThat(reader.problems())
                .singleElement()
                .extracting(problem -> problem.at().toString())
                .isEqualTo("GatewayFeatures.java");
    }

    @Test
    void holds_manyTimes_allocatesNothing() {
        Condition condition = compile("channel == 'CNP' && !declined && (refund || amount > 100) && !has(device)");
        FeatureVector vector = values.vector();
        AtomicInteger held = new AtomicInteger(times(condition, vector, 30_000));
        long least = Allocations.least(5, () -> held.addAndGet(times(condition, vector, 10_000)));

        assertThat(held).hasValue(80_000);
        assertThat((double) least / 10_000).isZero();
    }

    private static int times(Condition condition, FeatureVector vector, int times) {
        int held = 0;
        for (int i = 0; i < times; i++) {
            held += condition.holds(vector) ? 1 : 0;
        }
        return held;
    }

    private Condition compile(String condition) {
        Condition compiled = language.compile(text(condition), variables(), reader);
        assertThat(reader.problems()).isEmpty();
        return Objects.requireNonNull(compiled);
    }

    private static ScalarNode text(String condition) {
        return new ScalarNode(WHERE, ScalarNode.Kind.TEXT, condition);
    }

    private List<Variable> variables() {
        return values.schema().variables();
    }
}
