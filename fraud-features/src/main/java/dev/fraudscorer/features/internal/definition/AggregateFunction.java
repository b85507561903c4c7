package dev.fraudscorer.features.internal.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be computed over the events of an entity. */
public enum AggregateFunction {
    COUNT(Argument.NONE),
    SUM(Argument.NUMBER),
    MEAN(Argument.NUMBER),
    MIN(Argument.NUMBER),
    MAX(Argument.NUMBER),
    DISTINCT(Argument.ANY),
    ELAPSED(Argument.NONE),
    FRAUD_COUNT(Argument.NONE),
    FRAUD_RATE(Argument.NONE);

    /** The names as they stand in a policy. */
    static final List<String> NAMES =
            Arrays.stream(values()).map(AggregateFunction::policyName).toList();

    private final Argument argument;

    AggregateFunction(Argument argument) {
        this.argument = argument;
    }

    /** The function called {@code name} in a policy; null if there is none. */
    static @Nullable AggregateFunction named(String name) {
        int index = NAMES.indexOf(name);
        return index < 0 ? null : values()[index];
    }

    /** Whether it is computed once per window; otherwise once per event. */
    public boolean isWindowed() {
        return this != ELAPSED;
    }

    /** Whether it needs to know what turned out to be true about the events. */
    public boolean needsLabels() {
        return this == FRAUD_COUNT || this == FRAUD_RATE;
    }

    Argument argument() {
        return argument;
    }

    String policyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How it stands in a policy, for messages. */
    String usage() {
        return argument == Argument.NONE ? policyName() : policyName() + "(" + argument.example + ")";
    }

    /** What stands in the parentheses. */
    enum Argument {
        NONE(""),
        NUMBER("amount"),
        ANY("merchant");

        private final String example;

        Argument(String example) {
            this.example = example;
        }
    }
}
