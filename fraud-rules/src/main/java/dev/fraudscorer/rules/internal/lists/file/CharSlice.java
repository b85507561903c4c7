package dev.fraudscorer.rules.internal.lists.file;

/** A part of a line, by its place in the line's characters. Used again from line to line; confined to one thread. */
final class CharSlice implements CharSequence {
    private char[] chars = {};
    private int from;
    private int to;

    CharSlice of(char[] newChars, int newFrom, int newTo) {
        chars = newChars;
        from = newFrom;
        to = newTo;
        return this;
    }

    /** This, without white space at its ends. */
    CharSlice stripped() {
        while (from < to && Character.isWhitespace(chars[from])) {
            from++;
        }
        while (from < to && Character.isWhitespace(chars[to - 1])) {
            to--;
        }
        return this;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return chars[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, from, to - from);
    }
}
