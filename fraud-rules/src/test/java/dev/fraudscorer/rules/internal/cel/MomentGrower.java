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
            "duration('-15m')",
            "duration('1.5h')",
            "duration('87600h')",
            "duration('1s')");
    private static final List<String> FINE_DURATIONS =
            List.of("duration('-250ms')", "duration('0.5s')", "duration('1ms')", "duration('-1.001s')");
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
            case 0 -> ExpressionGrower.infix(time(depth - 1), "+", wholeSeconds(depth - 1));
            case 1 -> ExpressionGrower.infix(wholeSeconds(depth - 1), "+", time(depth - 1));
            case 2 -> ExpressionGrower.infix(time(depth - 1), "-", wholeSeconds(depth - 1));
            case 3 -> ExpressionGrower.choice(grower.truth(depth - 1), time(depth - 1), time(depth - 1));
            default -> time(0);
        };
    }

    GrownExpression duration(int depth) {
        if (depth <= 0) {
            return GrownExpression.same(pick(random.nextBoolean() ? DURATIONS : FINE_DURATIONS));
        }
        return switch (random.nextInt(4)) {
            case 0 -> wholeSeconds(depth);
            case 1 -> ExpressionGrower.infix(time(depth - 1), "-", time(depth - 1));
            case 2 -> ExpressionGrower.choice(grower.truth(depth - 1), duration(depth - 1), duration(depth - 1));
            default -> duration(0);
        };
    }

    /**
     * A duration to calculate with: cel-java 0.14 fails on its own result of {@code duration('1ms') - duration('1h')},
     * whose seconds are below and whose nanoseconds above 0.
     */
    private GrownExpression wholeSeconds(int depth) {
        if (depth <= 0) {
            return GrownExpression.same(pick(DURATIONS));
        }
        String operator = random.nextBoolean() ? "+" : "-";
        return ExpressionGrower.infix(wholeSeconds(depth - 1), operator, wholeSeconds(depth - 1));
    }

    /**
     * A part of a duration, or of a time that is calculated. Durations of whole seconds: of -0.5 s cel-java 0.14 claims
     * that it has -1 whole seconds, since Java rounds down there.
     */
    GrownExpression field(int depth) {
        GrownExpression moment = random.nextBoolean() ? time(depth) : wholeSeconds(depth);
        String field = "." + pick(FIELDS) + "()";
        return new GrownExpression(moment.ours() + field, moment.strict() + field);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
