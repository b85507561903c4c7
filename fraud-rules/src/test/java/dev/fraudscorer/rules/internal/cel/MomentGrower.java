package dev.fraudscorer.rules.internal.cel;

import java.util.List;
import java.util.Random;

/** Grows random expressions that are times, durations, or parts of them. */
final class MomentGrower {
    private static final List<String> TIMES = List.of(
            "timestamp('2026-11-22T10:15:30.250Z')",
            "timestamp('1969-12-31T23:59:59.999Z')",
            "timestamp('2024-02-29T00:00:00+05:30')",
            "timestamp('0001-01-01T00:00:00Z')",
            "timestamp('9999-12-31T23:59:59.999Z')");
    private static final List<String> DURATIONS = List.of(
            "duration('0s')",
            "duration('90s')",
            "duration('1h30m')",
            "duration('-250ms')",
            "duration('0.5s')",
            "duration('87600h')",
            "duration('1ms')");
    private static final List<String> FIELDS = List.of("getHours", "getMinutes", "getSeconds", "getMilliseconds");

    private final Random random;
    private final ExpressionGrower grower;

    MomentGrower(Random random, ExpressionGrower grower) {
        this.random = random;
        this.grower = grower;
    }

    GrownExpression time(int depth) {
        if (depth <= 0) {
            return GrownExpression.same(random.nextBoolean() ? "event_time" : pick(TIMES));
        }
        return switch (random.nextInt(5)) {
            case 0 -> ExpressionGrower.infix(time(depth - 1), "+", duration(depth - 1));
            case 1 -> ExpressionGrower.infix(duration(depth - 1), "+", time(depth - 1));
            case 2 -> ExpressionGrower.infix(time(depth - 1), "-", duration(depth - 1));
            case 3 -> ExpressionGrower.choice(grower.truth(depth - 1), time(depth - 1), time(depth - 1));
            default -> time(0);
        };
    }

    GrownExpression duration(int depth) {
        if (depth <= 0) {
            return GrownExpression.same(pick(DURATIONS));
        }
        return switch (random.nextInt(4)) {
            case 0 ->
                ExpressionGrower.infix(duration(depth - 1), random.nextBoolean() ? "+" : "-", duration(depth - 1));
            case 1 -> ExpressionGrower.infix(time(depth - 1), "-", time(depth - 1));
            case 2 -> ExpressionGrower.choice(grower.truth(depth - 1), duration(depth - 1), duration(depth - 1));
            default -> duration(0);
        };
    }

    /** A part of a duration, or of a time that is calculated. */
    GrownExpression field(int depth) {
        GrownExpression moment = random.nextBoolean() ? time(depth) : duration(depth);
        String field = "." + pick(FIELDS) + "()";
        return new GrownExpression(moment.ours() + field, moment.strict() + field);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
