package dev.fraudscorer.benchmarks.features.byhand;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The history of several entities: for each a map of profiles, in each profile a deque per window, running totals for
 * counts, sums and deviations, a map per text whose values are distinguished, and a look at every payment for minimum,
 * maximum and frauds. Payments must be in the order of their time; nothing that was ever seen is evicted. Thread-safe.
 */
public final class HandWrittenHistory {
    private final List<HandWrittenEntity> definitions;
    private final List<ConcurrentHashMap<String, EntityProfile>> profiles;
    private final int[] places;

    /** @param names of the features of each entity, as the engine names them, without the entity */
    public HandWrittenHistory(List<List<String>> names) {
        this.definitions = names.stream().map(HandWrittenEntity::new).toList();
        this.profiles = names.stream()
                .map(entity -> new ConcurrentHashMap<String, EntityProfile>())
                .toList();
        this.places = new int[names.size()];
        for (int i = 1; i < places.length; i++) {
            places[i] = places[i - 1] + names.get(i - 1).size();
        }
    }

    /**
     * Counts the payment for one of the entities and reads its features.
     *
     * @param entity by the order of the names
     * @param out takes the features of all entities one after the other; NaN stands for missing
     */
    public void visit(int entity, String key, Kept payment, double[] out) {
        HandWrittenEntity definition = definitions.get(entity);
        profiles.get(entity).compute(key, (unused, known) -> {
            EntityProfile profile = known == null ? new EntityProfile(definition) : known;
            profile.visit(payment, out, places[entity]);
            return profile;
        });
    }
}
