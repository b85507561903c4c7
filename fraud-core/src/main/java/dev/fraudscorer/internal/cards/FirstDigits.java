package dev.fraudscorer.internal.cards;

import org.jspecify.annotations.Nullable;

/** What is kept of a card number: eight digits at most of one that has 16 or more, six of a shorter one. */
final class FirstDigits {
    private static final int OF_SHORT_NUMBERS = 6;
    private static final int SHORT_NUMBERS_BELOW = 16;
    private static final int MOST = 8;

    private FirstDigits() {}

    static @Nullable String of(CharSequence text, int most) {
        char[] kept = new char[MOST];
        int digits = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = Character.codePointAt(text, i);
            int glyph = Glyph.of(codePoint);
            if (glyph == Glyph.HARD || glyph == Glyph.LETTER) {
                return null;
            }
            if (Glyph.isDigit(glyph)) {
                if (digits < MOST) {
                    kept[digits] = (char) ('0' + glyph);
                }
                digits++;
            }
        }
        if (digits >= OF_SHORT_NUMBERS && digits <= MOST) {
            return new String(kept, 0, Math.min(most, digits));
        }
        if (digits < Networks.SHORTEST || digits > Networks.LONGEST) {
            return null;
        }
        return new String(kept, 0, Math.min(most, digits < SHORT_NUMBERS_BELOW ? OF_SHORT_NUMBERS : MOST));
    }
}
