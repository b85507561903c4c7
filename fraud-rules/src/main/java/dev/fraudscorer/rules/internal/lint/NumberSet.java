package dev.fraudscorer.rules.internal.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of numbers as the places at which one enters and leaves it, in ascending order: {@code [1, 2)} is entered just
 * before 1 and left just before 2.
 *
 * @param cuts an even number of them: into the set, out of it, and so on
 */
record NumberSet(List<Cut> cuts) implements Values {
    static final NumberSet ALL = new NumberSet(List.of(Cut.LEAST, Cut.GREATEST));

    NumberSet {
        cuts = List.copyOf(cuts);
    }

    static NumberSet of(double number) {
        return new NumberSet(List.of(new Cut(number, false), new Cut(number, true)));
    }

    static NumberSet below(double bound, boolean inclusive) {
        return new NumberSet(List.of(Cut.LEAST, new Cut(bound, inclusive)));
    }

    static NumberSet above(double bound, boolean inclusive) {
        return new NumberSet(List.of(new Cut(bound, !inclusive), Cut.GREATEST));
    }

    static NumberSet between(double least, double most) {
        return new NumberSet(List.of(new Cut(least, false), new Cut(most, true)));
    }

    static NumberSet of(double[] numbers) {
        Values others = ALL;
        for (double number : numbers) {
            others = others.and(of(number).complement());
        }
        return (NumberSet) others.complement();
    }

    @Override
    public NumberSet and(Values other) {
        List<Cut> theirs = ((NumberSet) other).cuts;
        List<Cut> result = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < cuts.size() || j < theirs.size()) {
            int order =
                    i == cuts.size() ? 1 : j == theirs.size() ? -1 : cuts.get(i).compareTo(theirs.get(j));
            Cut cut = order <= 0 ? cuts.get(i) : theirs.get(j);
            boolean wasIn = isInside(i) && isInside(j);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            if (wasIn != (isInside(i) && isInside(j))) {
                result.add(cut);
            }
        }
        return new NumberSet(result);
    }

    /** Whether one is inside after so many cuts. */
    private static boolean isInside(int cutsPassed) {
        return cutsPassed % 2 == 1;
    }

    @Override
    public NumberSet complement() {
        List<Cut> result = new ArrayList<>(cuts);
        if (!result.isEmpty() && result.get(0).equals(Cut.LEAST)) {
            result.remove(0);
        } else {
            result.add(0, Cut.LEAST);
        }
        int last = result.size() - 1;
        if (last >= 0 && result.get(last).equals(Cut.GREATEST)) {
            result.remove(last);
        } else {
            result.add(Cut.GREATEST);
        }
        return new NumberSet(result);
    }

    @Override
    public boolean isEmpty() {
        return cuts.isEmpty();
    }

    /**
     * A place between numbers.
     *
     * @param number that it lies beside; a zero is +0.0
     * @param after whether it lies just after it, else just before
     */
    record Cut(double number, boolean after) implements Comparable<Cut> {
        static final Cut LEAST = new Cut(Double.NEGATIVE_INFINITY, false);
        static final Cut GREATEST = new Cut(Double.POSITIVE_INFINITY, true);

        Cut {
            number += 0.0;
        }

        @Override
        public int compareTo(Cut other) {
            int order = Double.compare(number, other.number);
            return order != 0 ? order : Boolean.compare(after, other.after);
        }
    }
}
