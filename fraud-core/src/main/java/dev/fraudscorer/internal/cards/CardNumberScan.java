package dev.fraudscorer.internal.cards;

/*
 * The digits of a text stand in groups, parted by anything that is no letter. A card number begins where a group begins and
 * ends where one ends, so at each group at most 19 digits are walked: over separators that may be mixed at will (Glyph.SOFT),
 * or over one sign, the same each time (Glyph.HARD), whose chain must begin and end with the number: four groups of an IPv6
 * address or of a list of merchant categories are no number. Other signs, and mixtures of them, part groups that are written as
 * cards print them (PrintedGroups). Most walks end at the fourth digit, with which no network's
 * numbers begin. The time is linear in the text's length, since a separator is walked over for at most 19 beginnings.
 */
/** Finds the next card number in a text. */
final class CardNumberScan {
    static final long NONE = -1;

    private static final int NO_GROUP = -1;
    private static final int LONGEST_TELEPHONE = 13;
    private static final int LONGEST_WHOLE_PART = 3;
    private static final int SHORTEST_FRACTION = 9;

    private CardNumberScan() {}

    static int start(long found) {
        return (int) (found >>> 32);
    }

    static int end(long found) {
        return (int) found;
    }

    /** The first card number that begins at {@code from} or later, as {@link #start} and {@link #end}; or {@link #NONE}. */
    static long find(CharSequence text, int from) {
        if (!hasEnoughDigits(text, from)) {
            return NONE;
        }
        int before = from == 0 ? ' ' : Character.codePointBefore(text, from);
        int i = from;
        while (i < text.length()) {
            int codePoint = Character.codePointAt(text, i);
            if (Glyph.isAsciiWord(codePoint) && !Glyph.isAsciiWord(before)) {
                int end = IdShape.end(text, i);
                if (end > i) {
                    i = end;
                    before = '0';
                    continue;
                }
            }
            if (Glyph.isDigit(Glyph.of(codePoint)) && !Glyph.isDigit(Glyph.of(before))) {
                int fraction = before == '.' ? fractionEnd(text, i) : i;
                if (fraction > i) {
                    i = fraction;
                    before = '0';
                    continue;
                }
                int end = numberEnd(text, i, before);
                end = end > i ? end : PrintedGroups.end(text, i);
                if (end > i) {
                    return ((long) i << 32) | end;
                }
            }
            before = codePoint;
            i += Character.charCount(codePoint);
        }
        return NONE;
    }

    /** Whether there are as many digits as the shortest number has; given up as soon as too many characters are none. */
    private static boolean hasEnoughDigits(CharSequence text, int from) {
        int others = text.length() - from - Networks.SHORTEST;
        for (int i = from, digits = 0; others >= 0 && digits < Networks.SHORTEST; i++) {
            char c = text.charAt(i);
            boolean digit = c < 128 ? c >= '0' && c <= '9' : Glyph.isDigit(Glyph.of(Character.codePointAt(text, i)));
            digits += digit ? 1 : 0;
            others -= digit ? 0 : 1;
        }
        return others >= 0;
    }

    /** The end of the longest card number that begins at {@code start}; {@code start} if none does. */
    private static int numberEnd(CharSequence text, int start, int before) {
        int found = start;
        int digits = 0;
        int firstFour = 0;
        // The check sum if the last digit so far is taken as it is, and if it is doubled: the next digit swaps them.
        int sum = 0;
        int sumDoubled = 0;
        int firstEnd = start;
        int separator = Glyph.SOFT;
        int group = start;
        while (group != NO_GROUP) {
            int i = group;
            while (i < text.length()) {
                int codePoint = Character.codePointAt(text, i);
                int digit = Glyph.of(codePoint);
                if (!Glyph.isDigit(digit)) {
                    break;
                }
                if (digits == Networks.LONGEST) {
                    return found;
                }
                int sumBefore = sum;
                sum = sumDoubled + digit;
                sumDoubled = sumBefore + Luhn.doubled(digit);
                digits++;
                if (digits <= Networks.PREFIX_DIGITS) {
                    firstFour = firstFour * 10 + digit;
                    if (digits == Networks.PREFIX_DIGITS && !Networks.isPrefix(firstFour)) {
                        return found;
                    }
                }
                i += Character.charCount(codePoint);
            }
            if (group == start) {
                firstEnd = i;
                separator = separatorAt(text, i);
                if (separator != Glyph.SOFT && separator == before && endsWithDigit(text, start - 1)) {
                    separator = NO_GROUP; // the end of a chain that began before
                }
            }
            boolean isFraction = group == firstEnd + 1 && isFraction(text, start, firstEnd, i);
            if (isFraction && hasExponent(text, i)) {
                int end = exponentEnd(text, i);
                return CardNumbers.isCardNumber(
                                Double.parseDouble(text.subSequence(start, end).toString()))
                        ? end
                        : found;
            }
            if (digits >= Networks.SHORTEST
                    && sum % 10 == 0
                    && Networks.issues(firstFour, digits)
                    && !isFraction
                    && !(before == '+' && digits <= LONGEST_TELEPHONE)
                    && (group == start || separator == Glyph.SOFT || nextGroup(text, i, separator) == NO_GROUP)) {
                found = i;
            }
            group = nextGroup(text, i, separator);
        }
        return found;
    }

    /** The sign that is to part the groups; {@link Glyph#SOFT} for any mixture of soft separators. */
    private static int separatorAt(CharSequence text, int i) {
        int codePoint = i < text.length() ? Character.codePointAt(text, i) : ' ';
        return Glyph.of(codePoint) == Glyph.HARD ? codePoint : Glyph.SOFT;
    }

    /** Where the next group of digits begins if the separator before it, at {@code end}, is one that parts this number. */
    private static int nextGroup(CharSequence text, int end, int separator) {
        int i = end;
        if (separator == Glyph.SOFT) {
            while (i < text.length() && glyphAt(text, i) == Glyph.SOFT) {
                i += Character.charCount(Character.codePointAt(text, i));
            }
        } else if (i < text.length() && Character.codePointAt(text, i) == separator) {
            i += Character.charCount(separator);
        }
        return i > end && i < text.length() && Glyph.isDigit(glyphAt(text, i)) ? i : NO_GROUP;
    }

    private static int glyphAt(CharSequence text, int i) {
        return Glyph.of(Character.codePointAt(text, i));
    }

    private static boolean endsWithDigit(CharSequence text, int end) {
        return end > 0 && Glyph.isDigit(Glyph.of(Character.codePointBefore(text, end)));
    }

    /** Whether two groups are one number with a fraction, as doubles are written and degrees of latitude. */
    private static boolean isFraction(CharSequence text, int start, int point, int end) {
        if (point - start > LONGEST_WHOLE_PART
                || end - point <= SHORTEST_FRACTION
                || (text.charAt(point) != '.' && text.charAt(point) != ',')) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (i != point && !Glyph.isAsciiDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The end of the digits behind the point of one number with a fraction, such as a double in JSON; {@code start} if
     * they are no fraction: the whole part has one to three digits, and there is no further point before or behind.
     */
    private static int fractionEnd(CharSequence text, int start) {
        int point = start - 1;
        int whole = point;
        while (whole > 0 && point - whole <= LONGEST_WHOLE_PART && Glyph.isAsciiDigit(text.charAt(whole - 1))) {
            whole--;
        }
        int end = start;
        while (end < text.length() && Glyph.isAsciiDigit(text.charAt(end))) {
            end++;
        }
        boolean inChain = (whole > 1 && text.charAt(whole - 1) == '.' && Glyph.isAsciiDigit(text.charAt(whole - 2)))
                || (end + 1 < text.length() && text.charAt(end) == '.' && Glyph.isAsciiDigit(text.charAt(end + 1)));
        return whole < point && !inChain && isFraction(text, whole, point, end) ? end : start;
    }

    private static boolean hasExponent(CharSequence text, int i) {
        return i < text.length() && (text.charAt(i) == 'E' || text.charAt(i) == 'e') && exponentEnd(text, i) > i;
    }

    /** The end of an exponent of two digits, by which alone a fraction becomes as large as a card number. */
    private static int exponentEnd(CharSequence text, int i) {
        int digits = i + 1 < text.length() && text.charAt(i + 1) == '+' ? i + 2 : i + 1;
        boolean two = digits + 1 < text.length()
                && Glyph.isAsciiDigit(text.charAt(digits))
                && Glyph.isAsciiDigit(text.charAt(digits + 1));
        return two ? digits + 2 : i;
    }
}
