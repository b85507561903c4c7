package dev.fraudscorer.rules.internal.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Prepares what must stand in the text as a literal: patterns, zones and times. Reports those that are none. */
final class Literals {
    static final int MOST_INSTRUCTIONS = 1_000;
    private static final int LAST_YEAR = 9999;

    /** Stands in for a pattern that was reported, until the load fails. */
    private static final Pattern NOTHING = Pattern.compile("");

    private final ExpressionText text;

    Literals(ExpressionText text) {
        this.text = text;
    }

    Pattern pattern(Expression argument) {
        TextLiteral literal = literal(argument, "a pattern in quotes, since patterns are prepared once");
        if (literal == null) {
            return NOTHING;
        }
        String limit = "at most " + MOST_INSTRUCTIONS + ", so that its cost is bounded";
        double estimate = RepetitionCost.of(literal.value());
        if (estimate > MOST_INSTRUCTIONS) {
            text.report(argument.offset(), "a pattern of about " + (long) estimate + " steps", limit);
            return NOTHING;
        }
        try {
            Pattern pattern = Pattern.compile(literal.value());
            if (pattern.programSize() > MOST_INSTRUCTIONS) {
                text.report(argument.offset(), "a pattern of " + pattern.programSize() + " steps", limit);
                return NOTHING;
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            text.report(argument.offset(), "a pattern with a fault: " + e.getDescription(), "a pattern of RE2");
            return NOTHING;
        }
    }

    ZoneOffsets zone(Expression argument) {
        String expected = "a time zone in quotes, such as 'Europe/Berlin', 'UTC' or '+02:00'";
        TextLiteral literal = literal(argument, expected);
        if (literal == null) {
            return ZoneOffsets.UTC;
        }
        ZoneOffsets zone = ZoneOffsets.find(literal.value());
        if (zone == null) {
            text.report(argument.offset(), "unknown time zone '" + literal.value() + "'", expected);
            return ZoneOffsets.UTC;
        }
        return zone;
    }

    Instant instant(Expression argument) {
        String expected = "a time in quotes, such as '2026-11-22T00:00:00Z'";
        TextLiteral literal = literal(argument, expected);
        if (literal == null) {
            return Instant.EPOCH;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(literal.value());
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            // Told below, together with years out of range.
        }
        text.report(argument.offset(), "'" + literal.value() + "', which is no time", expected);
        return Instant.EPOCH;
    }

    private @Nullable TextLiteral literal(Expression argument, String expected) {
        if (argument instanceof TextLiteral literal) {
            return literal;
        }
        text.report(argument.offset(), "an expression", expected);
        return null;
    }
}
