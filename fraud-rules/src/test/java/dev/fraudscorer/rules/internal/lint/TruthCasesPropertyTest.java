package dev.fraudscorer.rules.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.testkit.TestValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is derived of conditions, against what they do on every combination of a few values, missing ones among them.
 */
final class TruthCasesPropertyTest {
    private static final int PAIRS = 6_000;
    private static final List<FeatureVector> VECTORS = vectors();

    private final NormalForm forms = new NormalForm(new Domains(List.of("card"), List.of("payment")));
    private final Conditions conditions =
            new Conditions(Scope.of(values(1, 1, "A", true).schema().variables()), Map.of());
    private int never;
    private int always;
    private int implied;
    private int pairs;

    @Test
    void logic_grownConditions_holdsOnEveryVector() {
        for (long seed = 0; seed < PAIRS; seed++) {
            Random random = new Random(seed);
            String a = grow(random, 3);
            String b = grow(random, 2);
            check(a, b, seed);
        }
        // A check that claims nothing would pass, too.
        assertThat(never).isGreaterThan(PAIRS / 100);
        assertThat(always).isGreaterThan(PAIRS / 100);
        assertThat(implied).isGreaterThan(PAIRS / 50);
        // What holds on all of these few values and is not claimed holds between them no more, or needs more than this.
        assertThat((double) implied / pairs).isGreaterThan(0.5);
    }

    private void check(String a, String b, long seed) {
        CompiledCondition first = compile(a);
        CompiledCondition second = compile(b);
        TruthCases logicOfFirst = TruthCases.of(first.expression(), forms);
        TruthCases logicOfSecond = TruthCases.of(second.expression(), forms);
        boolean claimed = logicOfFirst.implies(logicOfSecond);
        boolean holds = true;
        boolean everTrue = false;
        for (FeatureVector vector : VECTORS) {
            byte valueOfFirst = first.node().evaluate(vector);
            byte valueOfSecond = second.node().evaluate(vector);
            if (logicOfFirst.isNeverTrue()) {
                assertThat(valueOfFirst).as("seed %d: never: %s", seed, a).isNotEqualTo(BooleanNode.TRUE);
            }
            if (logicOfFirst.isNeverFalse()) {
                assertThat(valueOfFirst).as("seed %d: always: %s", seed, a).isNotEqualTo(BooleanNode.FALSE);
            }
            everTrue |= valueOfFirst == BooleanNode.TRUE;
            holds &= valueOfFirst != BooleanNode.TRUE || valueOfSecond == BooleanNode.TRUE;
        }
        if (claimed) {
            assertThat(holds).as("seed %d: %s implies %s", seed, a, b).isTrue();
        }
        never += logicOfFirst.isNeverTrue() ? 1 : 0;
        always += logicOfFirst.isNeverFalse() ? 1 : 0;
        implied += claimed ? 1 : 0;
        pairs += holds && everTrue ? 1 : 0;
    }

    private CompiledCondition compile(String condition) {
        PolicyReader reader = new PolicyReader();
        ScalarNode node = new ScalarNode(new Location("test.yaml", 1, 1), ScalarNode.Kind.TEXT, condition);
        return Objects.requireNonNull(conditions.compile(new ExpressionText(node, reader)), condition);
    }

    private static String grow(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            String left = grow(random, depth - 1);
            String right = grow(random, depth - 1);
            return switch (random.nextInt(6)) {
                case 0, 1 -> "(" + left + " && " + right + ")";
                case 2, 3 -> "(" + left + " || " + right + ")";
                case 4 -> "!(" + left + ")";
                default -> "((" + left + ") == (" + right + "))";
            };
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> number(random) + operator(random) + random.nextInt(4);
            case 2 -> random.nextInt(4) + operator(random) + number(random);
            case 3 -> number(random) + operator(random) + number(random);
            case 4 -> "country " + (random.nextBoolean() ? "==" : "!=") + " '" + country(random) + "'";
            case 5 -> "country in ['" + country(random) + "', '" + country(random) + "']";
            case 6 -> number(random) + " in [" + random.nextInt(4) + ", " + random.nextInt(4) + "]";
            case 7 -> "has(" + (random.nextBoolean() ? "amount" : "country") + ")";
            default -> "flag";
        };
    }

    private static String operator(Random random) {
        return List.of(" < ", " <= ", " > ", " >= ", " == ", " != ").get(random.nextInt(6));
    }

    private static String number(Random random) {
        return List.of("amount", "card.count_1h", "amount / card.count_1h", "abs(amount)")
                .get(random.nextInt(4));
    }

    private static String country(Random random) {
        return List.of("A", "B", "C").get(random.nextInt(3));
    }

    private static List<FeatureVector> vectors() {
        List<FeatureVector> vectors = new ArrayList<>();
        for (double amount : new double[] {Double.NaN, -1, 0, 1, 1.5, 2, 3, 4}) {
            for (double count : new double[] {Double.NaN, 0, 1, 2, 3, 4}) {
                for (String country : new String[] {"", "A", "B", "C", "D"}) {
                    for (int flag = 0; flag < 2; flag++) {
                        vectors.add(values(amount, count, country, flag == 1).vector());
                    }
                }
            }
        }
        return vectors;
    }

    /** NaN and the empty text mean a missing value. */
    private static TestValues values(double amount, double count, String country, boolean flag) {
        TestValues values = new TestValues();
        putNumber(values, "amount", amount);
        putNumber(values, "card.count_1h", count);
        if (country.isEmpty()) {
            values.missing("country", ValueType.TEXT, ValueState.NOT_GIVEN);
        } else {
            values.text("country", country);
        }
        return values.truth("flag", flag);
    }

    private static void putNumber(TestValues values, String name, double value) {
        if (Double.isNaN(value)) {
            values.missing(name, ValueType.NUMBER, ValueState.NO_HISTORY);
        } else {
            values.number(name, value);
        }
    }
}
