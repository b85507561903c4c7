package dev.fraudscorer.policy;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a policy folder. Immutable. Of a text of more than {@value #MOST_CHARACTERS} characters the rest is
 * left out, so that a report stays short whatever a policy contains. Card numbers are masked, and what would begin
 * another line or not be seen is escaped.
 */
public final class PolicyProblem {
    /** The most characters of what was found, and of what was expected. */
    public static final int MOST_CHARACTERS = 500;

    private final Location at;
    private final String found;
    private final String expected;
    private final @Nullable String nearest;
    private final @Nullable String excerpt;

    PolicyProblem(Location at, String found, String expected, @Nullable String nearest, @Nullable String excerpt) {
        found = ShortText.of(ShownText.of(Objects.requireNonNull(found, "found")), MOST_CHARACTERS);
        expected = ShortText.of(ShownText.of(Objects.requireNonNull(expected, "expected")), MOST_CHARACTERS);
        nearest = nearest == null ? null : ShownText.of(nearest);
        excerpt = excerpt == null ? null : ShownText.lines(excerpt);
        this.at = Objects.requireNonNull(at, "at");
        this.found = found;
        this.expected = expected;
        this.nearest = nearest;
        this.excerpt = excerpt;
    }

    /** A mistake without a suggestion. */
    public static PolicyProblem of(Location at, String found, String expected) {
        return new PolicyProblem(at, found, expected, null, null);
    }

    /** A mistake, with the known name that was probably meant or null. */
    public static PolicyProblem of(Location at, String found, String expected, @Nullable String nearest) {
        return new PolicyProblem(at, found, expected, nearest, null);
    }

    /** Where it is. */
    public Location at() {
        return at;
    }

    /** What is there. */
    public String found() {
        return found;
    }

    /** What should. */
    public String expected() {
        return expected;
    }

    /** The known name that was probably meant; null if none is near. */
    public @Nullable String nearest() {
        return nearest;
    }

    /**
     * The line of the document, cut if it is long, and under it a line with a caret at the place; null if the place
     * is in no text of the policy, as for a list file or for a section made by code.
     */
    public @Nullable String excerpt() {
        return excerpt;
    }

    /** The same mistake with the text around it, or none. */
    public PolicyProblem withExcerpt(@Nullable String shown) {
        return new PolicyProblem(at, found, expected, nearest, shown);
    }

    /** On one line: {@code policy.yaml:12:18: found …; expected …; did you mean '…'?}. */
    @Override
    public String toString() {
        String message = at + ": found " + found + "; expected " + expected;
        return nearest == null ? message : message + "; did you mean '" + nearest + "'?";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof PolicyProblem that
                        && at.equals(that.at)
                        && found.equals(that.found)
                        && expected.equals(that.expected)
                        && Objects.equals(nearest, that.nearest)
                        && Objects.equals(excerpt, that.excerpt));
    }

    @Override
    public int hashCode() {
        return Objects.hash(at, found, expected, nearest, excerpt);
    }
}
