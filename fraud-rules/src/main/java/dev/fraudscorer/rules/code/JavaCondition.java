package dev.fraudscorer.rules.code;

/** The condition of a rule in Java. Thread-safe; quick, since it is asked for every event. */
@FunctionalInterface
public interface JavaCondition {
    /**
     * Whether the rule fires. What it throws makes the assessment degraded: a failure of this rule stands in it, and the
     * other rules speak.
     *
     * @param values valid only during the call
     */
    boolean holds(RuleValues values);
}
