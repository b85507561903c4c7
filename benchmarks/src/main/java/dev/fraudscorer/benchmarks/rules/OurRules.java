package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.bytecode.RuleCompiler;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.plan.InterpretedPlan;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import java.util.List;
import java.util.Map;

/** The rules as a policy's are planned. Tells missing values, too, which the others do not. */
record OurRules(RulePlan plan) implements RuleEvaluator {
    /** In hidden classes. */
    static OurRules compiled(Schema schema) {
        RulePlan plan = RuleCompiler.compile(conditions(schema));
        if (plan instanceof InterpretedPlan) {
            throw new IllegalStateException("no classes were made; the log has the cause");
        }
        return new OurRules(plan);
    }

    /** As a tree of nodes. */
    static OurRules tree(Schema schema) {
        return new OurRules(new InterpretedPlan(conditions(schema)));
    }

    @Override
    public void evaluate(FeatureVector vector, long[] fired) {
        long[] bits = plan.evaluate(vector).fired();
        fired[0] = bits[0];
        fired[1] = bits[1];
    }

    private static List<BooleanNode> conditions(Schema schema) {
        Conditions conditions = new Conditions(Scope.of(schema.variables()), Map.of());
        return ReferenceRules.written(ReferenceCondition::cel, " && ").stream()
                .map(text -> condition(conditions, text))
                .toList();
    }

    private static BooleanNode condition(Conditions conditions, String text) {
        PolicyReader reader = new PolicyReader();
        ScalarNode node = new ScalarNode(new Location("reference", 1, 1), ScalarNode.Kind.TEXT, text);
        CompiledCondition condition = conditions.compile(new ExpressionText(node, reader));
        if (condition == null) {
            throw new IllegalStateException(text + ": " + reader.problems());
        }
        return condition.node();
    }
}
