package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.OwnedRecords;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.vector.HashKey;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Profiles read from a snapshot into a store of their own. What was counted is counted again under the policy, whose windows and
 * aggregates may be others over what was kept of each event. An entity whose definition needs more than that begins empty. So
 * does one that the snapshot does not have. A key without a
 * profile of such an entity may have a past all the same, which was lost or never kept: it is taken for evicted for as
 * long as it may matter. Confined to one thread.
 */
final class RestoredHistory implements Durable.Restored {
    private static final int NOT_HERE = -1;
    private static final String REMEDY = "go without it and warm up from the log of events";
    /** Of an entity in the header: six lengths and counts, five times, two flags. */
    private static final int LEAST_ENTITY_BYTES = 6 * Integer.BYTES + 5 * Long.BYTES + 2;

    private final TrackedEntity[] entities;
    private final long aheadMillis;
    private final OwnedRecords store;
    private final BiConsumer<OwnedRecords, HashKey> publish;
    private final List<String> leftOut = new ArrayList<>();
    private final long[] origins;
    private final long[] clocks;
    /** By the policy's number of an entity, how many hot ones of it could not be read, and what could. */
    private final long[] hotLeft;

    /** Of which kinds hot entities have the rows that the policy has. */
    private final boolean[] sameRows;

    private SnapshotLayout layout = SnapshotLayout.CURRENT;
    private SnapshotEntity[] written = {};
    /** By the snapshot's number of an entity the policy's; {@link #NOT_HERE} for one that begins empty. */
    private int[] entityHere = {};

    private @Nullable HashKey key;

    /**
     * @param aheadMillis how far after its receipt an event may be stamped
     * @param store empty
     * @param publish puts the store, with its key, in its place
     */
    RestoredHistory(
            TrackedEntity[] entities, long aheadMillis, OwnedRecords store, BiConsumer<OwnedRecords, HashKey> publish) {
        this.entities = entities;
        this.aheadMillis = aheadMillis;
        this.store = store;
        this.publish = publish;
        this.origins = new long[entities.length];
        this.clocks = new long[entities.length];
        this.hotLeft = new long[entities.length];
        this.sameRows = new boolean[entities.length];
    }

    void read(StateReader in) throws IOException, InvalidStateException {
        byte[] header = in.next();
        if (header == null) {
            throw new InvalidStateException("found no block; expected the entities; " + REMEDY);
        }
        String place = "the entities";
        try {
            readLayout(buffer(header));
            StateInput profiles = new StateInput(in);
            readEntities(profiles);
            for (int entity = 0; entity < entityHere.length; entity++) {
                place = placeOf(entity);
                readProfiles(entity, profiles);
            }
            if (!profiles.isAtEnd()) {
                throw new IllegalArgumentException("more than the profiles");
            }
            noteHotLeft();
        } catch (IllegalArgumentException | IllegalStateException | BufferUnderflowException e) {
            throw new InvalidStateException(
                    place + ": found " + (e.getMessage() == null ? "too little" : e.getMessage())
                            + "; expected profiles as this version writes them; " + REMEDY,
                    e);
        } catch (RuntimeException | Error e) {
            throw new InvalidStateException(
                    place + ": found what cannot be read (" + e.getClass().getSimpleName()
                            + "); expected profiles as this version writes them, and memory for them; " + REMEDY,
                    e);
        }
    }

    @Override
    public void commit() {
        for (int i = 0; i < entities.length; i++) {
            entities[i].clock().set(origins[i], clocks[i]);
        }
        publish.accept(store, Objects.requireNonNull(key, "nothing was read"));
    }

    @Override
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private void readLayout(ByteBuffer in) throws InvalidStateException {
        layout = SnapshotLayout.read(in);
        byte[] keyBytes = new byte[HashKey.BYTES];
        in.get(keyBytes);
        key = HashKey.of(keyBytes);
    }

    private void readEntities(StateInput in) throws IOException, InvalidStateException {
        in.begin();
        int count = in.count(LEAST_ENTITY_BYTES);
        SnapshotEntity[] kept = new SnapshotEntity[count];
        for (int i = 0; i < count; i++) {
            kept[i] = SnapshotEntity.read(in);
        }
        in.end();
        written = kept;
        entityHere = new int[count];
        Set<String> found = new HashSet<>();
        long latest = 0;
        for (int i = 0; i < count; i++) {
            int here = find(kept[i]);
            entityHere[i] = here;
            latest = Math.max(latest, kept[i].clock());
            if (here != NOT_HERE) {
                origins[here] = kept[i].origin();
                clocks[here] = kept[i].clock();
            }
            found.add(kept[i].name());
        }
        for (int here = 0; here < entities.length; here++) {
            String name = entities[here].plan().name();
            if (!found.contains(name)) {
                // No policy has kept its past, but the events of the other entities were its events, too.
                leftOut.add("entity '" + name + "' begins anew: the snapshot does not have it" + lost(here, latest));
            }
        }
    }

    private int find(SnapshotEntity kept) {
        for (int i = 0; i < entities.length; i++) {
            if (entities[i].plan().name().equals(kept.name())) {
                String why = kept.unreadableUnder(entities[i].plan());
                if (why == null) {
                    return i;
                }
                leftOut.add("entity '" + kept.name() + "' begins anew: " + why + lost(i, kept.clock()));
                return NOT_HERE;
            }
        }
        leftOut.add("entity '" + kept.name() + "' of the snapshot is left out: the policy does not have it");
        return NOT_HERE;
    }

    /**
     * Marks what is missing of an entity as evicted while something from before {@code clock} may still be in a window.
     *
     * @param clock how far its stream had come; 0 if nothing had been counted
     * @return the note on it
     */
    private String lost(int here, long clock) {
        if (clock == 0) {
            return "";
        }
        TrackedEntity entity = entities[here];
        // The newest event may be ahead of the clock by a tick, and as far as stamps may be ahead.
        long newest = Math.addExact(clock, Math.addExact(entity.clock().tickMillis(), aheadMillis));
        long keptUntil = Math.addExact(newest, entity.plan().idleMillis());
        store.noteEvictedUntil(here, keptUntil);
        return "; until " + Instant.ofEpochMilli(keptUntil - entity.plan().latenessMillis())
                + " whoever of it is not known is EVICTED, not new";
    }

    /** The policy's name of a kind of entity; that of the snapshot is not repeated if the policy does not have it. */
    private String placeOf(int entity) {
        int here = entityHere[entity];
        return here == NOT_HERE
                ? "entity " + (entity + 1) + " of the snapshot"
                : "entity '" + entities[here].plan().name() + "'";
    }

    private void readProfiles(int entity, StateInput in) throws IOException, InvalidStateException {
        int here = entityHere[entity];
        if (here == NOT_HERE) {
            skipFrames(in);
            skipFrames(in);
            return;
        }
        EntityPlan plan = entities[here].plan();
        RecordCodec records = new RecordCodec(new EntityStep(plan), written[entity].under(plan));
        boolean hotToo = layout.hasCurrentHot() && written[entity].isSameAs(plan);
        sameRows[here] = hotToo;
        hotToo &= written[entity].folding().equals(plan.foldingFingerprint());
        while (in.begin() > 0) {
            if (records.read(in, hotToo)) {
                in.end();
                store.put(here, records.keyHash(), records.key(), records::into);
            } else {
                hotLeft[here]++;
                in.skip();
            }
        }
        store.readEvicted(here, in);
    }

    private static void skipFrames(StateInput in) throws IOException, InvalidStateException {
        while (in.begin() > 0) {
            in.skip();
        }
    }

    private void noteHotLeft() {
        for (int i = 0; i < entities.length; i++) {
            if (hotLeft[i] > 0) {
                leftOut.add(hotLeft[i] + " of entity '" + entities[i].plan().name() + "' begin anew: "
                        + (!sameRows[i]
                                ? "they have too many events to be counted again with other columns, another retention or another"
                                        + " layout"
                                : "their older events were folded for other windows or aggregates")
                        + lost(i, clocks[i]));
            }
        }
    }

    private static ByteBuffer buffer(byte[] block) {
        return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }
}
