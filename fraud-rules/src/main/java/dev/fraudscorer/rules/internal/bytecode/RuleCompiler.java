package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.BooleanNode;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.rules.internal.plan.TreePlan;
import java.util.List;

/** Makes the plan of all conditions of a policy. */
public final class RuleCompiler {
    private RuleCompiler() {}

    /** @param conditions in the order of the bits that tell their values */
    public static RulePlan compile(List<BooleanNode> conditions) {
        return new TreePlan(conditions);
    }
}
