package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.plan.RowColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The mapping from rows to columns that {@link #missing} finds nothing of. */
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

    /** The first thing that is needed of rows and not in them, in words; null if everything is. */
    public static @Nullable String missing(RowColumns from, RowColumns to) {
        for (RowColumns.NumberColumn number : to.numberColumns()) {
            if (numberNamed(from, number.name()) < 0) {
                return "the number '" + number.name() + "'";
            }
        }
        for (RowColumns.CodeColumn code : to.codeColumns()) {
            if (!from.codeColumns().contains(code)) {
                return "the values of '" + code.name() + "'";
            }
        }
        for (RowColumns.FilterColumn filter : to.filterColumns()) {
            if (!from.filterColumns().contains(filter)) {
                return "the condition '" + filter.name() + "' as it is now";
            }
        }
        return to.labels() && !from.labels() ? "labels" : null;
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
            into.number(column, row.number(numbers[column]));
        }
        for (int column = 0; column < codes.length; column++) {
            into.value(column, row.value(codes[column]));
        }
        into.bits(bits(row.bits()));
    }

    /** The filters that admit an event, a bit each, by those that did. */
    public long bits(long bits) {
        long mapped = 0;
        for (int filter = 0; filter < filters.length; filter++) {
            mapped |= (bits >>> filters[filter] & 1) << filter;
        }
        return mapped;
    }

    /** By the number of a column among those of all kinds, the one that it had. */
    public int[] columns() {
        int[] columns = new int[numbers.length + codes.length + filters.length];
        for (int column = 0; column < columns.length; column++) {
            if (column < numbers.length) {
                columns[column] = numbers[column];
            } else if (column < numbers.length + codes.length) {
                columns[column] = from.numbers() + codes[column - numbers.length];
            } else {
                columns[column] = from.numbers() + from.codes() + filters[column - numbers.length - codes.length];
            }
        }
        return columns;
    }
}
