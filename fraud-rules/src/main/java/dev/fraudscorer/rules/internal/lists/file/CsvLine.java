package dev.fraudscorer.rules.internal.lists.file;

import dev.fraudscorer.rules.internal.lists.content.LineError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line of a CSV file, by RFC 4180, but that a field ends with its line: an entry has one line, so that
 * a quote that is never closed spoils that entry alone. White space around a field is not part of it, unless it is
 * in quotes. Used again from line to line; confined to one thread.
 */
final class CsvLine {
    private char[] chars = {};
    private int length;
    private int at;
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private int[] columns = new int[8];
    private int size;
    private int faultAt;

    /**
     * Splits a line.
     *
     * @param newChars of the line; doubled quotes are made single in place
     * @return what is wrong, {@link #faultColumn there}; null if nothing is
     */
    @Nullable
    LineError split(char[] newChars, int newLength) {
        chars = newChars;
        length = newLength;
        at = 0;
        size = 0;
        while (true) {
            skipBlanks();
            LineError fault = at < length && chars[at] == '"' ? quoted() : plain();
            if (fault != null) {
                return fault;
            }
            if (at >= length) {
                return null;
            }
            at++;
        }
    }

    int size() {
        return size;
    }

    /** A field, without quotes and surrounding white space. */
    CharSlice field(int index, CharSlice into) {
        return into.of(chars, starts[index], ends[index]);
    }

    /** The column that a field begins in, from 1. */
    int column(int index) {
        return columns[index];
    }

    /** The column of what is wrong, from 1. */
    int faultColumn() {
        return faultAt + 1;
    }

    private @Nullable LineError plain() {
        int start = at;
        while (at < length && chars[at] != ',') {
            if (chars[at] == '"') {
                return fault(at, "a quote inside a field", "quotes around the whole field, and two for one inside");
            }
            at++;
        }
        int end = at;
        while (end > start && Character.isWhitespace(chars[end - 1])) {
            end--;
        }
        add(start, end, start);
        return null;
    }

    private @Nullable LineError quoted() {
        int opened = at++;
        int write = at;
        while (at < length) {
            char c = chars[at++];
            if (c != '"') {
                chars[write++] = c;
            } else if (at < length && chars[at] == '"') {
                chars[write++] = c;
                at++;
            } else {
                add(opened + 1, write, opened);
                skipBlanks();
                return at < length && chars[at] != ','
                        ? fault(at, "text after a closing quote", "a comma or the end of the line")
                        : null;
            }
        }
        return fault(opened, "a quote that is not closed on its line", "a closing quote");
    }

    private void skipBlanks() {
        while (at < length && (chars[at] == ' ' || chars[at] == '\t')) {
            at++;
        }
    }

    private void add(int start, int end, int column) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            columns = Arrays.copyOf(columns, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        columns[size] = column + 1;
        size++;
    }

    private LineError fault(int index, String found, String expected) {
        faultAt = index;
        return new LineError(found, expected);
    }
}
