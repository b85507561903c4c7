package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.language.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which values an expression can have at all. Immutable. */
final class Domains {
    private static final NumberSet NOT_NEGATIVE = NumberSet.above(0, true);
    private static final NumberSet SHARE = NumberSet.between(0, 1);
    private static final List<String> NOT_NEGATIVE_AGGREGATES =
            List.of("count", "distinct", "fraud_count", "stddev", "elapsed", "age", "speed");
    private static final List<String> SHARES = List.of("share", "fraud_rate");
    private static final Map<String, NumberSet> CALENDAR = Map.of(
            "calendar.hour", NumberSet.between(0, 23),
            "calendar.weekday", NumberSet.between(1, 7));

    private final Set<String> entities;
    private final TextSet eventTypes;

    /**
     * @param entities whose features a name may be, such as {@code card}
     * @param eventTypes of the policy
     */
    Domains(Collection<String> entities, Collection<String> eventTypes) {
        this.entities = Set.copyOf(entities);
        this.eventTypes = new TextSet(Set.copyOf(eventTypes), false);
    }

    NumberSet ofNumber(Expression expression) {
        if (expression instanceof Reference reference && reference.symbol() instanceof Symbol.Slot slot) {
            return ofFeature(slot.variable().name());
        }
        return expression instanceof Call call ? ofCall(call) : NumberSet.ALL;
    }

    TextSet ofText(Expression expression) {
        return expression instanceof Reference reference && reference.symbol() == Symbol.BuiltIn.EVENT_TYPE
                ? eventTypes
                : TextSet.of().complement();
    }

    private NumberSet ofFeature(String name) {
        int dot = name.indexOf('.');
        if (dot < 0 || !entities.contains(name.substring(0, dot))) {
            return CALENDAR.getOrDefault(name, NumberSet.ALL);
        }
        String aggregate = name.substring(dot + 1) + "_";
        if (SHARES.stream().anyMatch(share -> aggregate.startsWith(share + "_"))) {
            return SHARE;
        }
        boolean notNegative =
                NOT_NEGATIVE_AGGREGATES.stream().anyMatch(positive -> aggregate.startsWith(positive + "_"));
        return notNegative ? NOT_NEGATIVE : NumberSet.ALL;
    }

    private static NumberSet ofCall(Call call) {
        boolean ofTime = !call.arguments().isEmpty() && call.argument(0).type() == Type.TIME;
        return ofTime ? ofTimeField(call) : ofFunction(call);
    }

    private static NumberSet ofFunction(Call call) {
        return switch (call.operation()) {
            case ABS, SQRT, SIZE, DISTANCE_KM -> NOT_NEGATIVE;
            default -> NumberSet.ALL;
        };
    }

    /** A field of a time; a duration has as many hours as it lasts. */
    private static NumberSet ofTimeField(Call call) {
        return switch (call.operation()) {
            case WEEKDAY -> NumberSet.between(1, 7);
            case HOUR, HOURS -> NumberSet.between(0, 23);
            case MINUTES, SECONDS -> NumberSet.between(0, 59);
            case MILLISECONDS -> NumberSet.between(0, 999);
            case DAY_OF_WEEK -> NumberSet.between(0, 6);
            case DAY_OF_MONTH -> NumberSet.between(0, 30);
            case DATE -> NumberSet.between(1, 31);
            case DAY_OF_YEAR -> NumberSet.between(0, 365);
            case MONTH -> NumberSet.between(0, 11);
            default -> NumberSet.ALL;
        };
    }
}
