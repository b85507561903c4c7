package dev.fraudscorer.internal.canonical;

import java.util.Locale;
import java.util.Random;

/** Writes one IP address in many ways. */
final class AddressSpelling {
    private static final int GROUPS = 8;

    private AddressSpelling() {}

    /** One of the texts that stand for an address of 16 bytes; one that is mapped from IPv4 may come as such. */
    static String of(byte[] address, Random random) {
        boolean mapped = isMapped(address);
        if (mapped && random.nextInt(3) == 0) {
            return dotted(address);
        }
        boolean dottedEnd = random.nextInt(3) == 0;
        int groups = dottedEnd ? GROUPS - 2 : GROUPS;
        int gap = -1;
        int gapEnd = -1;
        if (random.nextInt(4) > 0) {
            int from = random.nextInt(groups);
            int to = from;
            while (to < groups && group(address, to) == 0 && (to == from || random.nextInt(5) > 0)) {
                to++;
            }
            if (to > from) {
                gap = from;
                gapEnd = to;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups; i++) {
            if (i == gap) {
                text.append("::");
                i = gapEnd - 1;
            } else {
                text.append(i == 0 || i == gapEnd ? "" : ":").append(hex(group(address, i), random));
            }
        }
        if (dottedEnd) {
            text.append(gapEnd == groups ? "" : ":").append(dotted(address));
        }
        return text.toString();
    }

    private static String hex(int group, Random random) {
        String hex = Integer.toHexString(group);
        String padded = "0".repeat(random.nextInt(5 - hex.length())) + hex;
        return random.nextBoolean() ? padded : padded.toUpperCase(Locale.ROOT);
    }

    private static String dotted(byte[] address) {
        return (address[12] & 0xff) + "." + (address[13] & 0xff) + "." + (address[14] & 0xff) + "."
                + (address[15] & 0xff);
    }

    private static int group(byte[] address, int group) {
        return ((address[2 * group] & 0xff) << 8) | (address[2 * group + 1] & 0xff);
    }

    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == -1 && address[11] == -1;
    }
}
