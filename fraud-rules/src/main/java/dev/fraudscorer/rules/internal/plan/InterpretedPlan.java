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
        result.setCut(false);
        for (int first = 0; first < conditions.length; first += Long.SIZE) {
            if (first > 0 && vector.deadline().hasPassed()) {
                cut(first, result);
                break;
            }
            evaluateWord(first, vector, result);
        }
        return result;
    }

    private static void cut(int first, RuleBits result) {
        result.setCut(true);
        for (int word = first >> 6; word < result.fired().length; word++) {
            result.fired()[word] = 0;
            result.missing()[word] = 0;
        }
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
