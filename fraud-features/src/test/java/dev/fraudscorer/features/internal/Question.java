package dev.fraudscorer.features.internal;

import org.jspecify.annotations.Nullable;

/**
 * One feature as a policy asks for it and as the oracle answers it.
 *
 * @param attribute null if the aggregate has none
 * @param length null if the aggregate has no window
 * @param offset null if the window has none
 */
record Question(
        String entity,
        String aggregate,
        @Nullable String attribute,
        @Nullable String length,
        @Nullable String offset,
        boolean excludingCurrent) {

    String name() {
        return entity + "." + aggregate
                + (attribute == null ? "" : "_" + attribute)
                + (length == null ? "" : "_" + length)
                + (offset == null ? "" : "_offset_" + offset)
                + (excludingCurrent ? "_excluding_current" : "");
    }

    /** A group of its own in the policy's list of groups. */
    String yaml() {
        String window = offset == null ? length : "{ length: " + length + ", offset: " + offset + " }";
        return "    - " + (length == null ? "" : "windows: [" + window + "]\n      ")
                + "aggregates: ['" + aggregate
                + (attribute == null ? "" : "(" + attribute + ")")
                + (excludingCurrent ? " excluding_current" : "") + "']";
    }

    long lengthMillis() {
        return millis(length);
    }

    long offsetMillis() {
        return millis(offset);
    }

    static long millis(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (text.endsWith("ms")) {
            return Long.parseLong(text.substring(0, text.length() - 2));
        }
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> amount * 1_000;
            case 'm' -> amount * 60_000;
            case 'h' -> amount * 3_600_000;
            case 'd' -> amount * 86_400_000;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
