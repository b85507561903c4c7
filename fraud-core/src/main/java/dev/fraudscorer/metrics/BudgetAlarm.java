package dev.fraudscorer.metrics;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A decline budget is spent, so that a denial became a review. Immutable. */
public final class BudgetAlarm {
    private final String budget;
    private final String attribute;
    private final Duration window;
    private final long denied;
    private final long limit;
    private final long limited;

    private BudgetAlarm(String budget, String attribute, Duration window, long denied, long limit, long limited) {
        this.budget = Objects.requireNonNull(budget, "budget");
        this.attribute = Objects.requireNonNull(attribute, "attribute");
        this.window = Objects.requireNonNull(window, "window");
        this.denied = denied;
        this.limit = limit;
        this.limited = limited;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static BudgetAlarm of(
            String budget, String attribute, Duration window, long denied, long limit, long limited) {
        return new BudgetAlarm(budget, attribute, window, denied, limit, limited);
    }

    /** The id of the rule or model whose budget it is, or {@code policy} for that of the whole policy. */
    public String budget() {
        return budget;
    }

    /** The attribute whose different values are counted, such as {@code card}. */
    public String attribute() {
        return attribute;
    }

    /** Within how much time they are counted. */
    public Duration window() {
        return window;
    }

    /** How many different values were denied within the window. */
    public long denied() {
        return denied;
    }

    /** How many may be. */
    public long limit() {
        return limit;
    }

    /** How many denials became reviews since the budget began. */
    public long limited() {
        return limited;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BudgetAlarm that
                && budget.equals(that.budget)
                && attribute.equals(that.attribute)
                && window.equals(that.window)
                && denied == that.denied
                && limit == that.limit
                && limited == that.limited;
    }

    @Override
    public int hashCode() {
        return Objects.hash(budget, attribute, window, denied, limit, limited);
    }

    @Override
    public String toString() {
        return "BudgetAlarm[budget=" + budget + ", attribute=" + attribute + ", window=" + window + ", denied=" + denied
                + ", limit=" + limit + ", limited=" + limited + "]";
    }
}
