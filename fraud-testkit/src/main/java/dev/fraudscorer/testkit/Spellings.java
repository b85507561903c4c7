package dev.fraudscorer.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One card number in the ways in which it is written, typed, printed, scanned, encoded and hidden. */
public final class Spellings {
    private static final List<String> SEPARATORS = List.of(
            " ", "-", ".", "\u00A0", "\u2009", "\u202F", "\u3000", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD",
            "\t", "\n", "\r\n", "_", "/", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "\u00B7", "\u2022", "|",
            " - ", "  ", "\u0000", "\uFFFD", ",", ":", ";", "+", "*", "'", ", ", " : ", ")(", "\",\"", " -> ");

    private Spellings() {}

    /** More than forty spellings of {@code number}, which has at least 12 digits of ASCII. */
    public static List<String> of(String number) {
        List<String> spellings = new ArrayList<>();
        spellings.add(number);
        for (String separator : SEPARATORS) {
            spellings.add(grouped(number, 4, separator));
        }
        for (String separator : List.of(" ", "-", "\u200B", ".", ":")) {
            spellings.add(grouped(number, 1, separator));
        }
        spellings.add(grouped(number, 2, " "));
        spellings.add(grouped(number, 5, "\u2009"));
        spellings.add(number.substring(0, 4) + " " + number.substring(4, 10) + " - " + number.substring(10));
        // Other scripts: full width, Arabic-Indic, Devanagari, mathematical bold (beyond the BMP), superscripts,
        // circles.
        spellings.add(shifted(number, 0xFF10));
        spellings.add(shifted(number, 0x0660));
        spellings.add(shifted(number, 0x06F0));
        spellings.add(shifted(number, 0x0966));
        spellings.add(shifted(number, 0x1D7CE));
        spellings.add(shifted(number, 0x1D7F6));
        spellings.add(shifted(number, 0x2080));
        spellings.add(number.substring(0, 8) + shifted(number.substring(8), 0xFF10));
        spellings.add(grouped(shifted(number, 0xFF10), 4, "\u3000"));
        spellings.add(grouped(number, 1, "\uFE0F\u20E3"));
        spellings.add(number.substring(0, 4) + "-" + number.substring(4, 8) + ":" + number.substring(8, 12) + ", "
                + number.substring(12));
        spellings.add("(" + grouped(number, 4, ")(") + ")");
        // Embedded, and as magnetic stripes and chips have it.
        spellings.add("pan=" + grouped(number, 4, " ") + ";");
        spellings.add("tok_" + number);
        spellings.add("my card is " + number + ", thanks");
        spellings.add(grouped(number, 4, " ") + " 12/25");
        spellings.add("12 " + grouped(number, 4, "-") + " 123");
        spellings.add(";" + number + "=25121010000012345678?");
        spellings.add("%B" + number + "^DOE/JOHN^2512101?");
        spellings.add(number + "D25121010000012345F");
        spellings.add("{\"card\":\"" + number + "\"}");
        spellings.add("\u202E" + number + "\u202C");
        return List.copyOf(spellings);
    }

    /** The digits of any script in {@code text} as ASCII, without everything else. */
    public static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER)
                .map(Character::getNumericValue)
                .filter(value -> value >= 0 && value <= 9)
                .forEach(digits::append);
        return digits.toString();
    }

    private static String grouped(String number, int size, String separator) {
        List<String> groups = new ArrayList<>();
        int[] codePoints = number.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i += size) {
            groups.add(new String(codePoints, i, Math.min(size, codePoints.length - i)));
        }
        return String.join(separator, groups);
    }

    private static String shifted(String number, int zero) {
        return number.chars()
                .map(c -> c - '0' + zero)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
