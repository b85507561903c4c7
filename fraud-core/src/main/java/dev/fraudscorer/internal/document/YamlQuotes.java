package dev.fraudscorer.internal.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which quotes a value needs that YAML does not read as the text that its writer meant, such as the condition in
 * {@code when: !has(x)}. It looks at the one line of the mistake, and so finds most, not all of them.
 */
final class YamlQuotes {
    private static final Pattern KEY = Pattern.compile("(?<=^|[\\s{,-])[A-Za-z_][A-Za-z0-9_.-]*:(?=\\s|$)");
    private static final Pattern NEXT_KEY = Pattern.compile(",\\s*[A-Za-z_][A-Za-z0-9_.-]*:\\s");
    private static final Pattern MANY_DIGITS = Pattern.compile("(?:[0-9].*?){6}");
    private static final int LONGEST_SHOWN = 80;

    private final String key;
    private final String value;
    private final boolean isInBraces;

    private YamlQuotes(String key, String value, boolean isInBraces) {
        this.key = key;
        this.value = value;
        this.isInBraces = isInBraces;
    }

    /**
     * The value that contains a mistake.
     *
     * @param line of the document
     * @param column of the mistake, from 1
     * @return null if there is no key and no dash before it
     */
    static @Nullable YamlQuotes of(String line, int column) {
        int before = Math.min(Math.max(column, 1), line.length());
        Matcher keys = KEY.matcher(line);
        String key = "";
        int start = -1;
        while (keys.find() && keys.end() < before) {
            key = keys.group();
            start = keys.end();
        }
        int dash = line.indexOf("- ");
        if (start < 0 && dash >= 0 && line.substring(0, dash).isBlank() && dash + 1 < before) {
            key = "-";
            start = dash + 1;
        }
        if (start < 0) {
            return null;
        }
        boolean isInBraces = line.substring(0, start).indexOf('{') >= 0;
        return new YamlQuotes(key, valueFrom(line.substring(start).strip(), isInBraces), isInBraces);
    }

    private static String valueFrom(String rest, boolean isInBraces) {
        if (!isInBraces) {
            return rest;
        }
        Matcher next = NEXT_KEY.matcher(rest);
        String value = next.find() ? rest.substring(0, next.start()) : rest;
        int brace = value.lastIndexOf('}');
        return (next.hitEnd() || brace == value.length() - 1) && brace >= 0
                ? value.substring(0, brace).strip()
                : value.strip();
    }

    /** The value as its writer meant it, presumably. */
    String value() {
        return value;
    }

    /** Whether the value begins with the character at a column. */
    boolean beginsLike(String line, int column) {
        boolean isThere = column >= 1 && column <= line.length() && !value.isEmpty();
        return isThere && line.charAt(column - 1) == value.charAt(0);
    }

    /** What is wrong with the value; null if nothing that quotes would mend. */
    @Nullable
    String reason() {
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        return switch (first) {
            case ' ' -> null;
            case '!' -> "a value that begins with '!', which YAML reads as a tag";
            case '*' -> "a value that begins with '*', which YAML reads as an alias";
            case '&' -> "a value that begins with '&', which YAML reads as an anchor";
            case '%', '@', '`', ',', ']', '}', '|', '>' ->
                "a value that begins with '" + first + "', which YAML keeps for itself";
            case '\'', '"' ->
                isClosed(first)
                        ? "a value that continues behind its closing quote"
                        : "a value without the quote that closes it";
            default -> reasonInside();
        };
    }

    private boolean isClosed(char quote) {
        int end = value.indexOf(quote, 1);
        return end > 0 && end < value.length() - 1;
    }

    private @Nullable String reasonInside() {
        if (value.contains(": ")) {
            return "a value with ': ' in it, which YAML reads as another key";
        }
        boolean hasMark = value.indexOf('[') >= 0 || value.indexOf('{') >= 0 || value.indexOf(',') >= 0;
        return isInBraces && hasMark ? "a value in braces with brackets, braces or commas of its own" : null;
    }

    /** How to write it; a value that may be a number which nobody is to see is not shown. */
    String remedy() {
        String name = key.equals("-") ? "the item" : "the value of '" + key.substring(0, key.length() - 1) + "'";
        String remedy = "quotes around the whole of " + name;
        boolean isShown = value.length() <= LONGEST_SHOWN
                && !MANY_DIGITS.matcher(value).find()
                && !value.startsWith("'")
                && !value.startsWith("\"");
        return isShown ? remedy + ": " + key + " " + quoted() : remedy;
    }

    private String quoted() {
        if (value.indexOf('\'') < 0) {
            return "'" + value + "'";
        }
        boolean fitsDouble = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
        return fitsDouble ? "\"" + value + "\"" : "'" + value.replace("'", "''") + "'";
    }
}
