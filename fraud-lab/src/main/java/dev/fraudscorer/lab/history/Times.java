package dev.fraudscorer.lab.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads the forms of time that histories have. */
final class Times {
    private static final int DATE_LENGTH = "2018-04-01".length();

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Times() {}

    static Instant parse(String column, String text) throws BrokenLineException {
        Instant time = parseAny(column, text);
        if (time.isAfter(LATEST)) {
            throw new BrokenLineException("column '" + column + "' lies after the year 9999; is its unit right?");
        }
        return time;
    }

    private static Instant parseAny(String column, String text) throws BrokenLineException {
        try {
            if (text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ') {
                return LocalDateTime.parse(text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1))
                        .toInstant(ZoneOffset.UTC);
            }
            return isDigits(text) ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new BrokenLineException("column '" + column
                    + "' is not a time; expected ISO 8601, yyyy-MM-dd HH:mm:ss in UTC, or milliseconds since 1970");
        }
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
