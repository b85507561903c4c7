package dev.fraudscorer.rules.internal.plan;

/**
 * The results of a plan for all conditions, as two sets of bits: rule {@code i} is bit {@code i & 63} of word
 * {@code i >> 6}. A condition in neither set is false, or was not evaluated if the results are {@link #isCut cut}; none is in both.
 * Confined to the thread that scores.
 */
public final class RuleBits {
    private final long[] fired;
    private final long[] missing;
    private boolean cut;

    /** Both sets empty. */
    public RuleBits(int rules) {
        this.fired = new long[words(rules)];
        this.missing = new long[words(rules)];
    }

    /** The number of words of a set over {@code rules} rules. */
    public static int words(int rules) {
        return (rules + Long.SIZE - 1) / Long.SIZE;
    }

    /** The conditions that are true; written by the plan. */
    public long[] fired() {
        return fired;
    }

    /** The conditions that are missing; written by the plan. */
    public long[] missing() {
        return missing;
    }

    /** Whether the deadline passed before all conditions were evaluated. */
    public boolean isCut() {
        return cut;
    }

    /** Sets whether the deadline passed; by the plan, for each event. */
    public void setCut(boolean isCut) {
        cut = isCut;
    }

    /** Whether the condition of a rule is true. */
    public boolean hasFired(int rule) {
        return (fired[rule >> 6] >>> rule & 1) != 0;
    }

    /** Whether the condition of a rule is missing. */
    public boolean isMissing(int rule) {
        return (missing[rule >> 6] >>> rule & 1) != 0;
    }
}
