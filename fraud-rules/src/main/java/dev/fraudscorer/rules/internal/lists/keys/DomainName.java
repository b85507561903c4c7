package dev.fraudscorer.rules.internal.lists.keys;

import java.text.Normalizer;

/*
 * One domain has many spellings: Bücher.example, BÜCHER.EXAMPLE, bu + a combining diaeresis, full-width letters, an ideographic
 * full stop, xn--bcher-kva.example. What is compared is the ASCII form of UTS 46 (non-transitional, as browsers and mail servers
 * use it): ignorable characters left out, compatibility composition (NFKC), lower case, and each label that is not ASCII in
 * Punycode (RFC 3492) behind xn--.
 *
 * java.net.IDN is not used: it follows IDNA 2003, in which straße.example is strasse.example, another domain; and it throws for
 * long labels and unassigned characters, which a sender chooses.
 */
/** The one spelling of a domain: ASCII, lower case. A text that is no domain gets some spelling, too. */
final class DomainName {
    /** A domain of 253 characters is not longer in any spelling that anybody uses. */
    static final int MOST_CHARACTERS = 320;

    private static final String PREFIX = "xn--";

    private DomainName() {}

    /**
     * The ASCII form of the domain that {@code text} ends with, behind the last {@code @} if there is one, without a dot at
     * its end; a text whose domain is spelled so is returned as it is, with all that is before the domain and the dot
     * at its end. Of a text that is too long, only whole labels at its end are looked at.
     */
    static String ascii(String text) {
        if (isPlain(text)) {
            return text;
        }
        // Cut before it is composed: a long local part must not push the domain out.
        String domain = unicode(text.substring(begin(text)));
        int begin = domain.lastIndexOf('@') + 1;
        int end = domain.endsWith(".") ? domain.length() - 1 : domain.length();
        StringBuilder ascii = new StringBuilder(end - begin + 16);
        int label = begin;
        while (label <= end) {
            int dot = domain.indexOf('.', label);
            int labelEnd = dot < 0 || dot > end ? end : dot;
            append(domain, label, labelEnd, ascii);
            if (labelEnd < end) {
                ascii.append('.');
            }
            label = labelEnd + 1;
        }
        return ascii.toString();
    }

    /** Where the domain begins: behind the last {@code @}, also one that is composed to it. */
    static int begin(String text) {
        int i = text.length();
        while (i > 0 && !isAt(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    static boolean isAt(char c) {
        return c == '@' || c == 0xFF20 || c == 0xFE6B;
    }

    /** The text in lower case and in composed characters, with plain dots. */
    static String unicode(String text) {
        if (isPlain(text)) {
            return text;
        }
        int from = Math.max(0, text.length() - MOST_CHARACTERS);
        StringBuilder kept = new StringBuilder(text.length() - from);
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isIgnored(c)) {
                kept.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        String composed = Normalizer.normalize(kept, Normalizer.Form.NFKC);
        StringBuilder lower = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> lower.appendCodePoint(isDot(c) ? '.' : Character.toLowerCase(c)));
        String folded = Normalizer.normalize(lower, Normalizer.Form.NFKC);
        // What was cut off may have begun within a label.
        return from == 0 ? folded : folded.substring(folded.indexOf('.') + 1);
    }

    /** Whether the domain is spelled as it is compared. Most are, and pay for no more than this look. */
    private static boolean isPlain(String value) {
        for (int i = value.length() - 1; i >= 0; i--) {
            char c = value.charAt(i);
            if (c == '@') {
                return true;
            }
            if ((c >= 'A' && c <= 'Z') || c > 127) {
                return false;
            }
        }
        return true;
    }

    private static void append(String domain, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            if (domain.charAt(i) >= 128) {
                out.append(PREFIX);
                Punycode.encode(domain.substring(from, to), out);
                return;
            }
        }
        out.append(domain, from, to);
    }

    /** Characters that UTS 46 ignores, but for the joiners, which it keeps: soft hyphens, selectors, marks of order. */
    private static boolean isIgnored(int c) {
        return c > 127
                && (c == 0xAD
                        || c == 0x34F
                        || (c >= 0x180B && c <= 0x180F)
                        || c == 0x200B
                        || (c >= 0x2060 && c <= 0x2064)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || c == 0xFEFF
                        || (c >= 0xE0100 && c <= 0xE01EF));
    }

    private static boolean isDot(int c) {
        return c == 0x3002 || c == 0xFF0E || c == 0xFF61;
    }
}
