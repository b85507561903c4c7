package dev.fraudscorer.rules.internal.lists.file;

import dev.fraudscorer.rules.internal.lists.content.LineError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the times of validities. Caches the last, since entries of one delivery have the same. */
final class ValidityParser {
    static final LineError INVALID = new LineError(
            "no time",
            "a day such as 2026-11-22, which begins at midnight in UTC, or a time with its zone such as"
                    + " 2026-11-22T18:30:00Z or 2026-11-22T18:30:00+02:00");

    private static final int DATE_LENGTH = 10;

    private String last = "";
    private @Nullable Long lastMillis;

    /** Milliseconds since 1970, rounded up: events have no parts of one; null if {@code text} is no time. */
    @Nullable
    Long millis(CharSequence text) {
        if (!last.contentEquals(text)) {
            last = text.toString();
            lastMillis = parse(last);
        }
        return lastMillis;
    }

    private static @Nullable Long parse(String text) {
        try {
            Instant instant = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
            boolean isWhole = instant.truncatedTo(ChronoUnit.MILLIS).equals(instant);
            return Math.addExact(instant.toEpochMilli(), isWhole ? 0 : 1);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
