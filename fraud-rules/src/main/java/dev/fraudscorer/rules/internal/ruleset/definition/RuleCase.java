package dev.fraudscorer.rules.internal.ruleset.definition;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.policy.Location;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case written beside a rule: with these values it does that. Immutable.
 *
 * @param name of the case among those of its rule
 * @param at its place
 * @param eventType the event type's name; null for any that has the attributes given
 * @param time when the event happens
 * @param given a number, text or boolean by name; all others are missing
 * @param expectation what the rule does; null if only the decision matters
 * @param decision what the policy decides; null if it does not matter
 */
public record RuleCase(
        String name,
        Location at,
        @Nullable String eventType,
        Instant time,
        Map<String, Object> given,
        @Nullable Expectation expectation,
        @Nullable Decision decision) {
    public RuleCase {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
