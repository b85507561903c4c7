package dev.fraudscorer.rules.internal.plan.list;

import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import java.util.Set;

/** {@code value in list}. */
public final class Membership {
    private Membership() {}

    /** A number in a list of literals. */
    public static final class OfNumber implements BooleanNode, UnaryNode {
        private final NumberNode operand;
        private final double[] sorted;

        public OfNumber(NumberNode operand, double[] items) {
            this.operand = operand;
            this.sorted = items.clone();
            for (int i = 0; i < sorted.length; i++) {
                // One zero only: -0.0 equals 0.0 but is sorted before it.
                sorted[i] += 0.0;
            }
            Arrays.sort(sorted);
        }

        @Override
        public NumberNode operand() {
            return operand;
        }

        public int size() {
            return sorted.length;
        }

        /** A number of the list, from the smallest on. */
        public double item(int index) {
            return sorted[index];
        }

        @Override
        public byte evaluate(FeatureVector vector) {
            double sought = operand.evaluate(vector);
            return Double.isNaN(sought) ? MISSING : BooleanNode.of(Arrays.binarySearch(sorted, sought + 0.0) >= 0);
        }
    }

    /** A text in a list of literals. */
    public record OfText(TextNode operand, Set<String> texts) implements BooleanNode, UnaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String sought = operand.evaluate(vector);
            return sought == null ? MISSING : BooleanNode.of(texts.contains(sought));
        }
    }

    /** A text in an entity list. Missing if it is nothing that a list of that kind can be of. */
    public record OfKey(TextNode operand, EntityList list) implements BooleanNode, UnaryNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String sought = operand.evaluate(vector);
            if (sought == null) {
                return MISSING;
            }
            return switch (list.status(vector, sought)) {
                case LISTED -> TRUE;
                case NOT_LISTED -> FALSE;
                case NOT_KNOWN -> MISSING;
            };
        }
    }
}
