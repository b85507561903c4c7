package dev.fraudscorer.internal.cards;

/*
 * Any signs that are no letters and no digits, up to eight of them, may stand between the groups of a number that is written
 * as cards print it: groups of four, of three, or of four, six and the rest. Groups of one or two digits are parted by the same
 * signs each time: prices, dates and hours have other signs within than between. One more group of the same size before or
 * behind, parted by a sign, makes a list of it that is no number. A walk goes over 19 digits at most, and most end at the
 * fourth; within a list all but the first group are passed over at a look.
 */
/** A number whose groups are parted by signs of any kind, such as {@code 4111, 1111, 1111, 1111}. */
final class PrintedGroups {
    private static final int NO_GROUP = -1;
    private static final int MOST_SIGNS = 8;
    private static final int LARGEST = 4;
    private static final int SMALLEST_OF_MIXED = 3;
    private static final int SECOND_OF_THREE = 6;

    private PrintedGroups() {}

    /** The end of the longest such number that begins with the group at {@code start}; {@code start} if none does. */
    static int end(CharSequence text, int start) {
        int size = digits(text, start);
        if (size > LARGEST || !Networks.isFirstDigit(glyphAt(text, start))) {
            return start;
        }
        int firstGap = after(text, start, size);
        int firstGapEnd = gapEnd(text, firstGap);
        // Where one sign parts them all, CardNumberScan has looked already, and where none does, too.
        boolean isSeenTo = size < SMALLEST_OF_MIXED
                && (firstGapEnd == next(text, firstGap) || !hasSign(text, firstGap, firstGapEnd));
        if (firstGapEnd == NO_GROUP || isSeenTo || isBehindGroup(text, start, size)) {
            return start;
        }
        int found = start;
        int digits = 0;
        int firstFour = 0;
        int sum = 0;
        int sumDoubled = 0;
        boolean hasSign = false;
        boolean isLast = false;
        int group = start;
        for (int groups = 1; ; groups++) {
            int i = group;
            int ofGroup = 0;
            for (; i < text.length(); i = next(text, i)) {
                int digit = glyphAt(text, i);
                if (!Glyph.isDigit(digit)) {
                    break;
                }
                int sumBefore = sum;
                sum = sumDoubled + digit;
                sumDoubled = sumBefore + Luhn.doubled(digit);
                ofGroup++;
                if (++digits > Networks.LONGEST) {
                    return found;
                }
                if (digits <= Networks.PREFIX_DIGITS) {
                    firstFour = firstFour * 10 + digit;
                    if (digits == Networks.PREFIX_DIGITS && !Networks.isPrefix(firstFour)) {
                        return found;
                    }
                }
            }
            boolean isSecondOfThree = groups == 2 && size == LARGEST && ofGroup == SECOND_OF_THREE;
            if (ofGroup > size && !isSecondOfThree && !isLast) {
                return found;
            }
            int next = gapEnd(text, i);
            boolean signFollows = next != NO_GROUP && hasSign(text, i, next);
            if (hasSign
                    && digits >= Networks.SHORTEST
                    && sum % 10 == 0
                    && Networks.issues(firstFour, digits)
                    && !(signFollows && digits(text, next) == size)) {
                found = i;
            }
            boolean isMixed = next != NO_GROUP && !isSame(text, firstGap, firstGapEnd, i, next);
            if (isLast || ofGroup < size || next == NO_GROUP || (isMixed && size < SMALLEST_OF_MIXED)) {
                return found;
            }
            isLast = isSecondOfThree;
            hasSign |= signFollows;
            group = next;
        }
    }

    /** Whether a group of {@code size} digits is before {@code start}, parted from it by a sign. */
    private static boolean isBehindGroup(CharSequence text, int start, int size) {
        int i = start;
        boolean hasSign = false;
        int glyph = Glyph.LETTER;
        for (int signs = 0; i > 0 && signs <= MOST_SIGNS; signs++) {
            glyph = Glyph.of(Character.codePointBefore(text, i));
            if (glyph != Glyph.SOFT && glyph != Glyph.HARD) {
                break;
            }
            hasSign |= glyph == Glyph.HARD;
            i = before(text, i);
        }
        if (!hasSign || !Glyph.isDigit(glyph)) {
            return false;
        }
        int digits = 0;
        while (i > 0 && digits <= size && Glyph.isDigit(Glyph.of(Character.codePointBefore(text, i)))) {
            digits++;
            i = before(text, i);
        }
        return digits == size;
    }

    /** Where the digits behind a gap at {@code from} begin; {@link #NO_GROUP} if there is no gap, or none that is short enough. */
    private static int gapEnd(CharSequence text, int from) {
        int i = from;
        for (int signs = 0; signs <= MOST_SIGNS && i < text.length(); signs++) {
            int glyph = glyphAt(text, i);
            if (Glyph.isDigit(glyph) || glyph == Glyph.LETTER) {
                return Glyph.isDigit(glyph) && signs > 0 ? i : NO_GROUP;
            }
            i = next(text, i);
        }
        return NO_GROUP;
    }

    private static boolean hasSign(CharSequence text, int from, int to) {
        for (int i = from; i < to; i = next(text, i)) {
            if (glyphAt(text, i) == Glyph.HARD) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(CharSequence text, int from, int to, int otherFrom, int otherTo) {
        if (to - from != otherTo - otherFrom) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != text.charAt(otherFrom + i - from)) {
                return false;
            }
        }
        return true;
    }

    /** How many digits stand from {@code from} on; one more than a group has at most if there are more. */
    private static int digits(CharSequence text, int from) {
        int digits = 0;
        for (int i = from; i < text.length() && digits <= LARGEST && Glyph.isDigit(glyphAt(text, i)); digits++) {
            i = next(text, i);
        }
        return digits;
    }

    private static int after(CharSequence text, int from, int count) {
        int i = from;
        for (int skipped = 0; skipped < count; skipped++) {
            i = next(text, i);
        }
        return i;
    }

    private static int glyphAt(CharSequence text, int i) {
        char c = text.charAt(i);
        return Glyph.of(Character.isHighSurrogate(c) ? Character.codePointAt(text, i) : c);
    }

    private static int next(CharSequence text, int i) {
        return i >= text.length() || !Character.isHighSurrogate(text.charAt(i))
                ? i + 1
                : i + Character.charCount(Character.codePointAt(text, i));
    }

    private static int before(CharSequence text, int i) {
        return i - Character.charCount(Character.codePointBefore(text, i));
    }
}
