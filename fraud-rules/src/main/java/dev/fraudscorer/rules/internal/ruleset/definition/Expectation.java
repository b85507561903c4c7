package dev.fraudscorer.rules.internal.ruleset.definition;

/** What a case of a rule expects of the rule. */
public enum Expectation {
    FIRES("fires"),
    DOES_NOT_FIRE("does not fire"),
    NOT_EVALUABLE("is not evaluable");

    private final String words;

    Expectation(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
