package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.address.Cidr;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.plan.text.SearchPattern;
import dev.fraudscorer.rules.internal.plan.time.DurationText;
import dev.fraudscorer.rules.internal.plan.time.ZoneOffsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prepares what must be a literal in the text: patterns, zones and times. Reports those that are none. */
final class Literals {
    static final int MOST_INSTRUCTIONS = 1_000;
    private static final int LAST_YEAR = 9999;

    /** Replaces a pattern that was reported, until the load fails. */
    private static final SearchPattern NOTHING = SearchPattern.of("");

    private final ExpressionText text;
    private final Map<String, SearchPattern> patterns = new HashMap<>();

    Literals(ExpressionText text) {
        this.text = text;
    }

    SearchPattern pattern(Expression argument) {
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
            SearchPattern pattern = pattern(literal.value());
            if (pattern.programSize() > MOST_INSTRUCTIONS) {
                text.report(argument.offset(), "a pattern of " + pattern.programSize() + " steps", limit);
                return NOTHING;
            }
            return pattern;
        } catch (IllegalArgumentException e) {
            text.report(argument.offset(), "a pattern with a fault: " + e.getMessage(), "a pattern of RE2");
            return NOTHING;
        }
    }

    /** Compiled once. */
    SearchPattern pattern(String written) {
        return patterns.computeIfAbsent(written, SearchPattern::of);
    }

    ZoneOffsets zone(Expression argument) {
        String expected = "a time zone in quotes, such as 'Europe/Berlin', 'UTC' or '+02:00'";
        return parsed(
                argument,
                expected,
                ZoneOffsets.UTC,
                ZoneOffsets::find,
                name -> text.report(argument.offset(), "unknown time zone '" + name + "'", expected));
    }

    Instant instant(Expression argument) {
        String expected = "a time in quotes, such as '2026-11-22T00:00:00Z'";
        Instant time = parsed(
                argument,
                expected,
                Instant.EPOCH,
                Literals::parseTime,
                written -> text.report(argument.offset(), "'" + written + "', which is no time", expected));
        if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
            text.report(argument.offset(), "a time that is finer than a millisecond", expected);
        }
        return time;
    }

    private static @Nullable Instant parseTime(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1 && year <= LAST_YEAR ? time : null;
        } catch (DateTimeParseException e) {
            // No more to do: the caller reports the place.
            return null;
        }
    }

    double durationMillis(Expression argument) {
        String expected = "a length of time in quotes, such as '90s', '10m', '1h30m' or '1.5h', in whole milliseconds";
        return parsed(
                argument,
                expected,
                0.0,
                DurationText::millis,
                written -> text.report(argument.offset(), "'" + written + "', which is no length of time", expected));
    }

    Cidr cidr(Expression argument) {
        return parsed(
                argument,
                "a range of addresses in quotes, such as '10.0.0.0/8' or '2001:db8::/32'",
                Cidr.ALL,
                Cidr::parse,
                written -> text.report(
                        argument.offset(),
                        "'" + written + "', which is " + Cidr.fault(written),
                        Cidr.expected(written)));
    }

    /** The meaning of a text in quotes; {@code otherwise} if it is none, or means nothing, which has been reported. */
    private <T> T parsed(
            Expression argument,
            String expected,
            T otherwise,
            Function<String, @Nullable T> parser,
            Consumer<String> reportFault) {
        TextLiteral literal = literal(argument, expected);
        T value = literal == null ? otherwise : parser.apply(literal.value());
        if (literal != null && value == null) {
            reportFault.accept(literal.value());
        }
        return value == null ? otherwise : value;
    }

    /** The number of digits of a BIN. */
    int binDigits(Expression argument) {
        if (argument instanceof NumberLiteral literal && (literal.value() == 6 || literal.value() == 8)) {
            return (int) literal.value();
        }
        text.report(argument.offset(), "a BIN of another length", "6 or 8");
        return 6;
    }

    private @Nullable TextLiteral literal(Expression argument, String expected) {
        if (argument instanceof TextLiteral literal) {
            return literal;
        }
        text.report(argument.offset(), "an expression", expected);
        return null;
    }
}
