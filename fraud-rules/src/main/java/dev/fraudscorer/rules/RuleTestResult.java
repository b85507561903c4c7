package dev.fraudscorer.rules;

import java.util.Objects;

/**
 * How a case of a rule came out. Immutable.
 *
 * @param passed whether it did what was expected
 * @param message place, rule, what was expected, what came, and how it came about; empty if it passed
 */
public record RuleTestResult(boolean passed, String message) {
    private static final RuleTestResult OK = new RuleTestResult(true, "");

    public RuleTestResult {
        Objects.requireNonNull(message, "message");
    }

    static RuleTestResult ok() {
        return OK;
    }

    static RuleTestResult failed(String message) {
        return new RuleTestResult(false, message);
    }
}
