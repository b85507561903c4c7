package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.profile.Profile;
import dev.fraudscorer.features.internal.profile.ProfileCodec;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileWalk;
import dev.fraudscorer.features.store.StoredProfile;
import dev.fraudscorer.spi.StateWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes the profiles of all entities. The first block has the key of all hashes, and says which entities there are, how
 * far their clocks have come and until when evicted profiles might be kept; then come blocks of profiles, each of one entity:
 *
 * <pre>
 *   version 4 | hash key 16 | entities 4 | per entity: name, fingerprint, folding fingerprint (each length 4, UTF-8),
 *     clock's origin 8 and time 8, evicted until 8
 *   entity 4 | profile, profile, ...
 * </pre>
 *
 * <p>A profile is copied while the visits to it wait, and written while they go on. Confined to one thread.
 */
final class StateSaver implements Consumer<StoredProfile> {
    static final int VERSION = 3;

    private static final int BLOCK_BYTES = 1 << 20;

    private final StateWriter out;
    private ByteBuffer block = buffer(2 * BLOCK_BYTES);

    StateSaver(StateWriter out) {
        this.out = out;
    }

    void save(TrackedEntity[] entities, KeyedStore keyed) throws IOException {
        ProfileStore store = keyed.store();
        writeEntities(entities, keyed);
        for (int entity = 0; entity < entities.length; entity++) {
            ProfileWalk walk = store.walk(entity);
            begin(entity);
            while (walk.next(this)) {
                if (block.position() >= BLOCK_BYTES) {
                    flush();
                    begin(entity);
                }
            }
            flush();
        }
    }

    @Override
    public void accept(StoredProfile profile) {
        ProfileCodec.write((Profile) profile, this::roomFor);
    }

    /** The block, with room for so many bytes behind what is in it. */
    private ByteBuffer roomFor(int bytes) {
        if (block.remaining() < bytes) {
            block = buffer(block.position() + bytes).put(block.flip());
        }
        return block;
    }

    private void writeEntities(TrackedEntity[] entities, KeyedStore keyed) throws IOException {
        block.putInt(VERSION);
        block.put(keyed.key().bytes());
        block.putInt(entities.length);
        for (int i = 0; i < entities.length; i++) {
            TrackedEntity entity = entities[i];
            put(entity.plan().name());
            put(entity.plan().fingerprint());
            put(entity.plan().foldingFingerprint());
            roomFor(3 * Long.BYTES)
                    .putLong(entity.clock().origin())
                    .putLong(entity.clock().now())
                    .putLong(keyed.store().evictedUntilMillis(i));
        }
        flush();
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        roomFor(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    private void begin(int entity) {
        block.putInt(entity);
    }

    @SuppressWarnings("ByteBufferBackingArray") // wrapped from its beginning
    private void flush() throws IOException {
        out.block(block.array(), block.position());
        block.clear();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.wrap(new byte[bytes]).order(ByteOrder.LITTLE_ENDIAN);
    }
}
