package dev.fraudscorer.internal.cards;

/** What a character is to a card number: a digit of 0 to 9, or one of the constants. */
final class Glyph {
    /** May stand between digits, in any number and mixture: blanks, dashes, dots, strokes, and what cannot be seen. */
    static final int SOFT = 10;
    /** Other signs: they part the digits of a number only where the same single sign does so throughout. */
    static final int HARD = 11;
    /** Ends a number. */
    static final int LETTER = 12;

    private static final int ASCII = 128;
    private static final byte[] OF_ASCII = ofAscii();

    private Glyph() {}

    static int of(int codePoint) {
        return codePoint < ASCII ? OF_ASCII[codePoint] : classify(codePoint);
    }

    static boolean isDigit(int glyph) {
        return glyph < SOFT;
    }

    static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether it is a letter or a digit of ASCII, of which ids are made. */
    static boolean isAsciiWord(int codePoint) {
        return codePoint < ASCII && OF_ASCII[codePoint] != SOFT && OF_ASCII[codePoint] != HARD;
    }

    private static byte[] ofAscii() {
        byte[] table = new byte[ASCII];
        for (int c = 0; c < ASCII; c++) {
            table[c] = (byte) classify(c);
        }
        return table;
    }

    @SuppressWarnings("CharacterGetNumericValue") // called for numbers only, never for letters
    private static int classify(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER -> Character.digit(codePoint, 10);
            case Character.OTHER_NUMBER -> {
                // Superscripts, subscripts, circled digits; not ½ or ⑫, of which no number is made.
                int value = Character.getNumericValue(codePoint);
                yield value >= 0 && value <= 9 ? value : HARD;
            }
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> SOFT;
            default -> isDotOrStrokeOrBlank(codePoint) ? SOFT : Character.isLetter(codePoint) ? LETTER : HARD;
        };
    }

    private static boolean isDotOrStrokeOrBlank(int codePoint) {
        return switch (codePoint) {
            case '.', '/', '\\', '|', '~', 0xAC, 0xAF, 0xB7 -> true;
            // Bullets, dots of other scripts, their full and half width, strokes, minus.
            case 0x2022, 0x2023, 0x2027, 0x2024, 0x2026, 0x2044, 0x2212, 0x2215, 0x2216, 0x2219, 0x22C5 -> true;
            case 0x3002, 0x30FB, 0xFF0E, 0xFF0F, 0xFF3C, 0xFF5C, 0xFF61, 0xFF65, 0x06D4, 0x2223, 0x00A6 -> true;
            // Blanks that Unicode calls letters or symbols, and the sign for what could not be decoded.
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFFFC, 0xFFFD -> true;
            default -> false;
        };
    }
}
