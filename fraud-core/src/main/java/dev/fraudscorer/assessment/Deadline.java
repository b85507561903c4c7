package dev.fraudscorer.assessment;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Until when an answer is of use to the host. What cannot end before it is not begun, what may block is given up when it passes,
 * and the assessment reports what was left out. Immutable, thread-safe.
 */
public final class Deadline {
    /** None: every part is evaluated. */
    public static final Deadline NONE = new Deadline(0, () -> 0);

    private final long endNanos;
    private final LongSupplier nanoClock;

    private Deadline(long endNanos, LongSupplier nanoClock) {
        this.endNanos = endNanos;
        this.nanoClock = nanoClock;
    }

    /**
     * The moment that lies {@code budget} from now.
     *
     * @throws IllegalArgumentException if the budget is negative
     * @throws ArithmeticException if it is longer than 292 years
     */
    public static Deadline after(Duration budget) {
        return after(budget, System::nanoTime);
    }

    static Deadline after(Duration budget, LongSupplier nanoClock) {
        if (Objects.requireNonNull(budget, "budget").isNegative()) {
            throw new IllegalArgumentException("a budget must not be negative but was " + budget);
        }
        return new Deadline(nanoClock.getAsLong() + budget.toNanos(), nanoClock);
    }

    /** Whether it passes at all: only {@link #NONE} never does. */
    public boolean isBounded() {
        return this != NONE;
    }

    /** Whether it has passed; reads the clock, which takes about as long as evaluating a rule or two. */
    public boolean hasPassed() {
        return this != NONE && nanosLeft() <= 0;
    }

    /** How many nanoseconds are left; none or fewer if it has passed. Not for {@link #NONE}, which never passes. */
    public long nanosLeft() {
        return endNanos - nanoClock.getAsLong();
    }

    /** Whether something that takes {@code nanos} ends in time; what takes nothing worth measuring, 0, always does. */
    public boolean leaves(long nanos) {
        return nanos == 0 || this == NONE || nanosLeft() >= nanos;
    }

    /**
     * The earlier of this one and the moment that lies {@code budget} from now.
     *
     * @throws IllegalArgumentException if the budget is negative
     */
    public Deadline within(Duration budget) {
        if (this == NONE) {
            return after(budget);
        }
        Deadline other = after(budget, nanoClock);
        return other.endNanos - endNanos < 0 ? other : this;
    }
}
