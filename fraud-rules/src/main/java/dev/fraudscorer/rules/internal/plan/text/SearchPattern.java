package dev.fraudscorer.rules.internal.plan.text;

import dev.fraudscorer.rules.internal.pattern.TablePattern;
import dev.fraudscorer.shaded.com.google.re2j.Pattern;
import dev.fraudscorer.shaded.com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is sought in texts: a table where one can be made, otherwise RE2/J's. Immutable; thread-safe.
 * Two are equal if they were written alike.
 */
public final class SearchPattern {
    /** One look into the table, and for a letter beyond ASCII a search for its kind. */
    private static final double STEPS_OF_TABLE = 10;

    /** RE2/J, for each instruction: all of them may hold at once. Classes of Unicode take the most. */
    private static final double STEPS_OF_INSTRUCTION = 60;

    private final String written;
    private final Pattern pattern;
    private final @Nullable TablePattern table;

    private SearchPattern(String written, Pattern pattern) {
        this.written = written;
        this.pattern = pattern;
        this.table = TablePattern.of(written);
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException if it is none, with the fault as its message
     */
    public static SearchPattern of(String written) {
        try {
            return new SearchPattern(written, Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    /** How many instructions RE2/J's program has. */
    public int programSize() {
        return pattern.programSize();
    }

    /** What seeking it takes for each character of a text, at worst, in steps of about a nanosecond. */
    public double stepsPerCharacter() {
        return table == null ? STEPS_OF_INSTRUCTION * programSize() : STEPS_OF_TABLE;
    }

    /** Whether it is found anywhere in the text, in time linear in its length. RE2/J allocates, a table does not. */
    boolean isFoundIn(String text) {
        return table == null ? pattern.matcher(text).find() : table.isFoundIn(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SearchPattern search && written.equals(search.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
