package dev.fraudscorer.features;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.features.internal.EntityHistory;
import dev.fraudscorer.features.internal.SampledRecords;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.store.RecordStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How much memory the histories of a policy need for so many entities: some records of each kind are made, as events would make them,
 * and tables and arrays are counted as a store takes them. Keys are taken to have 16 characters, and attributes of numbers to be
 * hundredths. Immutable.
 */
public final class MemoryEstimate {
    /** What arrays take beside the records in them: where each begins, and what is left over. */
    private static final double ARRAYS = 1.02;
    /** Room is made from that part of the budget on. */
    private static final double USED_PART = 0.9375;

    private static final long MIB = 1L << 20;

    private final Map<String, Long> bytesPerEntity;
    private final long bytes;

    private MemoryEstimate(Map<String, Long> bytesPerEntity, long bytes) {
        this.bytesPerEntity = Collections.unmodifiableMap(bytesPerEntity);
        this.bytes = bytes;
    }

    /**
     * Estimates what a scorer's policy needs; takes up to some seconds for each kind of entity.
     *
     * @param loads by the name of an entity as its features have it, such as {@code card} or {@code card_merchant}
     * @throws IllegalArgumentException if the policy keeps no histories in this process, or has no entity of a name
     */
    public static MemoryEstimate of(FraudScorer scorer, Map<String, EntityLoad> loads) {
        List<EntityPlan> plans = scorer.policy().sources(EntityHistory.class).stream()
                .flatMap(history -> history.plans().stream())
                .toList();
        TreeSet<String> unknown = new TreeSet<>(loads.keySet());
        List<String> names = plans.stream().map(EntityPlan::name).toList();
        unknown.removeAll(names);
        if (plans.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    plans.isEmpty()
                            ? "the policy keeps no histories in this process; expected a section features, without a store elsewhere"
                            : "no entity " + unknown + "; the policy has " + names);
        }
        Map<String, Long> perEntity = new LinkedHashMap<>();
        double records = 0;
        for (EntityPlan plan : plans) {
            EntityLoad load = loads.get(plan.name());
            if (load != null) {
                double each = SampledRecords.bytes(plan, load.events(), load.values());
                perEntity.put(plan.name(), Math.round(each));
                records += each * load.entities();
            }
        }
        long bytes = Math.round(records * ARRAYS);
        for (EntityLoad load : loads.values()) {
            bytes += RecordStore.tableBytes(load.entities(), RecordStore.shards(bytes / plans.size()));
        }
        return new MemoryEstimate(perEntity, bytes);
    }

    /** How many bytes the record of an entity takes, on an average, by the entity's name in the policy's order. */
    public Map<String, Long> bytesPerEntity() {
        return bytesPerEntity;
    }

    /** How many bytes all of them take, with their tables. */
    public long bytes() {
        return bytes;
    }

    /** What {@code profiles: { memory: … }} has to be so that none of them has to leave: in bytes, a whole number of MiB. */
    public long memory() {
        return ((long) Math.ceil(bytes / USED_PART) + MIB - 1) / MIB * MIB;
    }

    @Override
    public String toString() {
        return bytesPerEntity + ", " + bytes + " bytes";
    }
}
