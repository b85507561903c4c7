package dev.fraudscorer.internal.cards;

/**
 * Which numbers the card networks issue, by the first four digits and the length; all of them end in a Luhn check digit.
 *
 * <p>Sources: ISO/IEC 7812, the networks' public ranges. Left out on purpose: UATP (15 digits that begin with 1) and GPN
 * (16 digits that begin with 1946), since stamps in milliseconds with a counter and in microseconds look like them;
 * UnionPay's few numbers without a check digit, since then every id that begins with 62 would be one; Maestro of fewer
 * than 16 digits but for its issued prefixes, since telephone numbers of a dozen countries look like them; and Visa's
 * withdrawn 13 digits where they are a mobile telephone of Germany or Austria.
 */
final class Networks {
    static final int SHORTEST = 12;
    static final int LONGEST = 19;
    static final int PREFIX_DIGITS = 4;

    private static final int PREFIXES = 10_000;
    /** By the first four digits: bit n for a length of n + 12. */
    private static final byte[] LENGTHS = lengths();

    private Networks() {}

    /** Whether any number begins with this digit. */
    static boolean isFirstDigit(int digit) {
        return digit > 1 && digit != 7;
    }

    /** Whether any number begins with these four digits. */
    static boolean isPrefix(int firstFour) {
        return LENGTHS[firstFour] != 0;
    }

    /** Whether numbers of so many digits begin with these four; {@code length} in [12, 19]. */
    static boolean issues(int firstFour, int length) {
        return (LENGTHS[firstFour] >> (length - SHORTEST) & 1) != 0;
    }

    private static byte[] lengths() {
        byte[] table = new byte[PREFIXES];
        add(table, 4000, 4999, 13, 16, 19); // Visa
        remove(table, 4366, 4369, 13);
        remove(table, 4915, 4917, 13);
        add(table, 5100, 5599, 16); // Mastercard
        add(table, 2221, 2720, 16);
        add(table, 3400, 3499, 15); // American Express
        add(table, 3700, 3799, 15);
        add(table, 6011, 6011, 16, 17, 18, 19); // Discover
        add(table, 6440, 6599, 16, 17, 18, 19);
        add(table, 3528, 3589, 16, 17, 18, 19); // JCB
        for (int[] diners : new int[][] {{3000, 3059}, {3095, 3095}, {3600, 3699}, {3800, 3999}}) {
            add(table, diners[0], diners[1], 14, 15, 16, 17, 18, 19);
        }
        add(table, 6200, 6299, 16, 17, 18, 19); // UnionPay
        add(table, 8100, 8199, 16, 17, 18, 19);
        add(table, 5000, 5099, 16); // Maestro, RuPay, Elo, Verve, Meeza, Dankort
        add(table, 5600, 5899, 16);
        add(table, 6000, 6999, 16); // Maestro, RuPay, Hipercard, InstaPayment
        for (int maestro : new int[] {5018, 5020, 5038, 5893, 6304, 6333, 6390}) {
            add(table, maestro, maestro, 12, 13, 14, 15, 17, 18, 19);
        }
        add(table, 6700, 6799, 12, 13, 14, 15, 17, 18, 19);
        add(table, 5060, 5061, 18, 19); // Verve
        add(table, 5078, 5079, 18, 19);
        add(table, 8200, 8299, 16); // RuPay
        add(table, 2200, 2205, 16); // Mir, Borica
        add(table, 9792, 9792, 16); // Troy
        add(table, 9704, 9704, 16, 19); // Napas
        add(table, 8600, 8600, 16); // Uzcard
        add(table, 9860, 9860, 16); // Humo
        add(table, 9112, 9112, 16); // Belkart
        return table;
    }

    private static void add(byte[] table, int from, int to, int... lengths) {
        for (int prefix = from; prefix <= to; prefix++) {
            for (int length : lengths) {
                table[prefix] |= (byte) (1 << (length - SHORTEST));
            }
        }
    }

    private static void remove(byte[] table, int from, int to, int length) {
        for (int prefix = from; prefix <= to; prefix++) {
            table[prefix] &= (byte) ~(1 << (length - SHORTEST));
        }
    }
}
