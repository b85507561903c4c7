package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.RowColumns;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EntityKey;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.OwnedRecords;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.HashKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Removes one entity from the records. Of a kind with the same attributes there is one record, under a key that is known; of a kind
 * that has more, such as the pairs of a card with each merchant, all records are looked through for those whose keys have the given
 * one as a part, a few at a time while events are scored. Used once; confined to one thread.
 */
final class EntityErasure {
    private final TrackedEntity[] entities;
    private final KeyedStore keyed;
    private final ForgottenKey key;
    private final Map<String, Long> removed = new TreeMap<>();
    private final Map<String, String> remaining = new TreeMap<>();
    private long records;
    private long events;
    private long digests;

    EntityErasure(TrackedEntity[] entities, KeyedStore keyed, ForgottenKey key) {
        this.entities = entities;
        this.keyed = keyed;
        this.key = key;
    }

    Erased erase() {
        for (int entity = 0; entity < entities.length; entity++) {
            EntityPlan plan = entities[entity].plan();
            if (key.isPartOf(plan.keyNames())) {
                erase(entity, plan);
            } else {
                noteHashes(plan);
            }
        }
        return Erased.of(removed, remaining);
    }

    private void erase(int entity, EntityPlan plan) {
        records = 0;
        events = 0;
        digests = 0;
        EntityStep step = new EntityStep(plan);
        if (plan.keyNames().size() == key.texts().size()) {
            erase(entity, step, hash(plan), bytes(plan));
        } else if (keyed.keeper() instanceof OwnedRecords owned) {
            eraseParts(entity, plan, step, owned);
        } else {
            remaining.put(
                    plan.name() + ".records",
                    "a store elsewhere is not looked through for keys that have this one as a part: forget each by its whole key "
                            + plan.keyNames());
            return;
        }
        entities[entity].counts().forgotten.add(records);
        removed.put(plan.name() + ".records", records);
        removed.put(plan.name() + ".events", events);
        if (records > 0) {
            remaining.put(
                    plan.name() + ".hash",
                    "a keyed hash of each key, and no text, in the filter of those who left: as long as something of what is"
                            + " removed could be in a window, who comes again is EVICTED, not new");
        }
        if (digests > 0) {
            remaining.put(
                    plan.name() + ".digests",
                    digests
                            + " records have keys so long that a SHA-256 stands for them, of which nobody can say what is in"
                            + " them: forget each by its whole key " + plan.keyNames());
        }
    }

    private void erase(int entity, EntityStep step, long hash, byte[] bytes) {
        boolean found = keyed.keeper()
                .forget(entity, hash, bytes, entities[entity].clock().now(), record -> {
                    step.open(record);
                    events += step.events();
                });
        if (found) {
            records++;
        }
    }

    private void eraseParts(int entity, EntityPlan plan, EntityStep step, OwnedRecords owned) {
        List<Found> found = new ArrayList<>();
        RecordWalk walk = owned.walk(entity);
        while (walk.next(record -> look(plan, record, found))) {
            // Now that no shard is held.
            for (Found one : found) {
                erase(entity, step, one.hash, one.key);
            }
            found.clear();
        }
    }

    private void look(EntityPlan plan, Block record, List<Found> found) {
        int from = record.at + Header.KEY;
        int end = from + Header.keyBytes(record.bytes, record.at);
        if (EntityKey.isDigest(record.bytes, from)) {
            digests++;
        } else if (hasParts(plan, record.bytes, from)) {
            found.add(new Found(Header.keyHash(record.bytes, record.at), Arrays.copyOfRange(record.bytes, from, end)));
        }
    }

    private boolean hasParts(EntityPlan plan, byte[] bytes, int from) {
        int next = from;
        for (String attribute : plan.keyNames()) {
            String text = key.text(attribute);
            next = text == null ? EntityKey.skip(bytes, next) : EntityKey.match(text, bytes, next);
            if (next < 0) {
                return false;
            }
        }
        return true;
    }

    /** The records of others may have counted a part of the key as one of their values. */
    private void noteHashes(EntityPlan plan) {
        for (RowColumns.CodeColumn column : plan.columns().codeColumns()) {
            if (key.text(column.name()) != null) {
                remaining.put(
                        plan.name() + "." + column.name(),
                        "keyed hashes among the values that records of this kind have counted, and no text, until they leave the"
                                + " longest window");
            }
        }
    }

    /** As an event's key is hashed. */
    private long hash(EntityPlan plan) {
        HashKey by = keyed.key();
        List<String> names = plan.keyNames();
        long hash = by.hash(text(names.get(0)));
        for (int i = 1; i < names.size(); i++) {
            hash = by.hash(hash, by.hash(text(names.get(i))));
        }
        return hash;
    }

    private byte[] bytes(EntityPlan plan) {
        int length = 0;
        for (String name : plan.keyNames()) {
            length += EntityKey.bytes(text(name));
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (String name : plan.keyNames()) {
            at = EntityKey.put(text(name), bytes, at);
        }
        return EntityKey.kept(bytes);
    }

    private String text(String attribute) {
        return Objects.requireNonNull(key.text(attribute));
    }

    private static final class Found {
        private final long hash;
        private final byte[] key;

        Found(long hash, byte[] key) {
            this.hash = hash;
            this.key = key;
        }
    }
}
