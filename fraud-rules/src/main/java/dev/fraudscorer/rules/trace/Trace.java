package dev.fraudscorer.rules.trace;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.rules.internal.language.ExpressionWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a condition came to its value: every part of it with the part's own value, those that decided nothing among them.
 * Immutable.
 *
 * <p>{@link #lines} shows values of the event; {@link #toString} does not, so that they get into no log by accident.
 *
 * @param steps the whole condition first, then its parts, each followed by its own
 */
public record Trace(List<Step> steps) {
    /** @throws IllegalArgumentException if there is no step */
    public Trace {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("found a trace without steps, expected the condition as its first");
        }
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

    /**
     * A part of a condition.
     *
     * @param depth 0 for the whole condition
     * @param expression as an analyst would write it
     * @param value a Boolean, a finite Double, a String or an Instant; null if it is missing
     * @param missing why it is missing, such as {@code card.mean_amount_30d: NO_HISTORY}; null if it is there
     */
    public record Step(
            int depth,
            String expression,
            @Nullable Object value,
            @Nullable String missing) {
        /** @throws IllegalArgumentException unless there is either a value or a cause */
        public Step {
            if ((value == null) == (missing == null)) {
                throw new IllegalArgumentException("expected either a value or why it is missing");
            }
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
    }
}
