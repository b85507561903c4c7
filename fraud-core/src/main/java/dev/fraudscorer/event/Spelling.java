package dev.fraudscorer.event;

import dev.fraudscorer.internal.canonical.Ip;
import org.jspecify.annotations.Nullable;

/** Makes one text of the spellings of a thing. A text that is spelled so already is returned as it is. */
final class Spelling {
    private Spelling() {}

    /** Without white space at both ends, that without a break among it. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * Code point by code point to upper and then to lower case: no locale, no context, and never longer. Both forms of the
     * Turkish i become {@code i}, as {@link String#equalsIgnoreCase} has it.
     */
    static String foldCase(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (folded(c) != c) {
                return foldFrom(text, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    /** The canonical form of an IP address; null if it is none. */
    static @Nullable String address(String text) {
        return Ip.canonical(text);
    }

    private static String foldFrom(String text, int first) {
        StringBuilder folded = new StringBuilder(text.length()).append(text, 0, first);
        int i = first;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            folded.appendCodePoint(folded(c));
            i += Character.charCount(c);
        }
        return folded.toString();
    }

    private static int folded(int c) {
        return c < 128 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
