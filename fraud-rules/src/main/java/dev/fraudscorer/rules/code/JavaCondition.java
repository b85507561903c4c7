package dev.fraudscorer.rules.code;

/** The condition of a rule in Java. Thread-safe; quick, since it is evaluated for every event. */
@FunctionalInterface
public interface JavaCondition {
    /**
     * Whether the rule fires. What it throws degrades the assessment, which then reports a failure of this rule; the
     * other rules are evaluated.
     *
     * @param values valid only during the call
     */
    boolean holds(RuleValues values);
}
