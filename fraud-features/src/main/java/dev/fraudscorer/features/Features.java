package dev.fraudscorer.features;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the section {@code features} of a policy in code: the features of each entity, under the same names and with
 * the same meaning as in a file.
 *
 * <pre>{@code
 * Node features = Features.builder()
 *         .entity("card",
 *                 FeatureGroup.of(count(), sum("amount"), elapsed()).over(Window.ofHours(1), Window.ofDays(1)),
 *                 FeatureGroup.of(count()).over(Window.ofHours(1)).where("declined", "declined == true"))
 *         .entity(List.of("card", "merchant"), FeatureGroup.of(count()).over(Window.ofDays(30)))
 *         .build();
 * FraudScorer scorer = FraudScorer.builder(folder).section(Features.SECTION, features).load();
 * }</pre>
 *
 * <p>What the policy does not have, such as an unknown attribute, is reported when it is loaded, together with every
 * mistake in the policy's files; the place then names the entity and its group.
 */
public final class Features {
    /** The section's name. */
    public static final String SECTION = "features";

    private static final String PLACE = "features in code";

    private Features() {}

    /** Begins without entities. */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes entities. Confined to one thread. */
    public static final class Builder {
        private final Map<String, List<FeatureGroup>> groups = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds groups to an entity.
         *
         * @param attribute the attribute that is its key, of type key or ip
         * @param more at least one
         */
        public Builder entity(String attribute, FeatureGroup... more) {
            return entity(List.of(attribute), more);
        }

        /**
         * Adds groups to an entity of several attributes, such as a card at a merchant.
         *
         * @param attributes 1 to 4 of type key or ip; their names in this order, joined by {@code _}, begin the names
         *     of its features
         * @param more at least one
         */
        public Builder entity(List<String> attributes, FeatureGroup... more) {
            String key = String.join("+", attributes);
            if (more.length == 0) {
                throw new IllegalArgumentException("entity '" + key + "' without a group; expected at least one");
            }
            groups.computeIfAbsent(key, any -> new ArrayList<>()).addAll(List.of(more));
            return this;
        }

        /** The section, to be given to a scorer's builder; the builder may be used on. */
        public Node build() {
            List<MapNode.Entry> entities = new ArrayList<>();
            groups.forEach((key, list) -> entities.add(entity(key, list)));
            return new MapNode(Location.of(PLACE), entities);
        }

        private static MapNode.Entry entity(String key, List<FeatureGroup> groups) {
            String place = PLACE + ", " + key;
            List<Node> nodes = new ArrayList<>();
            for (FeatureGroup group : groups) {
                nodes.add(group.toNode(Location.of(place + ", group " + (nodes.size() + 1))));
            }
            Location at = Location.of(place);
            return new MapNode.Entry(key, at, new ListNode(at, nodes));
        }
    }
}
