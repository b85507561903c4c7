package dev.fraudscorer.internal.load;

import dev.fraudscorer.internal.load.part.PartFailure;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition that stands in no policy, such as that of which events a rollout is. It reads what the policy names; no entity lists
 * and no rates of exchange, which the policy has for itself. Immutable.
 *
 * @param text in the language of rules
 * @param place that mistakes are reported of, such as {@code rollout}
 */
public record ConditionText(String text, String place) {
    /**
     * Compiles it.
     *
     * @throws PolicyException with every mistake in it, or if no module on the class path has the language
     */
    public Condition compile(LoadedPolicy policy) {
        PolicyReader reader = new PolicyReader();
        try {
            List<ConditionLanguage> languages =
                    PartFailure.guard("the search for a language", () -> Providers.of(ConditionLanguage.class));
            if (languages.isEmpty()) {
                reader.report(
                        Location.of(place),
                        "a condition, which no module on the class path reads",
                        "dev.fraudscorer:fraud-rules on the class path, or no condition");
                throw reader.exception(place);
            }
            return compile(languages.get(0), policy, reader);
        } catch (PartFailure e) {
            throw e.report(place, reader);
        }
    }

    private Condition compile(ConditionLanguage language, LoadedPolicy policy, PolicyReader reader) {
        ScalarNode node = new ScalarNode(Location.of(place), ScalarNode.Kind.TEXT, text);
        @Nullable
        Condition condition = PartFailure.<@Nullable Condition>guard(
                "the language " + language.getClass().getName(),
                () -> language.compile(node, policy.schema().variables(), reader));
        if (condition == null || reader.problemCount() > 0) {
            throw reader.exception(place);
        }
        return condition;
    }
}
