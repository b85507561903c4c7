package dev.fraudscorer.policy;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a policy folder. Immutable. Of a text of more than {@value #MOST_CHARACTERS} characters the rest is left
 * out, so that a report stays short whatever stands in a policy. Card numbers are masked, and what would
 * begin another line or not be seen is escaped.
 *
 * @param at where it stands
 * @param found what stands there
 * @param expected what should
 * @param nearest the known name that was probably meant; null if none is near
 * @param excerpt the line of the document, cut if it is long, and under it a line with a caret at the place; null if the
 *     place is in no text of the policy, as for a list file or for a section made by code
 */
public record PolicyProblem(
        Location at,
        String found,
        String expected,
        @Nullable String nearest,
        @Nullable String excerpt) {
    /** The most characters of what was found, and of what was expected. */
    public static final int MOST_CHARACTERS = 500;

    public PolicyProblem {
        Objects.requireNonNull(at, "at");
        found = ShortText.of(ShownText.of(Objects.requireNonNull(found, "found")), MOST_CHARACTERS);
        expected = ShortText.of(ShownText.of(Objects.requireNonNull(expected, "expected")), MOST_CHARACTERS);
        nearest = nearest == null ? null : ShownText.of(nearest);
        excerpt = excerpt == null ? null : ShownText.lines(excerpt);
    }

    PolicyProblem withExcerpt(@Nullable String shown) {
        return new PolicyProblem(at, found, expected, nearest, shown);
    }

    /** On one line: {@code policy.yaml:12:18: found …; expected …; did you mean '…'?}. */
    @Override
    public String toString() {
        String message = at + ": found " + found + "; expected " + expected;
        return nearest == null ? message : message + "; did you mean '" + nearest + "'?";
    }
}
