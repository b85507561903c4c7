package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import java.util.Arrays;

/** What a bucket keeps of its events so that every window of an entity can be read from it. Immutable. */
final class FoldLanes {
    private static final int[] NONE = {};

    private final int filters;
    private int[] numberFilters = NONE;
    private int[] numberColumns = NONE;
    private boolean[] squares = {};
    private int[] codeFilters = NONE;
    private int[] codeColumns = NONE;

    FoldLanes(EntityPlan plan) {
        this.filters = plan.columns().filters();
        for (Pass pass : plan.passes()) {
            for (NumberLane lane : pass.numbers()) {
                int place = numberLane(lane);
                if (place < 0) {
                    place = numberFilters.length;
                    numberFilters = with(numberFilters, lane.filter());
                    numberColumns = with(numberColumns, lane.column());
                    squares = Arrays.copyOf(squares, place + 1);
                }
                squares[place] |= lane.needsDeviation();
            }
            for (CodeLane lane : pass.codes()) {
                if (codeLane(lane) < 0) {
                    codeFilters = with(codeFilters, lane.filter());
                    codeColumns = with(codeColumns, lane.column());
                }
            }
        }
    }

    /** Whether a filter admits an event with these bits; the filter below 0 admits all. */
    static boolean admits(int filter, long bits) {
        return filter < 0 || (bits >>> filter & 1) != 0;
    }

    /** How many filters there are beside the one that admits all. */
    int filters() {
        return filters;
    }

    int numbers() {
        return numberFilters.length;
    }

    int numberFilter(int lane) {
        return numberFilters[lane];
    }

    int numberColumn(int lane) {
        return numberColumns[lane];
    }

    /** Whether the squares of the numbers are summed as well. */
    boolean squares(int lane) {
        return squares[lane];
    }

    int codes() {
        return codeFilters.length;
    }

    int codeFilter(int lane) {
        return codeFilters[lane];
    }

    int codeColumn(int lane) {
        return codeColumns[lane];
    }

    /** The lane here that a lane of a pass reads from. */
    int numberLane(NumberLane lane) {
        return find(numberFilters, numberColumns, lane.filter(), lane.column());
    }

    /** The lane here that a lane of a pass reads from. */
    int codeLane(CodeLane lane) {
        return find(codeFilters, codeColumns, lane.filter(), lane.column());
    }

    private static int find(int[] filters, int[] columns, int filter, int column) {
        for (int i = 0; i < filters.length; i++) {
            if (filters[i] == filter && columns[i] == column) {
                return i;
            }
        }
        return -1;
    }

    private static int[] with(int[] numbers, int number) {
        int[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = number;
        return more;
    }
}
