package dev.fraudscorer.rules.internal.condition;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.Planner;
import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an expression in which nothing was found that no type shows. Immutable.
 *
 * @param listed its tests of entity lists, each once
 * @param cost what evaluating it takes at worst, in the steps of {@link Cost}
 */
public record CheckedPlan(PlanNode node, List<Membership.OfKey> listed, long cost) {
    /** The plan; null if a mistake was found, which has been reported. */
    public static @Nullable CheckedPlan of(Expression expression, ExpressionText text, Map<String, EntityList> lists) {
        Planner planner = new Planner(text, lists);
        PlanNode node = planner.plan(expression);
        planner.reportDivisionsByZero();
        if (text.isFaulty()) {
            return null;
        }
        AttributeTextCheck.check(expression, text);
        long cost = Cost.check(expression, text, planner);
        return text.isFaulty() ? null : new CheckedPlan(node, planner.listed(), cost);
    }
}
