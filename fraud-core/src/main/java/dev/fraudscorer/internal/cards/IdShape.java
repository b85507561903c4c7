package dev.fraudscorer.internal.cards;

/**
 * Distinguishes ids in hexadecimal from numbers: a UUID, or 16, 24, 32, 40, 48, 56, 64, 96 or 128 hexadecimal digits of
 * one case among which are letters. One in fifty ids of 32 has a run of digits as long as a card number, so they are
 * accepted as ids.
 *
 * <p>Letters that merely stand around a number do not make an id of it: one of 24 digits or more changes at least twice
 * between digits and letters, which all but one in a million do. Nor is track data an id: {@code %B…}, or the digits, a D
 * and the date of expiry.
 */
final class IdShape {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;
    private static final int FEWEST_CHANGES = 2;
    private static final int UUID_LENGTH = 36;
    private static final int UUID_DIGITS = 32;

    private IdShape() {}

    /** Where an id that begins at {@code start}, the first letter or digit of its word, ends; {@code start} if it is none. */
    static int end(CharSequence text, int start) {
        boolean hasPrefix = start + 2 < text.length() && text.charAt(start) == '0' && text.charAt(start + 1) == 'x';
        int from = hasPrefix ? start + 2 : start;
        int uuid = from + UUID_LENGTH;
        int to = uuid <= text.length() && text.charAt(from + 8) == '-' ? uuid : from;
        boolean isUuid = to == uuid;
        if (!isUuid) {
            while (to < text.length() && to - from <= LONGEST && isHex(text.charAt(to))) {
                to++;
            }
        }
        if (to < text.length() && Glyph.isAsciiWord(text.charAt(to))) {
            return start;
        }
        boolean isId = isUuid ? areUuidGroups(text, from) && isMixed(text, from, to) : isHexId(text, from, to);
        return isId ? to : start;
    }

    private static boolean isHexId(CharSequence text, int from, int to) {
        boolean isKnownLength = switch (to - from) {
            case SHORTEST, 24, UUID_DIGITS, 40, 48, 56, 64, 96, LONGEST -> true;
            default -> false;
        };
        boolean afterSentinel = from > 0 && text.charAt(from - 1) == '%';
        return isKnownLength
                && !afterSentinel
                && isMixed(text, from, to)
                && !isTrack(text, from, to)
                && !isPaddedNumber(text, from, to);
    }

    /**
     * A number of American Express, 15 digits that begin with 34 or 37, padded with an F as chips do (EMV, tag 5A). One in nine
     * million random ids of 16 is taken for that; with any letter behind it would be one in 1.5 million.
     */
    private static boolean isPaddedNumber(CharSequence text, int from, int to) {
        boolean isPadded = text.charAt(to - 1) == 'F' || text.charAt(to - 1) == 'f';
        if (to - from != SHORTEST || text.charAt(from) != '3' || !isPadded) {
            return false;
        }
        char second = text.charAt(from + 1);
        long number = 0;
        for (int i = from; i < to - 1; i++) {
            if (!Glyph.isAsciiDigit(text.charAt(i))) {
                return false;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return (second == '4' || second == '7') && Luhn.isValid(number);
    }

    /** Whether digits and letters of one case are mixed; dashes are passed over. */
    private static boolean isMixed(CharSequence text, int from, int to) {
        int changes = 0;
        int lower = 0;
        int upper = 0;
        boolean afterDigit = Glyph.isAsciiDigit(text.charAt(from));
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '-') {
                continue;
            }
            boolean digit = Glyph.isAsciiDigit(c);
            changes += digit == afterDigit ? 0 : 1;
            lower += c >= 'a' ? 1 : 0;
            upper += digit || c >= 'a' ? 0 : 1;
            afterDigit = digit;
        }
        int fewest = to - from == SHORTEST ? 1 : FEWEST_CHANGES;
        return changes >= fewest && (lower == 0 || upper == 0);
    }

    private static boolean areUuidGroups(CharSequence text, int from) {
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(from + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    /** Track 2 as a chip gives it: the number, D, year and month of expiry, and more digits; padded with an F. */
    private static boolean isTrack(CharSequence text, int from, int to) {
        int separator = from;
        while (separator < to && Glyph.isAsciiDigit(text.charAt(separator))) {
            separator++;
        }
        int month = separator + 3;
        if (separator - from < Networks.SHORTEST
                || month + 1 >= to
                || (text.charAt(separator) != 'D' && text.charAt(separator) != 'd')) {
            return false;
        }
        for (int i = separator + 1; i < to; i++) {
            boolean padding = i == to - 1 && (text.charAt(i) == 'F' || text.charAt(i) == 'f');
            if (!Glyph.isAsciiDigit(text.charAt(i)) && !padding) {
                return false;
            }
        }
        char tens = text.charAt(month);
        char ones = text.charAt(month + 1);
        return (tens == '0' && ones >= '1') || (tens == '1' && ones <= '2');
    }

    private static boolean isHex(char c) {
        return Glyph.isAsciiDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
