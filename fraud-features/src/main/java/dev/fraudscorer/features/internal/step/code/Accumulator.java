package dev.fraudscorer.features.internal.step.code;

import java.util.List;

/**
 * Something that is added up from row to row, in a local variable. A value: two outputs that need the same have one.
 */
interface Accumulator {
    /** At which cut it begins, in milliseconds before the end of the walk. */
    long from();

    /** Whether it is a long; otherwise it is an int. */
    default boolean isLong() {
        return false;
    }

    /** Pushes what it begins with. */
    default void begin(WalkCode code) {
        code.push(0);
    }

    /** Adds the row to the variable. */
    void add(WalkCode code);

    /** Of how many rows, by a bit of their flags. */
    static Accumulator ofFlag(int bit, long from) {
        return new FlagCounts(bit / FlagCounts.LANES, from);
    }

    /** What {@link WalkCode#pushCount} needs. */
    static List<Accumulator> ofCount(Scope scope) {
        if (scope.hasFilter()) {
            return List.of(ofFlag(scope.filter(), scope.from()));
        }
        return scope.from() == 0 ? List.of() : List.of(new RowsBefore(scope.from()));
    }
}
