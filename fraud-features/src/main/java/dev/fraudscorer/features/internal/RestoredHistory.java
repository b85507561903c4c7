package dev.fraudscorer.features.internal;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Profiles read from a snapshot into a store of their own. An entity whose definition is not the one of the snapshot
 * begins empty, since what was kept has another meaning. So does one that the snapshot does not have. A key without a
 * profile of such an entity may have a past all the same, which was lost or never kept: it is taken for evicted for as
 * long as it may matter. Confined to one thread.
 */
final class RestoredHistory implements Durable.Restored {
    private static final int NOT_HERE = -1;
    private static final String REMEDY = "go without it and warm up from the log of events";
    /** Of an entity in the header: three lengths and two times. */
    private static final int LEAST_ENTITY_BYTES = 3 * Integer.BYTES + 2 * Long.BYTES;

    private final TrackedEntity[] entities;
    private final long aheadMillis;
    private final OwnedRecords store;
    private final BiConsumer<OwnedRecords, HashKey> publish;
    private final List<String> leftOut = new ArrayList<>();
    private final long[] origins;
    private final long[] clocks;
    private final boolean[] sameFolding;
    private final long[] foldedOtherwise;
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
        this.sameFolding = new boolean[entities.length];
        this.foldedOtherwise = new long[entities.length];
    }

    void read(StateReader in) throws IOException, InvalidStateException {
        byte[] header = in.next();
        if (header == null) {
            throw new InvalidStateException("found no block; expected the entities; " + REMEDY);
        }
        String place = "the entities";
        try {
            readEntities(buffer(header));
            StateInput profiles = new StateInput(in);
            for (int entity = 0; entity < entityHere.length; entity++) {
                place = placeOf(entity);
                readProfiles(entityHere[entity], profiles);
            }
            if (!profiles.isAtEnd()) {
                throw new IllegalArgumentException("more than the profiles");
            }
            noteFoldedOtherwise();
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

    private void readEntities(ByteBuffer in) throws InvalidStateException {
        int version = in.getInt();
        if (version != StateSaver.VERSION) {
            throw new InvalidStateException("found state of layout " + version + "; expected layout "
                    + StateSaver.VERSION + "; restore it with the library that wrote it, or " + REMEDY);
        }
        byte[] keyBytes = new byte[HashKey.BYTES];
        in.get(keyBytes);
        key = HashKey.of(keyBytes);
        int count = in.getInt();
        if (count < 0 || (long) count * LEAST_ENTITY_BYTES > in.remaining()) {
            throw new IllegalArgumentException(count + " entities");
        }
        entityHere = new int[count];
        Set<String> found = new HashSet<>();
        long latest = 0;
        for (int i = 0; i < count; i++) {
            String name = text(in);
            String fingerprint = text(in);
            String folding = text(in);
            long origin = in.getLong();
            long clock = in.getLong();
            entityHere[i] = find(name, fingerprint, clock);
            latest = Math.max(latest, clock);
            if (entityHere[i] != NOT_HERE) {
                sameFolding[entityHere[i]] =
                        entities[entityHere[i]].plan().foldingFingerprint().equals(folding);
                origins[entityHere[i]] = origin;
                clocks[entityHere[i]] = clock;
            }
            found.add(name);
        }
        for (int here = 0; here < entities.length; here++) {
            String name = entities[here].plan().name();
            if (!found.contains(name)) {
                // No policy has kept its past, but the events of the other entities were its events, too.
                leftOut.add("entity '" + name + "' begins anew: the snapshot does not have it" + lost(here, latest));
            }
        }
    }

    private int find(String name, String fingerprint, long clock) {
        for (int i = 0; i < entities.length; i++) {
            if (entities[i].plan().name().equals(name)) {
                if (entities[i].plan().fingerprint().equals(fingerprint)) {
                    return i;
                }
                leftOut.add("entity '" + name
                        + "' begins anew: its attributes, filters, retention or lateness are not those"
                        + " that the snapshot was made under" + lost(i, clock));
                return NOT_HERE;
            }
        }
        leftOut.add("entity '" + name + "' of the snapshot is left out: the policy does not have it");
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

    private void readProfiles(int here, StateInput in) throws IOException, InvalidStateException {
        @Nullable
        RecordCodec records = here == NOT_HERE ? null : new RecordCodec(new EntityStep(entities[here].plan()));
        while (in.begin() > 0) {
            if (records == null) {
                in.skip();
                continue;
            }
            if (records.read(in, sameFolding[here])) {
                in.end();
                store.put(here, records.keyHash(), records.key(), records::into);
            } else {
                foldedOtherwise[here]++;
                in.skip();
            }
        }
        in.begin();
        long evictedUntil = in.getLong();
        in.end();
        if (here != NOT_HERE) {
            store.noteEvictedUntil(here, evictedUntil);
        }
    }

    private void noteFoldedOtherwise() {
        for (int i = 0; i < entities.length; i++) {
            if (foldedOtherwise[i] > 0) {
                leftOut.add(
                        foldedOtherwise[i] + " of entity '" + entities[i].plan().name() + "' begin anew: their older"
                                + " events were folded for other windows or aggregates" + lost(i, clocks[i]));
            }
        }
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ByteBuffer buffer(byte[] block) {
        return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }
}
