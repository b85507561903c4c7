package dev.fraudscorer.internal.canonical;

/** Writes IP addresses. */
public final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    public static String ofIpv4(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    /**
     * As RFC 5952, section 4, demands: lower case, no leading zeros, and {@code ::} for the longest run of two or more zero
     * groups, the first of several.
     */
    public static String ofIpv6(long high, long low) {
        int gap = -1;
        int gapLength = 1;
        for (int from = 0; from < GROUPS; from++) {
            int length = 0;
            while (from + length < GROUPS && group(high, low, from + length) == 0) {
                length++;
            }
            if (length > gapLength) {
                gap = from;
                gapLength = length;
            }
            from += length;
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                boolean separated = i == 0 || (gap >= 0 && i == gap + gapLength);
                text.append(separated ? "" : ":").append(Integer.toHexString(group(high, low, i)));
            }
        }
        return text.toString();
    }

    private static int group(long high, long low, int group) {
        long half = group < GROUPS / 2 ? high : low;
        return (int) (half >>> (16 * (3 - group % 4))) & 0xffff;
    }
}
