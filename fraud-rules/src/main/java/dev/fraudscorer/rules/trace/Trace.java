package dev.fraudscorer.rules.trace;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.rules.internal.language.ExpressionWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a condition came to its value: every part of it with the part's own value, those that decided nothing among them.
 * Immutable.
 *
 * <p>{@link #lines} shows values of the event; {@link #toString} does not, so that they get into no log by accident.
 */
public final class Trace {
    private final List<Step> steps;

    Trace(List<Step> steps) {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("found a trace without steps, expected the condition as its first");
        }
        this.steps = steps;
    }

    /**
     * Makes it of its parts, which the accessors describe.
     *
     * @throws IllegalArgumentException if there is no step
     */
    public static Trace of(List<Step> steps) {
        return new Trace(steps);
    }

    /** The whole condition first, then its parts, each followed by its own. */
    public List<Step> steps() {
        return steps;
    }

    /** The whole condition. */
    public Step condition() {
        return steps.get(0);
    }

    /** A line for each step, indented by its depth: the expression and its value. */
    public List<String> lines() {
        return steps.stream().map(Step::line).toList();
    }

    /** The expressions, without values but for true, false and missing. */
    @Override
    public String toString() {
        return steps.stream()
                .map(step -> "  ".repeat(step.depth()) + step.expression() + step.shownState())
                .collect(Collectors.joining("\n"));
    }

    /** A part of a condition. Immutable. */
    public static final class Step {
        private final int depth;
        private final String expression;
        private final @Nullable Object value;
        private final @Nullable String missing;

        Step(int depth, String expression, @Nullable Object value, @Nullable String missing) {
            if ((value == null) == (missing == null)) {
                throw new IllegalArgumentException("expected either a value or why it is missing");
            }
            this.depth = depth;
            this.expression = expression;
            this.value = value;
            this.missing = missing;
        }

        /**
         * Makes it of its parts, which the accessors describe.
         *
         * @throws IllegalArgumentException unless there is either a value or a cause
         */
        public static Step of(int depth, String expression, @Nullable Object value, @Nullable String missing) {
            return new Step(depth, expression, value, missing);
        }

        /** Its depth in the condition; 0 for the whole. */
        public int depth() {
            return depth;
        }

        /** The part as an analyst would write it. */
        public String expression() {
            return expression;
        }

        /** The value: a Boolean, a finite Double, a String or an Instant; null if it is missing. */
        public @Nullable Object value() {
            return value;
        }

        /** Why it is missing, such as {@code card.mean_amount_30d: NO_HISTORY}; null if it is there. */
        public @Nullable String missing() {
            return missing;
        }

        private String line() {
            String shown = value instanceof Double number
                    ? ExpressionWriter.number(number)
                    : value instanceof String text ? "'" + ShownText.of(text) + "'" : String.valueOf(value);
            return "  ".repeat(depth) + expression + " = " + (missing == null ? shown : "missing (" + missing + ")");
        }

        private String shownState() {
            return missing != null ? " = missing (" + missing + ")" : value instanceof Boolean ? " = " + value : "";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Step that
                            && depth == that.depth
                            && expression.equals(that.expression)
                            && Objects.equals(value, that.value)
                            && Objects.equals(missing, that.missing));
        }

        @Override
        public int hashCode() {
            return Objects.hash(depth, expression, value, missing);
        }

        @Override
        public String toString() {
            return "Step[depth=" + depth + ", expression=" + expression + ", value=" + value + ", missing=" + missing
                    + "]";
        }
    }
}
