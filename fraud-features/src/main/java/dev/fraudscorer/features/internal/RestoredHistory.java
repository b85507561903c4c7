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
 * aggregates may be others over what was kept of each event. What they need besides is noted as {@link UnkeptPast}, and so is the
 * past of a kind of entity that begins empty, since its key is another one or the snapshot does not have it. A hot entity that was
 * folded for other windows begins anew as if it had been evicted. Confined to one thread.
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

    private final UnkeptPast[] unkept;
    /** By the policy's number of an entity, how many hot ones of it could not be read, and what could. */
    private final long[] hotLeft;

    private final long[] hotUntil;

    /** Of which kinds hot entities have the rows that the policy has. */
    private final boolean[] sameRows;

    private SnapshotLayout layout = SnapshotLayout.CURRENT;
    private SnapshotEntity[] written = {};
    /** Why kinds of entities begin empty, by the policy's number. */
    private final @Nullable String[] whyEmpty;

    /** The latest time of any event in the snapshot, as far as clocks and records show it. */
    private long newestOfAll = Long.MIN_VALUE;

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
        this.whyEmpty = new String[entities.length];
        this.unkept = new UnkeptPast[entities.length];
        for (int i = 0; i < entities.length; i++) {
            unkept[i] = UnkeptPast.none(entities[i].plan().columns());
        }
        this.hotLeft = new long[entities.length];
        this.hotUntil = new long[entities.length];
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
            noteEmpty();
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
            entities[i].past().set(unkept[i]);
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
        for (int i = 0; i < count; i++) {
            int here = find(kept[i]);
            entityHere[i] = here;
            if (here != NOT_HERE) {
                origins[here] = kept[i].origin();
                clocks[here] = kept[i].clock();
            }
            found.add(kept[i].name());
        }
        for (int here = 0; here < entities.length; here++) {
            if (!found.contains(entities[here].plan().name())) {
                whyEmpty[here] = "it was not kept before";
            }
        }
    }

    private int find(SnapshotEntity kept) {
        for (int i = 0; i < entities.length; i++) {
            if (entities[i].plan().name().equals(kept.name())) {
                whyEmpty[i] = kept.unreadableUnder(entities[i].plan());
                return whyEmpty[i] == null ? i : NOT_HERE;
            }
        }
        leftOut.add("entity '" + kept.name() + "' of the snapshot is left out: the policy does not have it");
        return NOT_HERE;
    }

    /** The time after which no event of a kind was counted: one may be ahead of the clock by a tick, and as far as stamps may. */
    private long newest(long clock, long tickMillis, long newestRow) {
        return clock == 0
                ? newestRow
                : Math.max(newestRow, Math.addExact(clock, Math.addExact(tickMillis, aheadMillis)));
    }

    /** No policy has kept the past of a kind that begins empty, but the events of the other entities were its events, too. */
    private void noteEmpty() {
        for (int here = 0; here < entities.length; here++) {
            EntityPlan plan = entities[here].plan();
            String why = whyEmpty[here];
            if (why != null) {
                if (newestOfAll != Long.MIN_VALUE) {
                    unkept[here] = UnkeptPast.all(plan.columns(), newestOfAll);
                }
                leftOut.add("entity '" + plan.name() + "' begins anew: " + why + cold(plan, unkept[here]));
            }
        }
    }

    /** Until when features are cold, for a note. */
    private static String cold(EntityPlan plan, UnkeptPast past) {
        ColdFeatures cold = past.features(plan);
        return cold.isNone()
                ? ""
                : "; features that need it are COLD, the last until " + Instant.ofEpochMilli(cold.completeFrom());
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
        SnapshotEntity kept = written[entity];
        if (here == NOT_HERE) {
            skipFrames(in);
            skipFrames(in);
            readPast(kept, in, Long.MIN_VALUE);
            return;
        }
        EntityPlan plan = entities[here].plan();
        RecordCodec records = new RecordCodec(new EntityStep(plan), kept.under(plan));
        boolean hotToo = layout.hasCurrentHot() && kept.isSameAs(plan);
        sameRows[here] = hotToo;
        hotToo &= kept.folding().equals(plan.foldingFingerprint());
        long newestRow = Long.MIN_VALUE;
        while (in.begin() > 0) {
            if (records.read(in, hotToo)) {
                in.end();
                newestRow = Math.max(newestRow, records.newest());
                store.put(here, records.keyHash(), records.key(), records::into);
            } else {
                hotLeft[here]++;
                in.skip();
                long until = Math.addExact(records.keptUntil(), kept.longerUnder(plan));
                hotUntil[here] = Math.max(hotUntil[here], until);
                store.noteEvicted(here, records.keyHash(), until, clocks[here]);
            }
        }
        store.readEvicted(here, in, kept.longerUnder(plan));
        noteLacked(here, kept, readPast(kept, in, newestRow), plan);
    }

    /**
     * Reads what the snapshot says of a kind behind its records.
     *
     * @param newestRow the latest of its rows
     */
    private Past readPast(SnapshotEntity kept, StateInput in, long newestRow)
            throws IOException, InvalidStateException {
        long clock = kept.clock();
        UnkeptPast before = UnkeptPast.none(kept.columns());
        if (layout.hasUnkeptPast()) {
            in.begin();
            clock = Math.max(clock, in.getLong());
            before = UnkeptPast.read(in, kept.columns());
            in.end();
        }
        long tick = StreamClock.tickMillis(kept.retentionMillis() + kept.latenessMillis());
        long newest = newest(clock, tick, newestRow);
        newestOfAll = Math.max(newestOfAll, newest);
        return new Past(before, newest);
    }

    private void noteLacked(int here, SnapshotEntity kept, Past past, EntityPlan plan) {
        unkept[here] = kept.unkeptUnder(plan, past.before(), past.newest());
        List<String> lacked = kept.lackedBy(plan);
        if (!lacked.isEmpty()) {
            leftOut.add("entity '" + plan.name() + "': " + String.join("; ", lacked) + cold(plan, unkept[here]));
        }
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
                        + "; until "
                        + Instant.ofEpochMilli(hotUntil[i] - entities[i].plan().latenessMillis())
                        + " at the latest they are EVICTED, not new");
            }
        }
    }

    private static ByteBuffer buffer(byte[] block) {
        return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param before what was not kept before
     * @param newest the time after which no event was counted
     */
    private record Past(UnkeptPast before, long newest) {}
}
