package dev.fraudscorer.policy.rollout;

import dev.fraudscorer.assessment.Decision;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many events the champion and the challenger decided how. Immutable. */
public final class DecisionMatrix {
    private static final int DECISIONS = Decision.values().length;

    /** By the champion's decision, then by the challenger's. */
    private final long[][] counts;

    private DecisionMatrix(long[][] counts) {
        this.counts = counts;
    }

    /**
     * Makes it of its counts.
     *
     * @param counts by the ordinal of the champion's decision, then by that of the challenger's; copied
     * @throws IllegalArgumentException if they are not as many as there are decisions
     */
    public static DecisionMatrix of(long[][] counts) {
        long[][] copy = new long[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            copy[i] = counts[i].clone();
        }
        if (copy.length != DECISIONS || Arrays.stream(copy).anyMatch(row -> row.length != DECISIONS)) {
            throw new IllegalArgumentException("expected " + DECISIONS + " rows of " + DECISIONS + " counts");
        }
        return new DecisionMatrix(copy);
    }

    /** How many events were decided so. */
    public long count(Decision champion, Decision challenger) {
        return counts[champion.ordinal()][challenger.ordinal()];
    }

    /** How many events were compared. */
    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** How many of them were decided otherwise. */
    public long differing() {
        long same = 0;
        for (int i = 0; i < DECISIONS; i++) {
            same += counts[i][i];
        }
        return total() - same;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecisionMatrix that && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(counts);
    }

    /** Such as {@code APPROVE: [APPROVE 5, REVIEW 0, DENY 1], …}, by the champion's decision. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Decision champion : Decision.values()) {
            text.append(text.isEmpty() ? "" : ", ").append(champion).append(": [");
            for (Decision challenger : Decision.values()) {
                text.append(challenger.ordinal() == 0 ? "" : ", ")
                        .append(challenger)
                        .append(' ')
                        .append(count(champion, challenger));
            }
            text.append(']');
        }
        return text.toString();
    }
}
