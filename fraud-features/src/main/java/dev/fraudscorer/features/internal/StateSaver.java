package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.OwnedRecords;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.state.StateWriter;
import dev.fraudscorer.spi.vector.HashKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the profiles of all entities. The first block has the key of all hashes, the names of the entities and how far
 * their clocks are; then follows a stream of frames, entity by entity in the same order, cut into blocks without regard
 * to them, so that a profile may have any size:
 *
 * <pre>
 *   version 7 | hash key 16 | entities 4 | per entity: name, fingerprint, folding fingerprint (each length 4, UTF-8),
 *     clock's origin 8 and time 8
 *   length of a profile 8, profile | ... | 0 in 8 bytes | 8 in 8 bytes, until when evicted profiles might be kept
 * </pre>
 *
 * <p>A profile is copied while the visits to it wait, and written while they continue. Confined to one thread.
 */
final class StateSaver implements Consumer<Block> {
    static final int VERSION = 7;

    private static final int HEADER_BYTES = 1 << 16;

    private final StateWriter out;
    private @Nullable RecordCodec records;
    private final StateOutput profiles = new StateOutput();
    private ByteBuffer block = buffer(HEADER_BYTES);

    StateSaver(StateWriter out) {
        this.out = out;
    }

    void save(TrackedEntity[] entities, OwnedRecords keeper, HashKey key) throws IOException {
        writeEntities(entities, key);
        for (int entity = 0; entity < entities.length; entity++) {
            out.place("entity '" + entities[entity].plan().name() + "'");
            records = new RecordCodec(new EntityStep(entities[entity].plan()));
            RecordWalk walk = keeper.walk(entity);
            while (walk.next(this)) {
                profiles.writeFull(out);
            }
            profiles.begin();
            profiles.end();
            // Behind the profiles: one that was evicted while they were written is not among them.
            profiles.begin();
            profiles.putLong(keeper.evictedUntil(entity));
            profiles.end();
        }
        profiles.writeAll(out);
    }

    @Override
    public void accept(Block record) {
        profiles.begin();
        Objects.requireNonNull(records, "no entity has begun").write(record, profiles);
        profiles.end();
    }

    /** The block, with room for so many bytes behind what is in it. */
    private ByteBuffer roomFor(int bytes) {
        if (block.remaining() < bytes) {
            block = buffer(block.position() + bytes).put(block.flip());
        }
        return block;
    }

    private void writeEntities(TrackedEntity[] entities, HashKey key) throws IOException {
        block.putInt(VERSION);
        block.put(key.bytes());
        block.putInt(entities.length);
        for (TrackedEntity entity : entities) {
            put(entity.plan().name());
            put(entity.plan().fingerprint());
            put(entity.plan().foldingFingerprint());
            roomFor(2 * Long.BYTES)
                    .putLong(entity.clock().origin())
                    .putLong(entity.clock().now());
        }
        flush();
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        roomFor(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
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
