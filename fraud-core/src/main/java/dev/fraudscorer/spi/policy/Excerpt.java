package dev.fraudscorer.spi.policy;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.policy.Location;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line of a document that contains a problem, with a caret under its place. A long line is cut around it; digits
 * that may be a card number are not shown.
 */
final class Excerpt {
    private static final int MOST_BEFORE = 70;
    private static final int MOST_AFTER = 40;
    /** What is looked at on both sides of what is shown, to see that the shown end of a number belongs to one. */
    private static final int MARGIN = 200;

    private static final String CUT = "…";
    private static final Pattern CARD_NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){12,}");

    /** How YAML, JSON and expressions write a character by its number, and other characters that are escaped. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|.)");

    private Excerpt() {}

    /** Two lines; null if the document has no such place. */
    static @Nullable String of(Lines document, Location at) {
        if (at.column() < 1 || !document.has(at.line()) || at.column() > document.length(at.line()) + 1) {
            return null;
        }
        // A line can have megabytes.
        int first = Math.max(0, at.column() - 1 - MOST_BEFORE - MARGIN);
        int last = Math.min(document.length(at.line()), at.column() - 1 + MOST_AFTER + MARGIN);
        String shown = masked(document.part(at.line(), first, last));
        int place = at.column() - 1 - first;
        int from = boundary(shown, Math.max(0, place - MOST_BEFORE));
        int to = boundary(shown, Math.min(shown.length(), place + MOST_AFTER));
        String before = (from > 0 ? CUT : "") + shown.substring(from, place);
        String after = shown.substring(place, to) + (to < shown.length() ? CUT : "");
        int indent = before.length() - before.stripLeading().length();
        String blank = " ".repeat(before.codePointCount(indent, before.length()));
        return before.substring(indent) + after.stripTrailing() + "\n" + blank + "^";
    }

    /** Of the same length, so that places stay. */
    private static String masked(String line) {
        StringBuilder shown = new StringBuilder(
                CARD_NUMBER.matcher(line).replaceAll(found -> found.group().replaceAll("[0-9]", "#")));
        String clean = CardNumbers.mask(unescaped(line));
        for (int i = 0; i < shown.length(); i++) {
            if (clean.charAt(i) == '#') {
                shown.setCharAt(i, '#');
            }
            if (isHidden(shown, i)) {
                shown.setCharAt(i, ' ');
            }
        }
        return shown.toString();
    }

    private static boolean isHidden(CharSequence shown, int i) {
        boolean isOfPair =
                Character.isSurrogatePair(shown.charAt(i), i + 1 < shown.length() ? shown.charAt(i + 1) : ' ')
                        || (i > 0 && Character.isSurrogatePair(shown.charAt(i - 1), shown.charAt(i)));
        return !isOfPair && ShownText.isHidden(shown.charAt(i));
    }

    /** Of the same length: each escape as blanks, and last the digit that it stands for. */
    private static String unescaped(String line) {
        return ESCAPE.matcher(line).replaceAll(found -> {
            int codePoint = ' ';
            for (int group = 1; group <= found.groupCount(); group++) {
                codePoint = found.group(group) == null ? codePoint : Integer.parseUnsignedInt(found.group(group), 16);
            }
            int digit = Character.isValidCodePoint(codePoint) ? Character.digit(codePoint, 10) : -1;
            return " ".repeat(found.group().length() - 1) + (digit < 0 ? ' ' : (char) ('0' + digit));
        });
    }

    /** Not between the two halves of a character. */
    private static int boundary(String line, int at) {
        boolean between = at > 0
                && at < line.length()
                && Character.isLowSurrogate(line.charAt(at))
                && Character.isHighSurrogate(line.charAt(at - 1));
        return between ? at - 1 : at;
    }
}
