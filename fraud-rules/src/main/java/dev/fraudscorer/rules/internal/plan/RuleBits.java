package dev.fraudscorer.rules.internal.plan;

/**
 * The results of a plan for all conditions, as two sets of bits: rule {@code i} is bit {@code i & 63} of word
 * {@code i >> 6}. A condition in neither set is false; none is in both. Confined to the thread that scores.
 *
 * @param fired the conditions that are true; written by the plan
 * @param missing the conditions that are missing; written by the plan
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RuleBits(long[] fired, long[] missing) {
    /** Both sets empty. */
    public RuleBits(int rules) {
        this(new long[words(rules)], new long[words(rules)]);
    }

    /** The number of words of a set over {@code rules} rules. */
    public static int words(int rules) {
        return (rules + Long.SIZE - 1) / Long.SIZE;
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
