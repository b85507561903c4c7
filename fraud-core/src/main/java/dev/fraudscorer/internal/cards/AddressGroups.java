package dev.fraudscorer.internal.cards;

/**
 * Finds card numbers in IPv6 addresses in their canonical form, whose groups have no zeros before them: groups of four
 * decimal digits side by side, the last of which may be shorter. The rest of the address does not matter. One in some
 * 50,000 addresses whose last 64 bits are random has such groups.
 */
final class AddressGroups {
    private static final int SIZE = 4;

    private AddressGroups() {}

    static boolean holdCardNumber(CharSequence address) {
        for (int i = 0; i < address.length(); i++) {
            boolean isStart = i == 0 || address.charAt(i - 1) == ':';
            if (isStart && beginsNumber(address, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsNumber(CharSequence address, int start) {
        long number = 0;
        int firstFour = 0;
        int digits = 0;
        int i = start;
        while (true) {
            int group = i;
            while (i < address.length() && Glyph.isAsciiDigit(address.charAt(i)) && digits < Networks.LONGEST) {
                number = number * 10 + address.charAt(i) - '0';
                digits++;
                i++;
            }
            int size = i - group;
            boolean isWhole = size > 0 && (i == address.length() || address.charAt(i) == ':');
            if (!isWhole) {
                return false;
            }
            firstFour = digits == SIZE ? (int) number : firstFour;
            if (digits <= SIZE && (size < SIZE || !Networks.isPrefix(firstFour))) {
                return false;
            }
            if (digits >= Networks.SHORTEST && Networks.issues(firstFour, digits) && Luhn.isValid(number)) {
                return true;
            }
            if (size < SIZE || i == address.length()) {
                return false;
            }
            i++;
        }
    }
}
