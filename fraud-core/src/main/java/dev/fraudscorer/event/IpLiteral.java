package dev.fraudscorer.event;

/** Tells IP addresses from other texts without asking a name server, which the platform's own parser would do. */
final class IpLiteral {
    private static final int IPV6_GROUPS = 8;

    private IpLiteral() {}

    static boolean isAddress(String text) {
        return isIpv4(text, 0) || isIpv6(text);
    }

    private static boolean isIpv4(String text, int from) {
        int octets = 0;
        int i = from;
        while (i < text.length()) {
            int value = 0;
            int start = i;
            while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                value = value * 10 + text.charAt(i) - '0';
                i++;
                if (i - start > 3) {
                    return false;
                }
            }
            boolean leadingZero = i - start > 1 && text.charAt(start) == '0';
            if (i == start || value > 255 || leadingZero) {
                return false;
            }
            octets++;
            if (i == text.length()) {
                return octets == 4;
            }
            if (text.charAt(i) != '.' || octets == 4) {
                return false;
            }
            i++;
        }
        return false;
    }

    private static boolean isIpv6(String text) {
        int groups = 0;
        boolean compressed = false;
        int i = 0;
        int length = text.length();
        if (length < 2) {
            return false;
        }
        if (text.charAt(0) == ':' && text.charAt(1) != ':') {
            return false;
        }
        while (i < length) {
            if (text.charAt(i) == ':' && i + 1 < length && text.charAt(i + 1) == ':') {
                if (compressed) {
                    return false;
                }
                compressed = true;
                i += 2;
                if (i < length && text.charAt(i) == ':') {
                    return false;
                }
                continue;
            }
            if (groups > 0 && text.charAt(i) == ':') {
                i++;
            }
            int start = i;
            while (i < length && Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 128) {
                i++;
            }
            if (i < length && text.charAt(i) == '.') {
                return isIpv4(text, start) && hasAllGroups(groups + 2, compressed);
            }
            if (i == start || i - start > 4 || (i < length && text.charAt(i) != ':')) {
                return false;
            }
            groups++;
        }
        return hasAllGroups(groups, compressed);
    }

    private static boolean hasAllGroups(int groups, boolean compressed) {
        return compressed ? groups < IPV6_GROUPS : groups == IPV6_GROUPS;
    }
}
