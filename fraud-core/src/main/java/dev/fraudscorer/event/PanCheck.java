package dev.fraudscorer.event;

/** Finds texts that pass for a primary account number: 13 to 19 digits whose Luhn sum is a multiple of ten. */
final class PanCheck {
    private static final int SHORTEST_PAN = 13;
    private static final int LONGEST_PAN = 19;

    private PanCheck() {}

    /** Spaces and dashes between the digits are passed over, since people write card numbers in groups. */
    static boolean looksLikePan(String text) {
        int digits = 0;
        int sum = 0;
        boolean doubled = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c < '0' || c > '9' || ++digits > LONGEST_PAN) {
                return false;
            }
            int value = c - '0';
            if (doubled) {
                value *= 2;
                sum += value > 9 ? value - 9 : value;
            } else {
                sum += value;
            }
            doubled = !doubled;
        }
        return digits >= SHORTEST_PAN && sum % 10 == 0;
    }
}
