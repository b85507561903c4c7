package dev.fraudscorer.rules.internal.trace;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.ExpressionWriter;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.Planner;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.trace.Trace;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evaluates an expression part by part, without leaving out any. What may ignore a part (logic, choices, presence) is
 * decided here, from the values of all parts; any other operation needs all its arguments, and is planned with their values
 * in the place of its arguments.
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
        evaluate(condition, 0, vector, steps);
        return Trace.of(steps);
    }

    private Traced evaluate(Expression expression, int depth, FeatureVector vector, List<Trace.Step> steps) {
        int place = steps.size();
        List<Trace.Step> below = new ArrayList<>();
        Traced value;
        if (expression instanceof Call call) {
            List<Traced> arguments = new ArrayList<>();
            for (Expression argument : call.arguments()) {
                boolean hasValue = Operand.hasValue(argument);
                arguments.add(hasValue ? evaluate(argument, depth + 1, vector, below) : Traced.of(argument));
            }
            value = ofCall(call, arguments, vector);
        } else {
            value = Operand.value(expression, vector);
        }
        boolean isLiteral = !(expression instanceof Call) && !(expression instanceof Reference);
        if (!isLiteral || depth == 0) {
            steps.add(
                    place, Trace.Step.of(depth, ExpressionWriter.write(expression), value.value(), value.why(vector)));
        }
        steps.addAll(below);
        return value;
    }

    private Traced ofCall(Call call, List<Traced> arguments, FeatureVector vector) {
        return switch (call.operation()) {
            case AND -> joined(arguments, false);
            case OR -> joined(arguments, true);
            case NOT -> {
                Traced operand = arguments.get(0);
                yield operand.isMissing() ? operand : Traced.of(!Boolean.TRUE.equals(operand.value()));
            }
            case CONDITIONAL -> {
                Traced condition = arguments.get(0);
                boolean chosen = Boolean.TRUE.equals(condition.value());
                yield condition.isMissing() ? condition : arguments.get(chosen ? 1 : 2);
            }
            case IF_MISSING -> arguments.get(arguments.get(0).isMissing() ? 1 : 0);
            case HAS -> Traced.of(!arguments.get(0).isMissing());
            default -> strict(call, arguments, vector);
        };
    }

    /** The absorbing value decides, on whichever side it stands; else what is missing first. */
    private static Traced joined(List<Traced> arguments, boolean absorbing) {
        Traced result = Traced.of(!absorbing);
        for (Traced argument : arguments) {
            if (Boolean.valueOf(absorbing).equals(argument.value())) {
                return argument;
            }
            if (argument.isMissing() && !result.isMissing()) {
                result = argument;
            }
        }
        return result;
    }

    private Traced strict(Call call, List<Traced> arguments, FeatureVector vector) {
        List<Expression> literals = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Traced argument = arguments.get(i);
            if (argument.value() == null) {
                return argument;
            }
            literals.add(Operand.literal(call.argument(i), argument.value()));
        }
        Call known = new Call(call.operation(), literals, call.type(), call.offset());
        Planner planner = new Planner(new ExpressionText(NOWHERE, new PolicyReader()), lists);
        return switch (call.type()) {
            case BOOLEAN -> {
                BooleanNode node = planner.truth(known);
                byte value = node.evaluate(vector);
                yield value == BooleanNode.MISSING
                        ? Traced.missing(node.missingSlot(vector))
                        : Traced.of(value == BooleanNode.TRUE);
            }
            case NUMBER, INTEGER -> {
                NumberNode node = planner.number(known);
                double value = node.evaluate(vector);
                yield Double.isNaN(value) ? Traced.missing(node.missingSlot(vector)) : Traced.of(value);
            }
            default -> {
                TextNode node = planner.text(known);
                String value = node.evaluate(vector);
                yield value == null ? Traced.missing(node.missingSlot(vector)) : Traced.of(value);
            }
        };
    }
}
