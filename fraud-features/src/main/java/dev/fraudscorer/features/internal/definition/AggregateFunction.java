package dev.fraudscorer.features.internal.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be computed over the events of an entity. */
public enum AggregateFunction {
    COUNT(Argument.NONE, Scope.WINDOW),
    SUM(Argument.NUMBER, Scope.WINDOW),
    MEAN(Argument.NUMBER, Scope.WINDOW),
    MIN(Argument.NUMBER, Scope.WINDOW),
    MAX(Argument.NUMBER, Scope.WINDOW),
    STDDEV(Argument.NUMBER, Scope.WINDOW),
    DISTINCT(Argument.ANY, Scope.WINDOW),
    SHARE(Argument.ANY, Scope.WINDOW),
    FRAUD_COUNT(Argument.NONE, Scope.WINDOW),
    FRAUD_RATE(Argument.NONE, Scope.WINDOW),
    ELAPSED(Argument.NONE, Scope.HISTORY),
    AGE(Argument.NONE, Scope.HISTORY),
    IS_NEW(Argument.ANY, Scope.HISTORY),
    SPEED(Argument.POSITION, Scope.HISTORY);

    /** The names as they stand in a policy. */
    static final List<String> NAMES =
            Arrays.stream(values()).map(AggregateFunction::policyName).toList();

    private final Argument argument;
    private final Scope scope;

    AggregateFunction(Argument argument, Scope scope) {
        this.argument = argument;
        this.scope = scope;
    }

    /** The function called {@code name} in a policy; null if there is none. */
    static @Nullable AggregateFunction named(String name) {
        int index = NAMES.indexOf(name);
        return index < 0 ? null : values()[index];
    }

    /** Whether it is computed once per window; otherwise once per event, over all that is kept. */
    public boolean isWindowed() {
        return scope == Scope.WINDOW;
    }

    /** Whether it needs the events' labels. */
    public boolean needsLabels() {
        return this == FRAUD_COUNT || this == FRAUD_RATE;
    }

    Argument argument() {
        return argument;
    }

    String policyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its form in a policy, for messages. */
    String usage() {
        return argument == Argument.NONE ? policyName() : policyName() + "(" + argument.example + ")";
    }

    /** What is in the parentheses. */
    enum Argument {
        NONE("", 0),
        NUMBER("amount", 1),
        ANY("merchant", 1),
        POSITION("lat, lon", 2);

        private final String example;
        private final int attributes;

        Argument(String example, int attributes) {
            this.example = example;
            this.attributes = attributes;
        }

        /** How many attributes. */
        int attributes() {
            return attributes;
        }
    }

    private enum Scope {
        WINDOW,
        HISTORY
    }
}
