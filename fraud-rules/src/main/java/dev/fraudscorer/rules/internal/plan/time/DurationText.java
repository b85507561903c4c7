package dev.fraudscorer.rules.internal.plan.time;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as CEL writes them: {@code 1h30m}, {@code -1.5s}, {@code 250ms}. */
public final class DurationText {
    private static final Pattern PART =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9})(ns|us|ms|s|m|h|d)");
    private static final int MOST_PARTS = 8;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(315_576_000_000_000L);

    private DurationText() {}

    /** Its milliseconds; null if {@code text} is none, is longer than 10,000 years, or has a fraction of a millisecond. */
    public static @Nullable Double millis(String text) {
        boolean negative = text.startsWith("-");
        String parts = negative || text.startsWith("+") ? text.substring(1) : text;
        if (parts.equals("0")) {
            return 0.0;
        }
        Matcher part = PART.matcher(parts);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        int count = 0;
        while (part.find() && part.start() == end && count < MOST_PARTS) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(millisPer(part.group(2))));
            end = part.end();
            count++;
        }
        boolean understood = count > 0 && end == parts.length() && sum.compareTo(LONGEST) <= 0;
        if (!understood || sum.stripTrailingZeros().scale() > 0) {
            return null;
        }
        return negative ? -sum.doubleValue() : sum.doubleValue();
    }

    private static BigDecimal millisPer(String unit) {
        return switch (unit) {
            case "ns" -> new BigDecimal("0.000001");
            case "us" -> new BigDecimal("0.001");
            case "ms" -> BigDecimal.ONE;
            case "s" -> BigDecimal.valueOf(1000);
            case "m" -> BigDecimal.valueOf(60_000);
            case "h" -> BigDecimal.valueOf(3_600_000);
            default -> BigDecimal.valueOf(86_400_000);
        };
    }
}
