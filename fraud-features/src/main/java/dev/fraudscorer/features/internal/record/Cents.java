package dev.fraudscorer.features.internal.record;

/**
 * Numbers as whole hundredths in four bytes, which most amounts of money are: half the room of a double, and sums of
 * them are exact. One to one with the doubles that they stand for. Stateless, allocates nothing.
 */
public final class Cents {
    /** How many make one. */
    public static final double PER_ONE = 100;

    /** Stands for a number that is missing. */
    public static final int NONE = Integer.MIN_VALUE;

    /** Of numbers below it, in absolute value, a small record adds up squares of distances in a long: 2^27 cents. */
    public static final double GREAT = (1 << 27) / PER_ONE;

    private Cents() {}

    /** Whether a number is one of these, or missing. */
    public static boolean fits(double number) {
        int cents = (int) Math.rint(number * PER_ONE);
        // Bit by bit, since -0.0 would come back as 0.0; what is too great or missing comes back as another number.
        boolean same = Double.doubleToRawLongBits(cents / PER_ONE) == Double.doubleToRawLongBits(number);
        return Double.isNaN(number) || (same && cents != NONE);
    }

    /** The cents of a number that {@link #fits}. */
    public static int of(double number) {
        return Double.isNaN(number) ? NONE : (int) Math.rint(number * PER_ONE);
    }

    /** NaN for {@link #NONE}. */
    public static double number(int cents) {
        return cents == NONE ? Double.NaN : cents / PER_ONE;
    }
}
