package dev.fraudscorer.spi;

import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language in which a policy writes conditions. One engine provides it, every engine may use it, and so engines
 * need not see one another. Found by {@link java.util.ServiceLoader}; needs a public constructor without parameters.
 * Stateless.
 */
public interface ConditionLanguage {
    /**
     * The language of one policy, where sections of the policy belong to it, such as rates of exchange. It may read
     * those, but reports nothing: the engine of a section does.
     *
     * @param context of the load, in which the attributes have been declared
     */
    default ConditionLanguage in(LoadContext context) {
        return this;
    }

    /**
     * Compiles a condition.
     *
     * @param condition the node that holds its text
     * @param variables the names that it may use, beside those that the language gives to every event
     * @param reader receives every mistake in it
     * @return null if a mistake was reported
     */
    @Nullable
    Condition compile(Node condition, List<Variable> variables, PolicyReader reader);
}
