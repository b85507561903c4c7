package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;

/** Numbers as texts. Reads without exceptions, which would cost a microsecond for each text that is no number. */
public final class NumberText {
    private static final long TOO_LARGE = 1L << 53;
    private static final int MOST_DIGITS = 400;

    private NumberText() {}

    /** {@code -12}; NaN for anything else, and from 2^53 on. */
    public static double whole(String text) {
        int start = afterSign(text, 0);
        if (start == text.length()) {
            return Double.NaN;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            value = value * 10 + c - '0';
            if (c < '0' || c > '9' || value >= TOO_LARGE) {
                return Double.NaN;
            }
        }
        return text.charAt(0) == '-' ? -value : value;
    }

    /** {@code -12.5e3}; NaN for anything else, and for what no finite double is near. */
    public static double decimal(String text) {
        int i = afterSign(text, 0);
        int wholeEnd = afterDigits(text, i);
        int digits = wholeEnd - i;
        i = wholeEnd;
        if (i < text.length() && text.charAt(i) == '.') {
            int end = afterDigits(text, i + 1);
            digits += end - i - 1;
            i = end;
        }
        if (digits == 0 || text.length() > MOST_DIGITS) {
            return Double.NaN;
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int start = afterSign(text, i + 1);
            i = afterDigits(text, start);
            if (i == start) {
                return Double.NaN;
            }
        }
        return i < text.length() ? Double.NaN : NumberNode.finite(Double.parseDouble(text));
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int afterDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
