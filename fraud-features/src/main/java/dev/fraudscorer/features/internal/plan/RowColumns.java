package dev.fraudscorer.features.internal.plan;

import dev.fraudscorer.event.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Which columns a row has, by what they are called: all that must be known to read rows that were written under another policy or
 * by another version. Immutable.
 */
public sealed class RowColumns permits Columns {
    private final List<NumberColumn> numbers;
    private final List<CodeColumn> codes;
    private final List<FilterColumn> filters;
    private final int filterCount;
    private final boolean labels;
    private final boolean[] ofDoubles;
    private final long[] salts;

    /** @param labels whether it is kept what turned out to be true about the events */
    public RowColumns(List<NumberColumn> numbers, List<CodeColumn> codes, List<FilterColumn> filters, boolean labels) {
        this.numbers = List.copyOf(numbers);
        this.codes = List.copyOf(codes);
        this.filters = List.copyOf(filters);
        this.filterCount = this.filters.size();
        this.labels = labels;
        this.ofDoubles = new boolean[numbers.size()];
        for (int column = 0; column < ofDoubles.length; column++) {
            ofDoubles[column] = numbers.get(column).ofDoubles();
        }
        this.salts = codes.stream().mapToLong(RowColumns::salt).toArray();
    }

    /** By name and type, so that a value has the same form in each record that has the column, wherever it stands there. */
    private static long salt(CodeColumn code) {
        try {
            byte[] text = (code.name() + ' ' + code.type()).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** Whether it is kept what turned out to be true about the events. */
    public final boolean labels() {
        return labels;
    }

    /** How many columns of numbers there are. */
    public final int numbers() {
        return ofDoubles.length;
    }

    /** How many columns of codes there are. */
    public final int codes() {
        return salts.length;
    }

    /** How many filters there are. */
    public final int filters() {
        return filterCount;
    }

    /** How many columns there are of all kinds: first those of numbers, then those of codes, then the filters. */
    public final int size() {
        return numbers() + codes() + filters();
    }

    /** Whether a column of numbers is kept as doubles from the first event on; otherwise as cents for as long as all fit. */
    public final boolean isOfDoubles(int column) {
        return ofDoubles[column];
    }

    /** What is added to the values of a column of codes, so that equal ones of two columns differ. */
    public final long salt(int column) {
        return salts[column];
    }

    /** The columns of numbers. */
    public final List<NumberColumn> numberColumns() {
        return numbers;
    }

    /** The columns of codes. */
    public final List<CodeColumn> codeColumns() {
        return codes;
    }

    /** The filters, a bit each. */
    public final List<FilterColumn> filterColumns() {
        return filters;
    }

    /**
     * A number that each event carries or not.
     *
     * @param name of the attribute or feature
     * @param ofDoubles whether it is kept as doubles from the first event on
     */
    public record NumberColumn(String name, boolean ofDoubles) {}

    /** Values that are only told apart: those of the attribute or feature of this name. */
    public record CodeColumn(String name, ValueType type) {}

    /**
     * Whether an event is admitted by a condition.
     *
     * @param name how the policy calls it
     * @param text the condition as the policy has it, with what it depends on besides
     */
    public record FilterColumn(String name, String text) {}
}
