package dev.fraudscorer.rules.internal.ruleset.section;

import dev.fraudscorer.rules.internal.ruleset.definition.Period;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads {@code from} and {@code until}: dates, which begin at midnight UTC, or times. */
final class PeriodReader {
    static final String FROM = "from";
    static final String UNTIL = "until";

    private static final String EXPECTED = "a date such as 2026-11-22, or a time such as 2026-11-22T10:00:00Z";

    private final PolicyReader reader;

    PeriodReader(PolicyReader reader) {
        this.reader = reader;
    }

    /** Null if there is a mistake, which has been reported. */
    @Nullable
    Period read(MapNode rule) {
        Node fromNode = rule.get(FROM);
        Node untilNode = rule.get(UNTIL);
        Instant from = instant(fromNode);
        Instant until = instant(untilNode);
        if ((fromNode != null && from == null) || (untilNode != null && until == null)) {
            return null;
        }
        Period period = new Period(
                from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                until == null ? Long.MAX_VALUE : until.toEpochMilli());
        if (untilNode != null && period.untilMillis() <= period.fromMillis()) {
            reader.report(untilNode.at(), "an end that is not after the beginning", "until: a time after from");
            return null;
        }
        return period;
    }

    /** Null if there is none, or if it is none, which has been reported. */
    @Nullable
    Instant instant(@Nullable Node node) {
        String text = reader.text(node);
        if (node == null || text == null) {
            return null;
        }
        try {
            return text.length() > "2026-11-22".length()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            reader.report(node.at(), node.describe(), EXPECTED);
            return null;
        }
    }
}
