package dev.fraudscorer.rules.internal.plan.list;

import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import java.util.Set;

/** {@code value in list}. */
public final class Membership {
    private Membership() {}

    /** A number in a list of literals. */
    public static final class OfNumber implements BooleanNode {
        private final NumberNode value;
        private final double[] sorted;

        public OfNumber(NumberNode value, double[] items) {
            this.value = value;
            this.sorted = items.clone();
            for (int i = 0; i < sorted.length; i++) {
                // One zero only: -0.0 equals 0.0 but is sorted before it.
                sorted[i] += 0.0;
            }
            Arrays.sort(sorted);
        }

        /** The number that is sought. */
        public NumberNode value() {
            return value;
        }

        /** How many numbers the list has. */
        public int size() {
            return sorted.length;
        }

        /** A number of the list, from the smallest on. */
        public double item(int index) {
            return sorted[index];
        }

        @Override
        public byte evaluate(FeatureVector vector) {
            double sought = value.evaluate(vector);
            return Double.isNaN(sought) ? MISSING : BooleanNode.of(Arrays.binarySearch(sorted, sought + 0.0) >= 0);
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return value.missingSlot(vector);
        }
    }

    /** A text in a list of literals. */
    public record OfText(TextNode value, Set<String> texts) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String sought = value.evaluate(vector);
            return sought == null ? MISSING : BooleanNode.of(texts.contains(sought));
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return value.missingSlot(vector);
        }
    }

    /** A text in an entity list. Missing if it is nothing that a list of that kind can be of. */
    public record OfKey(TextNode value, EntityList list) implements BooleanNode {
        @Override
        public byte evaluate(FeatureVector vector) {
            String sought = value.evaluate(vector);
            if (sought == null) {
                return MISSING;
            }
            return switch (list.standing(vector, sought)) {
                case LISTED -> TRUE;
                case NOT_LISTED -> FALSE;
                case NOT_KNOWN -> MISSING;
            };
        }

        @Override
        public int missingSlot(FeatureVector vector) {
            return value.evaluate(vector) == null ? value.missingSlot(vector) : NO_SLOT;
        }
    }
}
