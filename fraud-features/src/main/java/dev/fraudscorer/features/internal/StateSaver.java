package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EvictedWalk;
import dev.fraudscorer.features.internal.record.OwnedRecords;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.state.StateWriter;
import dev.fraudscorer.spi.vector.HashKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the profiles of all entities. The first block has the layouts and the key of all hashes; then follows a stream of frames,
 * first what each kind of entity is, then what is kept of it, in the same order, cut into blocks without regard to them, so that
 * a profile may have any size:
 *
 * <pre>
 *   {@link SnapshotLayout} 16 | hash key 16
 *   frame: entities 4 | {@link SnapshotEntity} each
 *   per entity: frame of each profile, see {@link RecordCodec} | empty frame | frames of who was evicted | empty frame
 *       | frame: how far its stream has come 8, {@link UnkeptPast}
 * </pre>
 *
 * <p>A frame begins with its length in 8 bytes. A profile is copied while the visits to it wait, and written while they continue.
 * Confined to one thread.
 */
final class StateSaver implements Consumer<Block> {
    private static final int BEGIN_BYTES = SnapshotLayout.BYTES + HashKey.BYTES;

    private final StateWriter out;
    private @Nullable RecordCodec records;
    private final StateOutput profiles = new StateOutput();

    StateSaver(StateWriter out) {
        this.out = out;
    }

    void save(TrackedEntity[] entities, OwnedRecords keeper, HashKey key) throws IOException {
        ByteBuffer begin = ByteBuffer.allocate(BEGIN_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        SnapshotLayout.CURRENT.write(begin);
        out.block(begin.put(key.bytes()).array(), BEGIN_BYTES);
        profiles.begin();
        profiles.putInt(entities.length);
        for (TrackedEntity entity : entities) {
            SnapshotEntity.of(entity).write(profiles);
        }
        profiles.end();
        for (int entity = 0; entity < entities.length; entity++) {
            out.place("entity '" + entities[entity].plan().name() + "'");
            records = new RecordCodec(new EntityStep(entities[entity].plan()));
            RecordWalk walk = keeper.walk(entity);
            while (walk.next(this)) {
                profiles.writeFull(out);
            }
            endFrames();
            // Behind the profiles: one that was evicted while they were written may not be among them.
            EvictedWalk evicted = keeper.walkEvicted(entity);
            while (evicted.next(profiles)) {
                profiles.writeFull(out);
            }
            endFrames();
            // Behind all that: what has left meanwhile had left by then.
            profiles.begin();
            profiles.putLong(entities[entity].clock().now());
            entities[entity].past().unkept().write(profiles);
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

    private void endFrames() {
        profiles.begin();
        profiles.end();
    }
}
