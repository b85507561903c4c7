package dev.fraudscorer.internal.cards;

import org.jspecify.annotations.Nullable;

/**
 * Finds card numbers in what enters the library and in what it shows. Thread-safe; allocates nothing unless it masks.
 *
 * <p>A card number is 12 to 19 digits that begin and are as long as a network's numbers, with a right check digit. The
 * digits may be of any script and any separators may stand between them. Nothing else around them protects them, but for
 * three forms that hold such runs of digits by chance: hexadecimal ids and UUIDs, decimal fractions, and telephone numbers
 * of up to 13 digits after a plus. An unbroken run of digits is one number: no part of it is searched.
 */
public final class CardNumbers {
    private static final char MASK = '#';

    private CardNumbers() {}

    /** Whether {@code text} contains a card number. */
    public static boolean contains(CharSequence text) {
        return CardNumberScan.find(text, 0) != CardNumberScan.NONE;
    }

    /**
     * Whether there is a card number in an IPv6 address in its canonical form, of whose groups only four decimal digits
     * side by side are one; other addresses are texts.
     */
    public static boolean containsAddress(CharSequence address) {
        return AddressGroups.holdCardNumber(address);
    }

    /** Whether the whole part of a number is a card number, whatever its sign; false for NaN and the infinities. */
    public static boolean isCardNumber(double value) {
        return NumberCheck.isCardNumber(value);
    }

    /** {@code text} with a number sign in place of each digit of every card number in it; of the same length. */
    public static String mask(String text) {
        long found = CardNumberScan.find(text, 0);
        if (found == CardNumberScan.NONE) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        while (found != CardNumberScan.NONE) {
            int end = CardNumberScan.end(found);
            for (int i = CardNumberScan.start(found); i < end; i++) {
                int codePoint = Character.codePointAt(masked, i);
                if (Glyph.isDigit(Glyph.of(codePoint))) {
                    masked.setCharAt(i, MASK);
                    if (Character.charCount(codePoint) == 2) {
                        masked.setCharAt(++i, MASK);
                    }
                }
            }
            found = CardNumberScan.find(masked, end);
        }
        return masked.toString();
    }

    /**
     * The first digits of what is given as a card number and nothing else: 12 to 19 digits of any script with separators,
     * or its first six to eight alone.
     *
     * @param most how many digits are wanted, 6 or 8; no more than six of a number that has fewer than 16
     * @return in ASCII; null if {@code text} is neither a card number nor its first digits
     */
    public static @Nullable String firstDigits(CharSequence text, int most) {
        return FirstDigits.of(text, most);
    }
}
