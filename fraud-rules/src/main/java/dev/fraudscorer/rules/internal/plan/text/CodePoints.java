package dev.fraudscorer.rules.internal.plan.text;

/** Places in a text, counted in Unicode code points as CEL counts them, not in chars. */
final class CodePoints {
    private CodePoints() {}

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * The index among the chars of the code point at {@code position}; the text's length at its end.
     *
     * @return -1 if the position is not whole or lies outside of the text
     */
    static int index(String text, double position) {
        boolean inside = position >= 0 && position <= text.length() && position == Math.rint(position);
        if (!inside || position > count(text)) {
            return -1;
        }
        return text.offsetByCodePoints(0, (int) position);
    }
}
