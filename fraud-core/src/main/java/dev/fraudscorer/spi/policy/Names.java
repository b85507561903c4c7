package dev.fraudscorer.spi.policy;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the known name that a misspelt one probably stands for. */
public final class Names {
    /** A longer text is not a misspelt name. */
    private static final int LONGEST_NAME = 100;

    /** What comparing may take at most, in compared pairs of characters: some hundredths of a second. */
    private static final long MOST_PAIRS = 10_000_000;

    private long pairsLeft = MOST_PAIRS;

    /** For several names, which share what comparing may take. */
    Names() {}

    /**
     * The candidate with the smallest edit distance to {@code name}, if it is near: at most a third of the name's
     * length, rounded up. Equal distances go to the earlier candidate. Among very many candidates only the first are
     * compared.
     *
     * @return null if no candidate is near, or the name is longer than any that people write
     */
    public static @Nullable String nearest(String name, Collection<String> candidates) {
        return new Names().near(name, candidates);
    }

    /** As {@link #nearest}; null for each name after the comparisons are used up. */
    @Nullable
    String near(String name, Collection<String> candidates) {
        if (name.length() > LONGEST_NAME) {
            return null;
        }
        String written = name.toLowerCase(Locale.ROOT);
        int smallest = (name.length() + 2) / 3 + 1;
        String nearest = null;
        for (String candidate : candidates) {
            if (pairsLeft <= 0) {
                return nearest;
            }
            pairsLeft--;
            // Each character that one has more is an edit.
            if (Math.abs(candidate.length() - name.length()) < smallest) {
                pairsLeft -= (long) name.length() * candidate.length();
                int distance = distance(written, candidate.toLowerCase(Locale.ROOT));
                if (distance < smallest) {
                    smallest = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    /** Edits of one character, and swaps of two neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int changed = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(changed, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
