package dev.fraudscorer.rules.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.plan.InterpretedPlan;
import dev.fraudscorer.rules.internal.plan.RuleBits;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.testkit.TestValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RuleCompilerTest {
    /** HotSpot compiles nothing longer. */
    private static final int LONGEST_COMPILED_METHOD = 8_000;

    private final TestValues values = new TestValues()
            .number("a", 5)
            .number("b", -0.0)
            .text("country", "C77")
            .text("home", "C78");
    private final Evaluation evaluation = new Evaluation(values);

    @Test
    void write_manyConditions_keepsMethodsBelowTheLimit() {
        List<BooleanNode> conditions = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            conditions.add(condition("(a > " + i + " || b / a < 3.5 && country in ['C1', 'C2']) && a % 7 == " + i % 7
                    + " && country != home && (has(a) ? a : b) * 3 >= b - " + i));
        }
        TextDictionary coding = TextDictionary.of(conditions);
        ProgramWriter writer = new ProgramWriter(conditions, coding, CommonSubexpressions.of(conditions, coding));
        assertThat(writer.write(0, conditions.size()).longestMethod())
                .isBetween(ProgramWriter.LONGEST_METHOD / 4, LONGEST_COMPILED_METHOD);
    }

    @Test
    void evaluate_conditionTooLongForAMethod_isAskedOfItsNode() {
        String parts = IntStream.range(0, 400).mapToObj(i -> "a==" + i).collect(Collectors.joining("||"));
        assertThat(agreed(List.of(parts, "!(" + parts + ")", "a > 4"))).containsExactly(true, false, true);
    }

    @Test
    void evaluate_moreTextsThanBitsOfAWord_findsEach() {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            conditions.add("country == 'C" + i + "' || country in ['C" + (i + 300) + "', 'C" + (i + 301) + "']");
            conditions.add("country != 'C" + i + "'");
        }
        List<Boolean> found = agreed(conditions);
        for (int i = 0; i < 300; i++) {
            assertThat(found.get(2 * i)).isEqualTo(i == 77);
            assertThat(found.get(2 * i + 1)).isEqualTo(i != 77);
        }
    }

    @Test
    void evaluate_zerosOfBothSigns_areEqual() {
        assertThat(agreed(List.of("b >= 0.0 && 0.0 >= b && b == 0.0", "b < 0.0", "b > -0.0", "-b <= b && b <= -b")))
                .containsExactly(true, false, false, true);
    }

    @Test
    void compile_switchedOff_walksThroughNodes() {
        System.setProperty(RuleCompiler.SWITCH, "false");
        try {
            assertThat(RuleCompiler.compile(List.of(condition("a > 1")))).isInstanceOf(InterpretedPlan.class);
        } finally {
            System.clearProperty(RuleCompiler.SWITCH);
        }
        assertThat(RuleCompiler.compile(List.of(condition("a > 1")))).isInstanceOf(CompiledPlan.class);
    }

    /** What fires, for classes and nodes alike. */
    private List<Boolean> agreed(List<String> texts) {
        List<BooleanNode> conditions = texts.stream().map(this::condition).toList();
        RulePlan compiled = RuleCompiler.compile(conditions);
        assertThat(compiled).isInstanceOf(CompiledPlan.class);
        RuleBits found = compiled.evaluate(values.vector());
        RuleBits expected = new InterpretedPlan(conditions).evaluate(values.vector());
        assertThat(found.fired()).isEqualTo(expected.fired());
        assertThat(found.missing()).isEqualTo(expected.missing());
        return IntStream.range(0, texts.size()).mapToObj(found::hasFired).toList();
    }

    private BooleanNode condition(String text) {
        return (BooleanNode) evaluation.plan(text);
    }
}
