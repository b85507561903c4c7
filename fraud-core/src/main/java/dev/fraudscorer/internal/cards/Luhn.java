package dev.fraudscorer.internal.cards;

/** The check digit of ISO/IEC 7812-1, annex B. */
final class Luhn {
    private Luhn() {}

    /** What a digit in a doubled place adds. */
    static int doubled(int digit) {
        return digit < 5 ? 2 * digit : 2 * digit - 9;
    }

    static boolean isValid(long number) {
        int sum = 0;
        boolean twice = false;
        for (long rest = number; rest != 0; rest /= 10) {
            int digit = (int) (rest % 10);
            sum += twice ? doubled(digit) : digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
