package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.policy.ScalarNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers, and sizes such as {@code 2GB}. What it can't read it reports. */
final class QuantityReader {
    private static final Pattern SIZE = Pattern.compile("(?<amount>[0-9]{1,15}([.][0-9]{1,9})?)\\s*(?<unit>[KMGT]i?B)");
    private static final Map<String, Long> UNITS = Map.of(
            "KB",
            1_000L,
            "MB",
            1_000_000L,
            "GB",
            1_000_000_000L,
            "TB",
            1_000_000_000_000L,
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30,
            "TiB",
            1L << 40);
    private static final long MOST_BYTES = 100_000_000_000_000L;
    private static final String EXPECTED_SIZE =
            "a number of bytes, or a size such as 512MB, 2GB or 1.5GiB, up to 100TB";

    private final PolicyReader reader;

    QuantityReader(PolicyReader reader) {
        this.reader = reader;
    }

    /** A whole number in [{@code least}, {@code most}]. */
    @Nullable
    Long whole(Node node, long least, long most) {
        Double number = reader.number(node, least, most);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number)) {
            reader.report(node.at(), node.describe(), "a whole number");
            return null;
        }
        return number.longValue();
    }

    /** A number of bytes, with or without a unit. */
    @Nullable
    Long bytes(Node node) {
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT) {
            Matcher size = SIZE.matcher(scalar.text().strip());
            Long unit = size.matches() ? UNITS.get(size.group("unit")) : null;
            BigDecimal bytes = unit == null
                    ? BigDecimal.ZERO
                    : new BigDecimal(size.group("amount")).multiply(new BigDecimal(unit));
            if (bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(new BigDecimal(MOST_BYTES)) <= 0) {
                return bytes.longValue();
            }
            reader.report(node.at(), node.describe(), EXPECTED_SIZE);
            return null;
        }
        return whole(node, 1, MOST_BYTES);
    }
}
