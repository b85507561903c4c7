package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.derived.DerivedUse;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy defines for its rules to use, and where. Immutable.
 *
 * @param entities whose features the policy has, as their names begin
 * @param lists by their names
 * @param derived in the order of their definition
 */
public record PolicyOutline(Map<String, Location> entities, Map<String, Location> lists, List<DerivedUse> derived) {
    public PolicyOutline {
        entities = Map.copyOf(entities);
        lists = Map.copyOf(lists);
        derived = List.copyOf(derived);
    }

    /**
     * Reads names and places only.
     *
     * @param features the section of that name
     * @param lists the section of that name
     */
    public static PolicyOutline of(@Nullable Node features, @Nullable Node lists, List<DerivedUse> derived) {
        return new PolicyOutline(places(features), places(lists), derived);
    }

    private static Map<String, Location> places(@Nullable Node section) {
        Map<String, Location> places = new LinkedHashMap<>();
        if (section instanceof MapNode map) {
            // Features of two keys together, card+merchant, have names such as card_merchant.count_30d.
            map.entries().forEach(entry -> places.put(entry.key().replace('+', '_'), entry.at()));
        }
        return places;
    }
}
