package dev.fraudscorer.internal.cards;

/**
 * A text as it is shown, in messages, logs, evidence and reports: without card numbers, and on one line. What would
 * begin another line, hide or turn around the text beside it, or cannot be seen, is replaced by its escape in Java.
 * Whoever chooses an id or a name then writes no line of his own into a log. Thread-safe; allocates nothing for most
 * texts.
 */
public final class ShownText {
    private static final int ASCII = 128;

    private ShownText() {}

    /** {@code text} with a number sign for each digit of a card number, and with {@code \n} or {@code \u202e} for what is not shown. */
    public static String of(String text) {
        return escaped(CardNumbers.mask(text), false);
    }

    /** As {@link #of}, with the ends of lines and tabs as they are: for messages of several lines. */
    public static String lines(String text) {
        return escaped(CardNumbers.mask(text), true);
    }

    /**
     * Whether a character is not shown as it is: a control character, one that is not seen or changes the direction of what is,
     * the end of a line or a paragraph, or half of a pair.
     */
    public static boolean isHidden(int codePoint) {
        if (codePoint < ASCII) {
            return codePoint < ' ' || codePoint == 0x7F;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Whether any character is hidden but ends of lines and tabs. */
    static boolean hidesBeyondLines(String text) {
        return firstHidden(text, true) < text.length();
    }

    private static String escaped(String text, boolean keepsLines) {
        int i = firstHidden(text, keepsLines);
        if (i == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, i);
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            if (isEscaped(codePoint, keepsLines)) {
                append(text, i, end, shown);
            } else {
                shown.append(text, i, end);
            }
            i = end;
        }
        return shown.toString();
    }

    private static int firstHidden(String text, boolean keepsLines) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int codePoint = c < ASCII ? c : text.codePointAt(i);
            if (isEscaped(codePoint, keepsLines)) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    private static boolean isEscaped(int codePoint, boolean keepsLines) {
        boolean isKept = keepsLines && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t');
        return !isKept && isHidden(codePoint);
    }

    private static void append(String text, int from, int to, StringBuilder out) {
        switch (text.charAt(from)) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                for (int i = from; i < to; i++) {
                    String hex = Integer.toHexString(text.charAt(i));
                    out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                }
            }
        }
    }
}
