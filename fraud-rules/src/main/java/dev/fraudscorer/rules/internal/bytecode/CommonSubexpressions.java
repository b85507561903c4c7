package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.text.Equality;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that occur more than once in the conditions of a plan and cost more than looking up what they were: those
 * that are called, and comparisons of two texts. Each has a place for its value. Simple calculations need none: the
 * compiler of the JVM finds equal ones within a method. Immutable.
 */
final class CommonSubexpressions {
    private final Map<PlanNode, Integer> places = new HashMap<>();
    private int truths;
    private int numbers;

    private CommonSubexpressions() {}

    static CommonSubexpressions of(List<BooleanNode> conditions, TextDictionary coding) {
        Map<PlanNode, Integer> uses = new LinkedHashMap<>();
        NodeChildren.walk(conditions, node -> {
            if (costs(node) && !coding.isCoded(node)) {
                uses.merge(node, 1, Integer::sum);
            }
        });
        CommonSubexpressions sharing = new CommonSubexpressions();
        uses.forEach((node, count) -> {
            if (count > 1 && node instanceof BooleanNode) {
                sharing.places.put(node, sharing.truths++);
            } else if (count > 1 && node instanceof NumberNode) {
                sharing.places.put(node, sharing.numbers++);
            }
        });
        return sharing;
    }

    /** The place of a node's value; null if it has none. */
    @Nullable
    Integer place(PlanNode node) {
        return places.isEmpty() || !costs(node) ? null : places.get(node);
    }

    private static boolean costs(PlanNode node) {
        return node instanceof Equality.OfTexts || NodeChildren.isCalled(node);
    }

    /** How many places there are for nodes that are true, false or missing. */
    int truths() {
        return truths;
    }

    /** How many places there are for numbers. */
    int numbers() {
        return numbers;
    }
}
