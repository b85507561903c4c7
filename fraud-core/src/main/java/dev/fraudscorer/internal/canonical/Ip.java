package dev.fraudscorer.internal.canonical;

import org.jspecify.annotations.Nullable;

/**
 * IP addresses as numbers of 128 bits, in two halves, and as the one text that stands for each. An IPv4 address is taken for the IPv6 address it is mapped to,
 * ::ffff:a.b.c.d (RFC 4291, 2.5.5.2). Reads texts without allocation and without a name server. Leading zeros and zones are
 * refused.
 */
public final class Ip {
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final long MAPPED = 0xffffL << 32;

    /** {@code ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255}. */
    private static final int MOST_CHARACTERS = 45;

    private Ip() {}

    /** Whether {@code text} is an IPv4 or IPv6 address. */
    public static boolean isAddress(String text) {
        return text.length() <= MOST_CHARACTERS && (ipv4(text, 0) >= 0 || groups(text) >= 0);
    }

    /**
     * The one text of an address: an IPv4 address in four decimal numbers, also if it is mapped to IPv6, and an IPv6
     * address as RFC 5952 writes it. An address that is written so is returned as it is.
     *
     * @return null if {@code text} is no address; one with a zone, {@code fe80::1%eth0}, is none
     */
    public static @Nullable String canonical(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            // There is but one way to write an IPv4 address, since leading zeros are refused.
            return ipv4(text, 0) < 0 ? null : text;
        }
        if (groups(text) < 0) {
            return null;
        }
        long high = half(text, 0);
        long low = half(text, GROUPS / 2);
        return high == 0 && low >>> 32 == MAPPED >>> 32 ? IpText.ofIpv4((int) low) : IpText.ofIpv6(high, low);
    }

    /** The upper 64 bits of an address; undefined for other texts. */
    public static long high(String address) {
        return address.indexOf(':') < 0 ? 0 : half(address, 0);
    }

    /** The lower 64 bits of an address; undefined for other texts. */
    public static long low(String address) {
        return address.indexOf(':') < 0 ? MAPPED | ipv4(address, 0) : half(address, GROUPS / 2);
    }

    /** The 32 bits of the IPv4 address that the text ends with; -1 if there is none. */
    private static long ipv4(String text, int from) {
        long address = 0;
        int octets = 0;
        int i = from;
        while (octets < 4) {
            int start = i;
            int octet = 0;
            while (i < text.length() && i - start < 3 && isDigit(text.charAt(i))) {
                octet = octet * 10 + text.charAt(i) - '0';
                i++;
            }
            boolean leadingZero = i - start > 1 && text.charAt(start) == '0';
            boolean separated = octets == 3 ? i == text.length() : i < text.length() && text.charAt(i) == '.';
            if (i == start || octet > 255 || leadingZero || !separated) {
                return -1;
            }
            address = address << 8 | octet;
            octets++;
            i++;
        }
        return address;
    }

    /** How many groups of 16 bits an IPv6 address writes out; -1 if it is none. */
    private static int groups(String text) {
        int groups = 0;
        boolean shortened = false;
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("::", i)) {
                if (shortened) {
                    return -1;
                }
                shortened = true;
                i += 2;
            } else if (groups > 0 || shortened || i > 0) {
                // A single colon is between two groups only.
                if (!isBetweenGroups(text, i, shortened)) {
                    return -1;
                }
                i += text.charAt(i) == ':' ? 1 : 0;
            }
            if (i == text.length()) {
                break;
            }
            int end = hexEnd(text, i);
            if (end < text.length() && text.charAt(end) == '.') {
                return ipv4(text, i) < 0 ? -1 : complete(groups + 2, shortened);
            }
            if (end == i || end - i > 4 || (end < text.length() && text.charAt(end) != ':')) {
                return -1;
            }
            groups++;
            i = end;
        }
        return complete(groups, shortened);
    }

    private static boolean isBetweenGroups(String text, int i, boolean shortened) {
        boolean afterGap = shortened && text.startsWith("::", i - 2);
        return afterGap || (text.charAt(i) == ':' && i + 1 < text.length() && text.charAt(i + 1) != ':');
    }

    private static int complete(int groups, boolean shortened) {
        return (shortened ? groups < GROUPS : groups == GROUPS) ? groups : -1;
    }

    /** Four groups of an IPv6 address from the one numbered {@code first}, from 0. */
    private static long half(String address, int first) {
        int skipped = GROUPS - groups(address);
        long half = 0;
        int group = 0;
        int i = 0;
        while (i < address.length()) {
            if (address.startsWith("::", i)) {
                group += skipped;
                i += 2;
                continue;
            }
            if (address.charAt(i) == ':') {
                i++;
            }
            int end = hexEnd(address, i);
            if (end < address.length() && address.charAt(end) == '.') {
                long tail = ipv4(address, i);
                return half | at(tail >> GROUP_BITS, group, first) | at(tail & 0xffff, group + 1, first);
            }
            long value = 0;
            for (; i < end; i++) {
                value = value << 4 | Character.digit(address.charAt(i), 16);
            }
            half |= at(value, group, first);
            group++;
        }
        return half;
    }

    private static long at(long value, int group, int first) {
        int place = group - first;
        return place < 0 || place > 3 ? 0 : value << (GROUP_BITS * (3 - place));
    }

    private static int hexEnd(String text, int from) {
        int i = from;
        while (i < text.length() && isHex(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
