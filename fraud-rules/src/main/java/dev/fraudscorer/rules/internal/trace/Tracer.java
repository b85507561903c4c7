package dev.fraudscorer.rules.internal.trace;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.ExpressionWriter;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.Planner;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.trace.Trace;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evaluates every part of an expression by the nodes that the part is planned as, those among them that decide nothing.
 *
 * <p>Takes microseconds and allocates: for tests, explanations and checks, not for scoring. Thread-safe.
 */
public final class Tracer {
    private static final ScalarNode NOWHERE = new ScalarNode(new Location("trace", 0, 0), ScalarNode.Kind.TEXT, "");

    private final Map<String, EntityList> lists;

    /** @param lists the entity lists by their names */
    public Tracer(Map<String, EntityList> lists) {
        this.lists = lists;
    }

    /**
     * The trace of a condition.
     *
     * @param condition checked, and planned without a mistake
     */
    public Trace trace(Expression condition, FeatureVector vector) {
        List<Trace.Step> steps = new ArrayList<>();
        Planner planner = new Planner(new ExpressionText(NOWHERE, new PolicyReader()), lists);
        trace(condition, 0, planner, vector, steps);
        return Trace.of(steps);
    }

    private static void trace(
            Expression expression, int depth, Planner planner, FeatureVector vector, List<Trace.Step> steps) {
        boolean isLiteral = !(expression instanceof Call) && !(expression instanceof Reference);
        if (!isLiteral || depth == 0) {
            PlanNode node = planner.plan(expression);
            Object value = node.value(vector);
            String missing = value == null ? cause(node.missingSlot(vector), vector) : null;
            steps.add(Trace.Step.of(depth, ExpressionWriter.write(expression), value, missing));
        }
        if (expression instanceof Call call) {
            for (Expression argument : call.arguments()) {
                switch (argument.type()) {
                    case NUMBER, INTEGER, TEXT, BOOLEAN -> trace(argument, depth + 1, planner, vector, steps);
                    case TIME, DURATION, NUMBER_LIST, TEXT_LIST, ANY -> {
                        // No value that a slot could hold; the text of the part around it has it.
                    }
                }
            }
        }
    }

    private static String cause(int slot, FeatureVector vector) {
        return slot == PlanNode.NO_SLOT
                ? "a calculation: " + ValueState.UNDEFINED
                : vector.name(slot) + ": " + vector.state(slot);
    }
}
