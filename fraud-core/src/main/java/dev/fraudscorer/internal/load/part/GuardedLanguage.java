package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A language whose failures carry its own name, not that of the engine that compiles by it. */
public final class GuardedLanguage implements ConditionLanguage {
    private final String name;
    private final ConditionLanguage language;

    private GuardedLanguage(String name, ConditionLanguage language) {
        this.name = name;
        this.language = language;
    }

    /** The language of one policy. */
    public static ConditionLanguage of(ConditionLanguage language, LoadContext context) {
        String name = "the language " + language.getClass().getName();
        return new GuardedLanguage(name, PartFailure.guard(name, () -> language.in(context)));
    }

    @Override
    public @Nullable Condition compile(Node condition, List<Variable> variables, PolicyReader reader) {
        return PartFailure.<@Nullable Condition>guard(name, () -> language.compile(condition, variables, reader));
    }
}
