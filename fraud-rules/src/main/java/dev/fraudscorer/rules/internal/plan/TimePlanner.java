package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.rules.internal.plan.time.TimeField;
import dev.fraudscorer.rules.internal.plan.time.ZoneOffsets;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * Plans times and durations. In a plan both are numbers of milliseconds, a time since 1970, which a double holds exactly
 * over all years of the language: so they are compared, added and found missing as numbers are.
 */
final class TimePlanner {
    /** 0001-01-01T00:00:00Z and the last millisecond of the year 9999, as CEL bounds times. */
    private static final double FIRST_MILLI = -62_135_596_800_000.0;

    private static final double LAST_MILLI = 253_402_300_799_999.0;

    /** 10,000 years of 365.25 days, as CEL bounds durations. */
    private static final double LONGEST_MILLIS = 315_576_000_000_000.0;

    /** 292 years: between two times CEL counts nanoseconds in 64 bits. */
    private static final double LONGEST_DIFFERENCE_MILLIS = 9_223_372_036_854.0;

    private final Planner planner;
    private final Literals literals;

    TimePlanner(Planner planner, Literals literals) {
        this.planner = planner;
        this.literals = literals;
    }

    /** The plan of an operation whose result is a time or a duration. */
    NumberNode plan(Call call) {
        return switch (call.operation()) {
            case TIMESTAMP -> timestamp(call.argument(0));
            case DURATION_OF -> duration(call.argument(0));
            case ADD -> inRange(call.type(), planner.calculation(call));
            case SUBTRACT -> difference(call);
            default -> planner.calculation(call);
        };
    }

    /** The plan of a part of a time, or of a duration. */
    NumberNode field(Call call) {
        NumberNode moment = planner.number(call.argument(0));
        if (call.argument(0).type() == Type.DURATION) {
            return new DurationField(call.operation(), moment);
        }
        ZoneOffsets zone = call.arguments().size() > 1 ? literals.zone(call.argument(1)) : ZoneOffsets.UTC;
        return new TimeField(call.operation(), moment, zone);
    }

    private NumberNode timestamp(Expression argument) {
        return switch (argument.type()) {
            case TEXT -> new Constant.OfNumber(literals.instant(argument).toEpochMilli());
            case TIME -> planner.number(argument);
            default -> inRange(Type.TIME, new OfSeconds(planner.number(argument)));
        };
    }

    private NumberNode duration(Expression argument) {
        return argument.type() == Type.TEXT
                ? new Constant.OfNumber(literals.durationMillis(argument))
                : planner.number(argument);
    }

    private NumberNode difference(Call call) {
        NumberNode millis = planner.calculation(call);
        boolean ofTimes =
                call.argument(0).type() == Type.TIME && call.argument(1).type() == Type.TIME;
        return ofTimes
                ? new Between(millis, -LONGEST_DIFFERENCE_MILLIS, LONGEST_DIFFERENCE_MILLIS)
                : inRange(call.type(), millis);
    }

    private static NumberNode inRange(Type type, NumberNode millis) {
        return type == Type.TIME
                ? new Between(millis, FIRST_MILLI, LAST_MILLI)
                : new Between(millis, -LONGEST_MILLIS, LONGEST_MILLIS);
    }

    /** When the event happened. */
    record EventTime() implements NumberNode {
        @Override
        public double evaluate(FeatureVector vector) {
            return vector.event().timeMillis();
        }
    }

    /** A number of seconds in milliseconds. */
    record OfSeconds(NumberNode operand) implements NumberNode, UnaryNode {
        @Override
        public double evaluate(FeatureVector vector) {
            return Math.rint(operand.evaluate(vector) * 1000);
        }
    }

    /** A time in whole seconds since 1970. */
    record ToSeconds(NumberNode operand) implements NumberNode, UnaryNode {
        @Override
        public double evaluate(FeatureVector vector) {
            return Math.floor(operand.evaluate(vector) / 1000);
        }
    }

    /** A number as long as it lies between two bounds, and missing beyond. */
    record Between(NumberNode operand, double least, double most) implements NumberNode, UnaryNode {
        @Override
        public double evaluate(FeatureVector vector) {
            double value = operand.evaluate(vector);
            return value >= least && value <= most ? value : Double.NaN;
        }
    }

    /** A duration in whole hours, minutes or seconds, or its milliseconds beyond the last whole second. */
    record DurationField(Operation field, NumberNode operand) implements NumberNode, UnaryNode {
        @Override
        public double evaluate(FeatureVector vector) {
            double millis = operand.evaluate(vector);
            if (Double.isNaN(millis)) {
                return millis;
            }
            long whole = (long) millis;
            long part = switch (field) {
                case HOURS -> whole / 3_600_000;
                case MINUTES -> whole / 60_000;
                case SECONDS -> whole / 1000;
                case MILLISECONDS -> whole % 1000;
                default -> throw new IllegalStateException("no part of a duration: " + field);
            };
            return (double) part;
        }
    }
}
