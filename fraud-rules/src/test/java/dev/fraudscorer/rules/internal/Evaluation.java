package dev.fraudscorer.rules.internal;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.cel.ExpressionChecker;
import dev.fraudscorer.rules.internal.cel.ExpressionParser;
import dev.fraudscorer.rules.internal.cel.ParsedExpression;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.plan.Planner;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.testkit.TestValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles expressions as a policy's are compiled, and evaluates them to boxed values. */
public final class Evaluation {
    /** Marks a missing value. */
    public static final String MISSING = "MISSING";

    private final ExpressionParser parser = new ExpressionParser();
    private final ExpressionChecker checker;

    /** @param values whose names expressions may use */
    public Evaluation(TestValues values) {
        this.checker = new ExpressionChecker(Scope.of(values.schema().variables()));
    }

    /** The value of an expression: a Boolean, a Double, a String, or {@link #MISSING}. */
    public static Object of(String expression, TestValues values) {
        return value(new Evaluation(values).plan(expression), values.vector());
    }

    /** The plan of an expression; fails if it has a mistake. */
    public PlanNode plan(String expression) {
        PolicyReader reader = new PolicyReader();
        PlanNode plan = plan(expression, reader);
        if (plan == null) {
            throw new AssertionError(expression + " was refused: " + reader.problems());
        }
        return plan;
    }

    /** The plan of an expression; null if it has a mistake, reported to {@code reader}. */
    public @Nullable PlanNode plan(String expression, PolicyReader reader) {
        ExpressionText text = new ExpressionText(
                new ScalarNode(new Location("test.yaml", 1, 1), ScalarNode.Kind.TEXT, expression), reader);
        ParsedExpression parsed = parser.parse(text);
        Expression checked = parsed == null ? null : checker.check(parsed);
        if (checked == null) {
            return null;
        }
        Planner planner = new Planner(text, Map.of());
        PlanNode plan = switch (checked.type()) {
            case NUMBER, INTEGER, TIME, DURATION -> planner.number(checked);
            case TEXT -> planner.text(checked);
            case BOOLEAN -> planner.truth(checked);
            default -> throw new AssertionError(expression + " is a " + checked.type());
        };
        return text.isFaulty() ? null : plan;
    }

    /** The value of a plan. */
    public static Object value(PlanNode plan, FeatureVector vector) {
        if (plan instanceof NumberNode number) {
            double value = number.evaluate(vector);
            return Double.isNaN(value) ? MISSING : value;
        }
        if (plan instanceof TextNode text) {
            String value = text.evaluate(vector);
            return value == null ? MISSING : value;
        }
        byte value = ((BooleanNode) plan).evaluate(vector);
        return value == BooleanNode.MISSING ? MISSING : value == BooleanNode.TRUE;
    }
}
