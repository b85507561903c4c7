package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Identifiers;

/**
 * The tokens of an expression of the plain shapes, one after the other. Texts with escapes, comments, and whatever the
 * lexer of CEL might cut in another way are none. Confined to one thread.
 */
final class PlainTokens {
    /** Of an operator, CEL's parser goes down two levels at most; this many cannot reach its limit. */
    private static final int MOST_DEEPENING = ExpressionParser.DEEPEST_NESTING / 2 - 5;

    private static final char END_OF_TEXT = '\0';

    private final String text;
    private PlainToken kind = PlainToken.END;
    private int start;
    private int end;
    private int deepening;

    /** Begins with the first token. */
    PlainTokens(String text) {
        this.text = text;
        advance();
    }

    PlainToken kind() {
        return kind;
    }

    int start() {
        return start;
    }

    String written() {
        return text.substring(start, end);
    }

    String unquoted() {
        return text.substring(start + 1, end - 1);
    }

    /** Passes a token of this kind. */
    void pass(PlainToken expected) {
        NotPlainException.unless(kind == expected);
        advance();
    }

    void advance() {
        start = end;
        while (isSpace(at(start))) {
            start++;
        }
        end = start + 1;
        kind = scan(at(start));
        NotPlainException.unless(!kind.deepens() || ++deepening <= MOST_DEEPENING);
    }

    private PlainToken scan(char first) {
        return switch (first) {
            case END_OF_TEXT -> tokenUnless(start < text.length(), PlainToken.END);
            case '(' -> PlainToken.OPEN;
            case ')' -> PlainToken.CLOSE;
            case '[' -> PlainToken.OPEN_LIST;
            case ']' -> PlainToken.CLOSE_LIST;
            case ',' -> PlainToken.COMMA;
            case '?' -> PlainToken.QUESTION;
            case ':' -> PlainToken.COLON;
            case '+' -> PlainToken.PLUS;
            case '-' -> PlainToken.MINUS;
            case '*' -> PlainToken.TIMES;
            case '%' -> PlainToken.REMAINDER;
            case '/' -> tokenUnless(at(end) == '/', PlainToken.DIVIDED);
            case '.' -> tokenUnless(isDigit(at(end)), PlainToken.DOT);
            case '&' -> doubled('&', PlainToken.AND);
            case '|' -> doubled('|', PlainToken.OR);
            case '=' -> doubled('=', PlainToken.EQUAL);
            case '!' -> withEqualSign(PlainToken.NOT_EQUAL, PlainToken.NOT);
            case '<' -> withEqualSign(PlainToken.LESS_OR_EQUAL, PlainToken.LESS);
            case '>' -> withEqualSign(PlainToken.GREATER_OR_EQUAL, PlainToken.GREATER);
            case '\'', '"' -> quoted(first);
            default -> wordOrNumber(first);
        };
    }

    private static PlainToken tokenUnless(boolean other, PlainToken token) {
        NotPlainException.unless(!other);
        return token;
    }

    private PlainToken doubled(char second, PlainToken token) {
        return tokenUnless(at(end++) != second, token);
    }

    private PlainToken withEqualSign(PlainToken with, PlainToken without) {
        if (at(end) != '=') {
            return without;
        }
        end++;
        return with;
    }

    /** Surrogates are left out, so that each character is one code point. */
    private PlainToken quoted(char quote) {
        char next = at(end++);
        while (next != quote) {
            NotPlainException.unless(end <= text.length()
                    && next != '\\'
                    && next != '\n'
                    && next != '\r'
                    && !Character.isSurrogate(next));
            next = at(end++);
        }
        boolean opensThree = end == start + 2 && at(end) == quote;
        return tokenUnless(opensThree, PlainToken.TEXT);
    }

    private PlainToken wordOrNumber(char first) {
        if (isLetter(first)) {
            return word();
        }
        NotPlainException.unless(isDigit(first));
        return number();
    }

    private PlainToken word() {
        while (isLetter(at(end)) || isDigit(at(end))) {
            end++;
        }
        String word = written();
        // Before a quote it can be the prefix of a raw text or of bytes.
        NotPlainException.unless(at(end) != '\'' && at(end) != '"');
        return switch (word) {
            case "true" -> PlainToken.TRUE;
            case "false" -> PlainToken.FALSE;
            case "in" -> PlainToken.IN;
            default -> tokenUnless(Identifiers.isWordOfCel(word), PlainToken.NAME);
        };
    }

    private PlainToken number() {
        passDigits();
        PlainToken token = PlainToken.WHOLE;
        if (at(end) == '.' && isDigit(at(end + 1))) {
            token = PlainToken.DECIMAL;
            end++;
            passDigits();
        }
        if (at(end) == 'e' || at(end) == 'E') {
            token = PlainToken.DECIMAL;
            end += at(end + 1) == '+' || at(end + 1) == '-' ? 2 : 1;
            tokenUnless(!isDigit(at(end)), token);
            passDigits();
        }
        return tokenUnless(isLetter(at(end)) || at(end) == '.', token);
    }

    private void passDigits() {
        while (isDigit(at(end))) {
            end++;
        }
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : END_OF_TEXT;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
