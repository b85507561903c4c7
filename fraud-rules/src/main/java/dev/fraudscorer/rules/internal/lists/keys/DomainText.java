package dev.fraudscorer.rules.internal.lists.keys;

/*
 * A list of domains is searched for texts that a sender writes: "evil.example " is not evil.example, and whoever
 * delivers the mail may still take it for that. What is no domain is therefore neither on a list nor off it. The labels
 * are those of UTS 46 with what its tables leave out decided by the classes of characters: letters, digits, marks,
 * symbols (☃.net is a domain), hyphens and the underscore; joiners only behind a letter or mark of a script that has
 * them (RFC 5892, appendix A).
 */
/** Separates domains, and addresses that end with one, from other texts. */
final class DomainText {
    static final int LONGEST_DOMAIN = 253;

    private static final int LONGEST_LABEL = 63;

    private DomainText() {}

    /** Whether {@code text} is a domain, or a local part, {@code @} and a domain; a dot may be at the end. */
    static boolean endsWithDomain(String text) {
        int begin = DomainName.begin(text);
        if (begin > 1 && !isLocalPart(text, begin - 1)) {
            return false;
        }
        for (int i = begin; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return text.length() - begin <= DomainName.MOST_CHARACTERS
                        && labels(DomainName.unicode(text.substring(begin)), 0) > 0;
            }
        }
        return labels(text, begin) > 0;
    }

    /**
     * How many labels the domain from {@code begin} to the end of {@code text} has, without a dot at its end; 0 if it is none.
     *
     * @param text in composed characters, with plain dots
     */
    static int labels(String text, int begin) {
        int end = text.endsWith(".") ? text.length() - 1 : text.length();
        if (end - begin < 1 || end - begin > LONGEST_DOMAIN) {
            return 0;
        }
        int labels = 1;
        int length = 0;
        int before = '.';
        for (int i = begin; i < end; ) {
            int c = text.codePointAt(i);
            if (c == '.') {
                if (length == 0) {
                    return 0;
                }
                labels++;
                length = 0;
            } else if (++length > LONGEST_LABEL || !isOfLabel(c, before)) {
                return 0;
            }
            before = c;
            i += Character.charCount(c);
        }
        return length == 0 ? 0 : labels;
    }

    /** Whether no other address hides in what is before the {@code @}: an {@code @} there needs quotes. */
    private static boolean isLocalPart(String text, int end) {
        boolean isQuoted = end > 1 && text.charAt(0) == '"' && text.charAt(end - 1) == '"';
        for (int i = isQuoted ? 1 : 0; i < (isQuoted ? end - 1 : end); i++) {
            char c = text.charAt(i);
            if (isQuoted ? c == '"' && text.charAt(i - 1) != '\\' : DomainName.isAt(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfLabel(int c, int before) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.OTHER_SYMBOL -> !isBlankLetter(c);
            case Character.FORMAT -> (c == 0x200C || c == 0x200D) && takesJoiner(before);
            default -> c == 0xB7 || c == 0x30FB;
        };
    }

    /** Letters and symbols that show nothing. */
    private static boolean isBlankLetter(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 || c == 0xFFFC || c == 0xFFFD;
    }

    private static boolean takesJoiner(int before) {
        return switch (Character.UnicodeScript.of(before)) {
            case LATIN,
                    GREEK,
                    CYRILLIC,
                    ARMENIAN,
                    GEORGIAN,
                    HEBREW,
                    HAN,
                    HIRAGANA,
                    KATAKANA,
                    HANGUL,
                    COMMON,
                    INHERITED -> false;
            default -> true;
        };
    }
}
