package dev.fraudscorer.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a case of a rule came out. Immutable. */
public final class RuleTestResult {
    private static final RuleTestResult OK = new RuleTestResult(true, "");

    private final boolean passed;
    private final String message;

    private RuleTestResult(boolean passed, String message) {
        Objects.requireNonNull(message, "message");
        this.passed = passed;
        this.message = message;
    }

    /** Whether it did what was expected. */
    public boolean passed() {
        return passed;
    }

    /** Place, rule, what was expected, what came, and how it came about; empty if it passed. */
    public String message() {
        return message;
    }

    static RuleTestResult ok() {
        return OK;
    }

    static RuleTestResult failed(String message) {
        return new RuleTestResult(false, message);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RuleTestResult that && passed == that.passed && message.equals(that.message));
    }

    @Override
    public int hashCode() {
        return Objects.hash(passed, message);
    }

    @Override
    public String toString() {
        return "RuleTestResult[passed=" + passed + ", message=" + message + "]";
    }
}
