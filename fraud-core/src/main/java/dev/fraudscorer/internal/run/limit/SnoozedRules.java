package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.policy.Snooze;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which rules are snoozed for which entities, as of one moment. Immutable, thread-safe. */
public final class SnoozedRules {
    private final HashKey key;
    /** By rule, attribute and hash of the entity's key: until when, in milliseconds. */
    private final Map<String, Map<String, Map<Long, Long>>> untilByRule = new HashMap<>();

    SnoozedRules(HashKey key, Collection<Snooze> snoozes) {
        this.key = key;
        for (Snooze snooze : snoozes) {
            untilByRule
                    .computeIfAbsent(snooze.rule(), rule -> new HashMap<>())
                    .computeIfAbsent(snooze.attribute(), attribute -> new HashMap<>())
                    .put(
                            Long.parseUnsignedLong(snooze.entity(), 16),
                            snooze.until().toEpochMilli());
        }
    }

    /** Whether the rule of the item is snoozed for an entity of the event. */
    public boolean contain(Evidence item, FeatureVector vector) {
        Map<String, Map<Long, Long>> untilByAttribute = untilByRule.get(item.source());
        if (untilByAttribute == null) {
            return false;
        }
        for (Map.Entry<String, Map<Long, Long>> entities : untilByAttribute.entrySet()) {
            int slot = vector.slot(entities.getKey());
            Long until = slot < 0 || !vector.isPresent(slot)
                    ? null
                    : entities.getValue().get(vector.hash(slot, key));
            if (until != null && vector.receivedMillis() < until) {
                return true;
            }
        }
        return false;
    }
}
