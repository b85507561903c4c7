package dev.fraudscorer.rules.code;

/**
 * The values of one event that a rule declares to {@link JavaRule.Builder#reads read}. Valid only during the call that
 * hands it out, and confined to that call's thread.
 *
 * <p>Reading a missing value ends the condition: the rule is not evaluable, and its evidence names the value;
 * {@link #has} tests for it. Reading a name that the rule does not declare, or another type, is a mistake of the rule
 * and throws {@link IllegalArgumentException}.
 */
public interface RuleValues {
    /** Whether the value is there. */
    boolean has(String name);

    /** A finite number. */
    double number(String name);

    /** A text. */
    String text(String name);

    /** A boolean. */
    boolean truth(String name);

    /** When the event happened, in milliseconds since 1970. */
    long timeMillis();
}
