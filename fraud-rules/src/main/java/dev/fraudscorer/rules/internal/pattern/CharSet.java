package dev.fraudscorer.rules.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A set of code points: sorted ranges that do not touch, as from, to, from, to. Immutable. */
final class CharSet {
    static final int LAST = Character.MAX_CODE_POINT;

    private final int[] ranges;

    private CharSet(int[] ranges) {
        this.ranges = ranges;
    }

    /** Ranges in any order, as from, to, from, to; they may overlap. */
    static CharSet of(int... pairs) {
        List<int[]> sorted = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            sorted.add(new int[] {pairs[i], pairs[i + 1]});
        }
        sorted.sort((a, b) -> Integer.compare(a[0], b[0]));
        int[] merged = new int[pairs.length];
        int size = 0;
        for (int[] range : sorted) {
            if (size > 0 && range[0] <= merged[size - 1] + 1) {
                merged[size - 1] = Math.max(merged[size - 1], range[1]);
            } else {
                merged[size++] = range[0];
                merged[size++] = range[1];
            }
        }
        return new CharSet(Arrays.copyOf(merged, size));
    }

    CharSet or(CharSet other) {
        int[] both = Arrays.copyOf(ranges, ranges.length + other.ranges.length);
        System.arraycopy(other.ranges, 0, both, ranges.length, other.ranges.length);
        return of(both);
    }

    CharSet not() {
        int[] gaps = new int[ranges.length + 2];
        int size = 0;
        int next = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > next) {
                gaps[size++] = next;
                gaps[size++] = ranges[i] - 1;
            }
            next = ranges[i + 1] + 1;
        }
        if (next <= LAST) {
            gaps[size++] = next;
            gaps[size++] = LAST;
        }
        return new CharSet(Arrays.copyOf(gaps, size));
    }

    boolean isAscii() {
        return ranges.length == 0 || ranges[ranges.length - 1] < 128;
    }

    /** ASCII letters in both cases, with the two letters beyond ASCII that are one of them in another case. */
    CharSet foldedAscii() {
        CharSet folded = this;
        for (int lower = 'a'; lower <= 'z'; lower++) {
            int upper = lower - 'a' + 'A';
            if (contains(lower) || contains(upper)) {
                folded = folded.or(of(lower, lower, upper, upper));
                if (lower == 'k') {
                    folded = folded.or(of(0x212A, 0x212A));
                } else if (lower == 's') {
                    folded = folded.or(of(0x17F, 0x17F));
                }
            }
        }
        return folded;
    }

    boolean contains(int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Adds where the set begins, and where what is outside begins. */
    void addBoundariesTo(Set<Integer> boundaries) {
        for (int i = 0; i < ranges.length; i += 2) {
            boundaries.add(ranges[i]);
            boundaries.add(ranges[i + 1] + 1);
        }
    }
}
