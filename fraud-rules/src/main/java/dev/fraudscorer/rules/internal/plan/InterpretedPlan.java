package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Scratch;
import java.util.List;

/** Walks the nodes of one condition after the other. Each other plan is checked against this one. */
public final class InterpretedPlan implements RulePlan {
    private final BooleanNode[] conditions;
    private final Scratch<RuleBits> results;

    /** @param conditions in the order of the bits of their results */
    public InterpretedPlan(List<BooleanNode> conditions) {
        this.conditions = conditions.toArray(new BooleanNode[0]);
        int rules = conditions.size();
        this.results = new Scratch<>(() -> new RuleBits(rules));
    }

    @Override
    public int size() {
        return conditions.length;
    }

    @Override
    public RuleBits evaluate(FeatureVector vector) {
        RuleBits result = vector.scratch(results);
        for (int first = 0; first < conditions.length; first += Long.SIZE) {
            evaluateWord(first, vector, result);
        }
        return result;
    }

    private void evaluateWord(int first, FeatureVector vector, RuleBits result) {
        long fired = 0;
        long missing = 0;
        int end = Math.min(first + Long.SIZE, conditions.length);
        for (int rule = first; rule < end; rule++) {
            byte value = conditions[rule].evaluate(vector);
            if (value == BooleanNode.TRUE) {
                fired |= 1L << rule;
            } else if (value == BooleanNode.MISSING) {
                missing |= 1L << rule;
            }
        }
        result.fired()[first >> 6] = fired;
        result.missing()[first >> 6] = missing;
    }
}
