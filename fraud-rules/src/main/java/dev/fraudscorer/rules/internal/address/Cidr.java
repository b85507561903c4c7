package dev.fraudscorer.rules.internal.address;

import dev.fraudscorer.internal.canonical.Ip;
import dev.fraudscorer.internal.canonical.IpText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses that share their first bits: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address. An
 * IPv4 address is taken for the IPv6 address it is mapped to, ::ffff:a.b.c.d, so both forms of it match. Immutable.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 * @param bits how many of the 128 bits count
 */
public record Cidr(long high, long low, int bits) {
    /** What a range is, for messages. */
    public static final String EXPECTED =
            "an address or a network with zeros behind its length, such as 203.0.113.0/24 or 2001:db8::/32";

    /** Every address. */
    public static final Cidr ALL = new Cidr(0, 0, 0);

    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int BITS = 128;
    private static final int BITS_OF_IPV4 = 32;

    /** A range, whose bits beyond the prefix must be zero; null if {@code text} is none. */
    public static @Nullable Cidr parse(String text) {
        Cidr range = parseAny(text);
        return range != null && range.isBare() ? range : null;
    }

    /** What is wrong with a text that {@link #parse} refuses. */
    public static String fault(String text) {
        return parseAny(text) == null ? "no range of IP addresses" : "a network with bits behind its length";
    }

    /** What is expected in its place; a network with bits behind its length without these bits. */
    public static String expected(String text) {
        Cidr range = parseAny(text);
        return range == null
                ? EXPECTED
                : range.bareText(text.indexOf(':') < 0) + ", if the network is meant, or the address without a length";
    }

    private String bareText(boolean ipv4) {
        return ipv4
                ? IpText.ofIpv4((int) (low & lowMask())) + "/" + (bits - BITS + BITS_OF_IPV4)
                : IpText.ofIpv6(high & highMask(), low & lowMask()) + "/" + bits;
    }

    private static @Nullable Cidr parseAny(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!Ip.isAddress(address)) {
            return null;
        }
        int width = address.indexOf(':') < 0 ? BITS_OF_IPV4 : BITS;
        int prefix = slash < 0 ? width : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > width) {
            return null;
        }
        return new Cidr(Ip.high(address), Ip.low(address), prefix + BITS - width);
    }

    private static int prefix(String digits) {
        return PREFIX.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
    }

    /** Whether the address, which must be one, lies in the range. */
    public boolean contains(String address) {
        return ((Ip.high(address) ^ high) & highMask()) == 0 && ((Ip.low(address) ^ low) & lowMask()) == 0;
    }

    private boolean isBare() {
        return (high & ~highMask()) == 0 && (low & ~lowMask()) == 0;
    }

    private long highMask() {
        return mask(bits);
    }

    private long lowMask() {
        return mask(bits - Long.SIZE);
    }

    /** A mask of the first {@code count} of 64 bits. */
    private static long mask(int count) {
        return count <= 0 ? 0 : count >= Long.SIZE ? -1 : -1L << (Long.SIZE - count);
    }
}
