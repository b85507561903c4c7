package dev.fraudscorer.rules.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.plan.InterpretedPlan;
import dev.fraudscorer.rules.internal.plan.RuleBits;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.testkit.TestValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What no file of a class can hold is split, called, or refused before: 65,535 constants, methods of 65,535 bytes, texts of
 * 65,535 bytes. Each plan is held against its twin that walks through the nodes.
 */
final class ClassLimitsTest {
    private static final long SEED = 5;

    private final TestValues values = new TestValues()
            .number("a", 5.5)
            .number("b", -3)
            .missing("m", ValueType.NUMBER, ValueState.NO_HISTORY)
            .text("t", "x")
            .text("u", "y");
    private final Evaluation evaluation = new Evaluation(values);

    @Test
    void compile_fiveHundredRulesOfManyComparisons_isSplitAndAgrees() {
        for (int comparisons : new int[] {33, 60}) {
            List<BooleanNode> conditions = conditions(512, comparisons, List.of("<=", ">=", "=="));
            TextDictionary coding = TextDictionary.of(conditions);
            CommonSubexpressions sharing = CommonSubexpressions.of(conditions, coding);

            agree(conditions);

            assertThat(RuleCompiler.write(conditions, coding, sharing, 0, conditions.size()))
                    .as("classes for %d comparisons", comparisons)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void compile_thousandsOfRules_agrees() {
        agree(conditions(3_000, 3, List.of("<", ">=", "==", "!=")));
    }

    @Test
    void evaluate_deadlineHasPassed_endsAfterTheFirstClassAndSaysSo() {
        List<BooleanNode> conditions = conditions(1_200, 3, List.of("<", ">=", "==", "!="));
        RulePlan compiled = RuleCompiler.compile(conditions);
        FeatureVector vector = values.vector();
        RuleBits whole = new InterpretedPlan(conditions).evaluate(vector);
        vector.setDeadline(Deadline.after(Duration.ZERO));

        RuleBits found = compiled.evaluate(vector);

        assertThat(found.isCut()).isTrue();
        assertThat(Arrays.copyOf(found.fired(), 512 / 64)).isEqualTo(Arrays.copyOf(whole.fired(), 512 / 64));
        assertThat(Arrays.copyOfRange(found.fired(), 512 / 64, found.fired().length))
                .containsOnly(0);
        assertThat(new InterpretedPlan(conditions).evaluate(vector).isCut()).isTrue();

        vector.setDeadline(Deadline.NONE);
        assertThat(compiled.evaluate(vector).isCut()).isFalse();
        assertThat(compiled.evaluate(vector).fired()).isEqualTo(whole.fired());
    }

    @Test
    void compile_longestConditions_agree() {
        List<String> texts = new ArrayList<>();
        texts.add(joined(" || ", 300, i -> "a==" + i));
        texts.add(joined("&&", 200, i -> "a!=" + i + ".25"));
        texts.add(joined("+", 90, i -> i % 3 == 0 ? "a" : "b") + " > 1.0");
        texts.add(joined("&&", 90, i -> "a in [1,2,3,4,5,6,7," + (i + 8) + "]"));
        texts.add("t + u == '" + "ü".repeat(4_000) + "'");
        texts.add("t + u != '" + "😀".repeat(4_000) + "'");
        texts.add("t + u == 'ab'.replace('', '" + "€".repeat(3_000) + "')");
        texts.add("t + u == '" + "€".repeat(1_500) + "'.replace('€', '" + "€".repeat(20) + "')");
        texts.add("t in [" + joined(", ", 400, i -> "'c" + i + "'") + "]");
        agree(texts.stream().map(this::condition).toList());
    }

    @Test
    void compile_manyDifferentTexts_agrees() {
        List<BooleanNode> conditions = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String prefix = "t" + i;
            conditions.add(
                    condition("t + u == '" + prefix + "x' || " + joined(" || ", 20, j -> "t == '" + prefix + j + "'")));
        }
        agree(conditions);
    }

    @Test
    void plan_nestingOfAnyKind_isPlannedOrRefused() {
        List<String> texts = new ArrayList<>();
        for (int depth : new int[] {10, 90, 1_000, 2_000}) {
            texts.add("(".repeat(depth) + "a > 1" + ")".repeat(depth));
            texts.add("!".repeat(depth) + "(a > 1)");
            texts.add("!(".repeat(depth) + "a > 1" + ")".repeat(depth));
            texts.add("-".repeat(depth) + "a > 1");
            texts.add("-(".repeat(depth) + "a" + ")".repeat(depth) + " > 1");
            texts.add("abs(".repeat(depth) + "a" + ")".repeat(depth) + " > 1");
            texts.add("a" + "+a".repeat(depth) + " > 1");
            texts.add("a" + "*a".repeat(depth) + " > 1");
            texts.add("a>1" + "||a>1".repeat(depth / 2));
            texts.add("a>1&&(".repeat(depth / 2) + "a>2" + ")".repeat(depth / 2));
            texts.add("a>1?a>2:".repeat(depth / 3) + "a>3");
            texts.add("t" + "+t".repeat(depth) + " == 'x'");
            texts.add("t" + ".trim()".repeat(depth / 4) + " == 'x'");
            texts.add("[".repeat(depth));
            texts.add("a.".repeat(depth) + "b > 1");
        }
        List<BooleanNode> planned = new ArrayList<>();
        for (String text : texts) {
            PolicyReader reader = new PolicyReader();
            BooleanNode condition = (BooleanNode) evaluation.plan(text, reader);
            if (condition == null) {
                assertThat(reader.problems())
                        .as(text)
                        .isNotEmpty()
                        .extracting(PolicyProblem::found)
                        .allSatisfy(
                                found -> assertThat(found.length()).isLessThanOrEqualTo(PolicyProblem.MOST_CHARACTERS));
            } else {
                planned.add(condition);
            }
        }
        assertThat(planned).hasSizeGreaterThan(20);
        agree(planned);
    }

    private List<BooleanNode> conditions(int rules, int comparisons, List<String> relations) {
        Random random = new Random(SEED);
        List<BooleanNode> conditions = new ArrayList<>();
        for (int rule = 0; rule < rules; rule++) {
            String operator = rule % 8 == 0 ? "||" : "&&";
            conditions.add(condition(joined(operator, comparisons, i -> {
                String name = List.of("a", "b", "m").get(random.nextInt(3));
                String relation = relations.get(random.nextInt(relations.size()));
                return name + relation + (random.nextInt(2_000_000) - 1_000_000) / 1000.0;
            })));
        }
        return conditions;
    }

    private void agree(List<BooleanNode> conditions) {
        RulePlan compiled = RuleCompiler.compile(conditions);
        assertThat(compiled).isInstanceOf(CompiledPlan.class);
        RuleBits found = compiled.evaluate(values.vector());
        RuleBits expected = new InterpretedPlan(conditions).evaluate(values.vector());
        assertThat(found.fired()).as("seed %d", SEED).isEqualTo(expected.fired());
        assertThat(found.missing()).as("seed %d", SEED).isEqualTo(expected.missing());
    }

    private static String joined(String operator, int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(operator));
    }

    private BooleanNode condition(String text) {
        return (BooleanNode) evaluation.plan(text);
    }
}
