package dev.fraudscorer.spi.policy;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes in bytes as a policy writes them, such as {@code 2GB}. */
final class Sizes {
    static final long MOST_BYTES = 100_000_000_000_000L;
    static final String EXPECTED = "a number of bytes, or a size such as 512MB, 2GB or 1.5GiB, up to 100TB";

    private static final Pattern SIZE = Pattern.compile("(?<amount>[0-9]{1,15}([.][0-9]{1,9})?)\\s*(?<unit>[KMGT]i?B)");
    private static final String PREFIXES = "KMGT";

    private Sizes() {}

    /** The bytes of an amount with its unit; null if the text is none, or lies beyond the bounds. */
    static @Nullable Long parse(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return null;
        }
        String unit = size.group("unit");
        BigDecimal step = BigDecimal.valueOf(unit.endsWith("iB") ? 1 << 10 : 1_000);
        BigDecimal bytes =
                new BigDecimal(size.group("amount")).multiply(step.pow(PREFIXES.indexOf(unit.charAt(0)) + 1));
        boolean inRange = bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(new BigDecimal(MOST_BYTES)) <= 0;
        return inRange ? bytes.longValue() : null;
    }
}
