package dev.fraudscorer.rules.internal.cel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them with marks between their thousands: {@code 1,000}, {@code 1_000}, {@code 1.000,50}. */
final class SeparatedNumber {
    private static final Pattern THOUSANDS =
            Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:[,_' ][0-9]{3})+(?![0-9])(?:\\.[0-9]+)?");
    private static final Pattern POINTS = Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]+");

    private SeparatedNumber() {}

    /**
     * What is meant by the number at a place: what to write instead.
     *
     * @param offset in code points
     * @return null if no such number is there
     */
    static @Nullable String expected(String text, int offset) {
        int index = text.offsetByCodePoints(0, Math.min(offset, text.codePointCount(0, text.length())));
        String number = at(THOUSANDS, text, index);
        if (number != null) {
            return remedy(number.replaceAll("[,_' ]", ""));
        }
        String withPoints = at(POINTS, text, index);
        return withPoints == null ? null : remedy(withPoints.replace(".", "").replace(',', '.'));
    }

    private static String remedy(String number) {
        return "a number without a separator: " + number;
    }

    private static @Nullable String at(Pattern pattern, String text, int index) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.start() <= index && index < matcher.end()) {
                return matcher.group();
            }
        }
        return null;
    }
}
