package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.plan.RowColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns of a policy are in rows that were written under another one, which may have more of them and in another order.
 * Immutable.
 */
public final class RowMapping {
    private final RowColumns from;
    private final int[] numbers;
    private final int[] codes;
    private final int[] filters;
    private final boolean isSame;
    private final boolean labels;

    private RowMapping(RowColumns from, RowColumns to) {
        this.from = from;
        this.numbers = to.numberColumns().stream()
                .mapToInt(column -> numberNamed(from, column.name()))
                .toArray();
        this.codes =
                to.codeColumns().stream().mapToInt(from.codeColumns()::indexOf).toArray();
        this.filters = to.filterColumns().stream()
                .mapToInt(from.filterColumns()::indexOf)
                .toArray();
        this.labels = to.labels();
        this.isSame = to.labels() == from.labels()
                && from.numberColumns().equals(to.numberColumns())
                && from.codeColumns().equals(to.codeColumns())
                && from.filterColumns().equals(to.filterColumns());
    }

    /** The mapping; what {@link #missing} finds is not given in any row. */
    public static RowMapping of(RowColumns from, RowColumns to) {
        return new RowMapping(from, to);
    }

    private static int numberNamed(RowColumns columns, String name) {
        List<RowColumns.NumberColumn> numbers = columns.numberColumns();
        for (int column = 0; column < numbers.size(); column++) {
            if (numbers.get(column).name().equals(name)) {
                return column;
            }
        }
        return -1;
    }

    /** What is needed of rows and not in them, in words. */
    public static List<String> missing(RowColumns from, RowColumns to) {
        List<String> missing = new ArrayList<>();
        for (RowColumns.NumberColumn number : to.numberColumns()) {
            if (numberNamed(from, number.name()) < 0) {
                missing.add("the number '" + number.name() + "'");
            }
        }
        for (RowColumns.CodeColumn code : to.codeColumns()) {
            if (!from.codeColumns().contains(code)) {
                missing.add("the values of '" + code.name() + "'");
            }
        }
        for (RowColumns.FilterColumn filter : to.filterColumns()) {
            if (!from.filterColumns().contains(filter)) {
                missing.add("the condition '" + filter.name() + "' as it is now");
            }
        }
        if (to.labels() && !from.labels()) {
            missing.add("labels");
        }
        return missing;
    }

    /** The columns of the rows that are mapped. */
    public RowColumns from() {
        return from;
    }

    /** Whether all stands where it stood. */
    public boolean isSame() {
        return isSame;
    }

    /** Whether labels are wanted. */
    public boolean labels() {
        return labels;
    }

    /** Takes what is wanted of a row over. */
    public void map(EventRow row, EventRow into) {
        into.identity(row.time(), row.id(), row.content());
        for (int column = 0; column < numbers.length; column++) {
            into.number(column, numbers[column] < 0 ? Double.NaN : row.number(numbers[column]));
        }
        for (int column = 0; column < codes.length; column++) {
            into.value(column, codes[column] < 0 ? ColumnValue.NONE : row.value(codes[column]));
        }
        into.bits(bits(row.bits()));
    }

    /** The filters that admit an event, a bit each, by those that did. */
    public long bits(long bits) {
        long mapped = 0;
        for (int filter = 0; filter < filters.length; filter++) {
            if (filters[filter] >= 0) {
                mapped |= (bits >>> filters[filter] & 1) << filter;
            }
        }
        return mapped;
    }

    /** By the number of a column among those of all kinds, the one that it had; below 0 if the rows do not have it. */
    public int[] columns() {
        int[] columns = new int[numbers.length + codes.length + filters.length];
        for (int column = 0; column < columns.length; column++) {
            if (column < numbers.length) {
                columns[column] = numbers[column];
            } else if (column < numbers.length + codes.length) {
                columns[column] = moved(codes[column - numbers.length], from.numbers());
            } else {
                columns[column] = moved(filters[column - numbers.length - codes.length], from.numbers() + from.codes());
            }
        }
        return columns;
    }

    private static int moved(int column, int by) {
        return column < 0 ? -1 : column + by;
    }
}
