package dev.fraudscorer.rules.internal.plan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** How long the program of a regular expression is. */
public final class PatternCost {
    private PatternCost() {}

    /** The number of instructions; an estimate for a pattern that is too long or has a fault. */
    public static double of(String pattern) {
        double estimate = RepetitionCost.of(pattern);
        if (estimate > Literals.MOST_INSTRUCTIONS) {
            return estimate;
        }
        try {
            return Pattern.compile(pattern).programSize();
        } catch (PatternSyntaxException e) {
            return estimate;
        }
    }
}
