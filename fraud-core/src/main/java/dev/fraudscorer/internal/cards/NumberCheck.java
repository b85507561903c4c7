package dev.fraudscorer.internal.cards;

/** Finds card numbers among doubles. */
final class NumberCheck {
    private static final double LEAST = 1e11;
    private static final double BEYOND = 9.2e18;
    private static final double EXACT = 1L << 53;

    private NumberCheck() {}

    /**
     * Whether the whole part is a card number, whatever its sign. Beyond 2^53 a double stands for several whole numbers: it
     * is a card number if one of them is.
     */
    static boolean isCardNumber(double value) {
        double magnitude = Math.abs(value);
        if (!(magnitude >= LEAST && magnitude < BEYOND)) {
            return false;
        }
        long half = magnitude < EXACT ? 0 : (long) (Math.ulp(magnitude) / 2);
        long number = (long) magnitude;
        for (long near = number - half; near <= number + half; near++) {
            if (Luhn.isValid(near)) {
                return isIssued(near);
            }
        }
        return false;
    }

    private static boolean isIssued(long number) {
        int length = 0;
        long firstFour = number;
        for (long rest = number; rest != 0; rest /= 10) {
            length++;
        }
        for (int i = Networks.PREFIX_DIGITS; i < length; i++) {
            firstFour /= 10;
        }
        return length >= Networks.SHORTEST && Networks.issues((int) firstFour, length);
    }
}
