package dev.fraudscorer.rules.internal.plan.time;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * A part of a time on the clocks and calendars of a zone.
 *
 * <p>Numbered as CEL numbers them: Sunday is 0; months, days of the month and days of the year begin with 0, but
 * {@code getDate} with 1. The exception is our own {@code weekday}, numbered as ISO 8601 does: Monday is 1, Sunday 7.
 *
 * @param field one of the operations that take a time and return a number
 * @param operand in milliseconds since 1970
 */
public record TimeField(Operation field, NumberNode operand, ZoneOffsets zone) implements NumberNode, UnaryNode {
    private static final long MILLIS_PER_DAY = 86_400_000;

    @Override
    public double evaluate(FeatureVector vector) {
        double millis = operand.evaluate(vector);
        return Double.isNaN(millis) ? millis : part(zone.localMillis((long) millis));
    }

    private long part(long localMillis) {
        long day = Math.floorDiv(localMillis, MILLIS_PER_DAY);
        int millisOfDay = (int) Math.floorMod(localMillis, MILLIS_PER_DAY);
        return switch (field) {
            case MILLISECONDS -> millisOfDay % 1000;
            case SECONDS -> millisOfDay / 1000 % 60;
            case MINUTES -> millisOfDay / 60_000 % 60;
            case HOURS, HOUR -> millisOfDay / 3_600_000;
            // 1970-01-01 was a Thursday.
            case DAY_OF_WEEK -> Math.floorMod(day + 4, 7L);
            case WEEKDAY -> Math.floorMod(day + 3, 7L) + 1;
            case DATE -> CivilDate.dayOfMonth(day);
            case DAY_OF_MONTH -> CivilDate.dayOfMonth(day) - 1;
            case DAY_OF_YEAR -> CivilDate.dayOfYear(day) - 1;
            case MONTH -> CivilDate.month(day) - 1;
            case FULL_YEAR -> CivilDate.year(day);
            default -> throw new IllegalStateException("no part of a time: " + field);
        };
    }
}
