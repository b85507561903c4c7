package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.plan.text.SearchPattern;

/** What seeking a regular expression takes for each character of a text, at worst. */
public final class PatternCost {
    /** A table: one look into it, and for a letter beyond ASCII a search for its kind. */
    private static final double STEPS_OF_TABLE = 10;

    /** RE2/J, for each instruction: all of them may hold at once. Classes of Unicode take the most. */
    private static final double STEPS_OF_INSTRUCTION = 60;

    private PatternCost() {}

    /** In steps; an estimate for a pattern that is too long or has a fault. */
    public static double perCharacter(String pattern) {
        double estimate = RepetitionCost.of(pattern);
        if (estimate > Literals.MOST_INSTRUCTIONS) {
            return STEPS_OF_INSTRUCTION * estimate;
        }
        try {
            SearchPattern search = SearchPattern.of(pattern);
            return search.isTable() ? STEPS_OF_TABLE : STEPS_OF_INSTRUCTION * search.programSize();
        } catch (IllegalArgumentException e) {
            return STEPS_OF_INSTRUCTION * estimate;
        }
    }
}
