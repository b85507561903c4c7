package dev.fraudscorer.rules.internal.language;

import dev.fraudscorer.policy.Location;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a character of an expression in the document that holds it, whether the expression is there
 * plain, in quotes, or as a block of several lines.
 *
 * <p>Walks through both texts at once. White space is passed over on both sides, since documents fold lines and
 * indent them; escape characters are passed over where the scalar is quoted.
 */
final class SourceLocator {
    private final String source;
    private final Location start;
    private int at;
    private char quote;

    private SourceLocator(String source, Location start) {
        this.source = source;
        this.start = start;
        this.at = offset(source, start);
    }

    /**
     * The place of {@code text.charAt(index)}.
     *
     * @param source the document
     * @param start where the scalar begins in it
     * @param text the scalar's text
     * @return {@code start} if the document does not hold the text in a form that is understood
     */
    static Location of(String source, Location start, String text, int index) {
        Location found =
                start.line() < 1 || start.column() < 1 ? null : new SourceLocator(source, start).find(text, index);
        return found == null ? start : found;
    }

    private @Nullable Location find(String text, int index) {
        enterScalar();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            skipWhitespace();
            skipEscapeBefore(c);
            if (at >= source.length() || source.charAt(at) != c) {
                return null;
            }
            if (i >= index) {
                return place(at);
            }
            at++;
        }
        return place(at);
    }

    private void enterScalar() {
        char first = at < source.length() ? source.charAt(at) : ' ';
        if (first == '"' || first == '\'') {
            quote = first;
            at++;
        } else if (first == '|' || first == '>') {
            int end = source.indexOf('\n', at);
            at = end < 0 ? source.length() : end;
        }
    }

    private void skipWhitespace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private void skipEscapeBefore(char c) {
        boolean escaped = at + 1 < source.length()
                && ((quote == '"' && source.charAt(at) == '\\') || (quote == '\'' && c == '\''))
                && source.charAt(at + 1) == c;
        if (escaped) {
            at++;
        }
    }

    private Location place(int offset) {
        int line = start.line();
        int lineStart = offset(source, new Location(start.file(), line, 1));
        for (int newline = source.indexOf('\n', lineStart);
                newline >= 0 && newline < offset;
                newline = source.indexOf('\n', lineStart)) {
            line++;
            lineStart = newline + 1;
        }
        return new Location(start.file(), line, offset - lineStart + 1);
    }

    private static int offset(String source, Location place) {
        int lineStart = 0;
        for (int line = 1; line < place.line(); line++) {
            int newline = source.indexOf('\n', lineStart);
            if (newline < 0) {
                return source.length();
            }
            lineStart = newline + 1;
        }
        return Math.min(source.length(), lineStart + place.column() - 1);
    }
}
