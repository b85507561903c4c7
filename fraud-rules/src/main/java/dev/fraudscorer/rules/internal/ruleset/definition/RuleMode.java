package dev.fraudscorer.rules.internal.ruleset.definition;

import dev.fraudscorer.assessment.Mode;

/** What a rule may be set to. */
public enum RuleMode {
    ACTIVE(Mode.ACTIVE),
    SHADOW(Mode.SHADOW),
    /** Checked with the policy, so that it can be switched on, but never evaluated. */
    OFF(Mode.SHADOW);

    private final Mode mode;

    RuleMode(Mode mode) {
        this.mode = mode;
    }

    /** Whether it has effect when it is evaluated. */
    public Mode mode() {
        return mode;
    }
}
