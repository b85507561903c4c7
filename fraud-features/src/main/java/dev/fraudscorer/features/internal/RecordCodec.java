package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.profile.Profile;
import dev.fraudscorer.features.internal.profile.ProfileCodec;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Records as bytes, for snapshots and for stores elsewhere: the record as it is, or, of a hot entity, a header with its key and what was counted beside
 * it. Reading trusts them no further than their checksum: nonsense throws {@link IllegalArgumentException}, and nothing is half
 * read. Confined to one thread.
 */
final class RecordCodec {
    private final EntityStep step;
    private final ArrayBlock image = new ArrayBlock();

    RecordCodec(EntityStep step) {
        this.step = step;
    }

    static void write(Block record, StateOutput out) {
        out.putInt(record.length);
        out.putBytes(record.bytes, record.at, record.length);
        if (record.hot != null) {
            ProfileCodec.write((Profile) record.hot, out);
        }
    }

    /**
     * Reads a record into what {@link #keyHash} and {@link #into} return.
     *
     * @param sameFolding whether it was written under the same folding fingerprint
     * @return false, and the rest is not read, if events of it were folded for other windows or aggregates than the plan has
     */
    boolean read(StateInput in, boolean sameFolding) throws IOException, InvalidStateException {
        byte[] bytes = in.bytes(in.count(1));
        if (bytes.length < Header.KEY || bytes.length % Block.LINE != 0) {
            throw new IllegalArgumentException("a record of " + bytes.length + " bytes");
        }
        image.bytes = bytes;
        image.at = 0;
        image.length = bytes.length;
        image.hot = null;
        if (Header.body(bytes, 0) > bytes.length) {
            throw new IllegalArgumentException("a key of " + Header.keyBytes(bytes, 0) + " bytes");
        }
        if (Header.has(bytes, 0, Header.HOT)) {
            Profile profile = ProfileCodec.read(step.plan(), in, sameFolding);
            if (profile == null) {
                return false;
            }
            image.hot = profile;
        }
        return true;
    }

    /** The record that was read, as it is; of use only if it is trusted, and until the next one is read. */
    Block image() {
        return image;
    }

    long keyHash() {
        return Header.keyHash(image.bytes, 0);
    }

    byte[] key() {
        return Arrays.copyOfRange(image.bytes, Header.KEY, Header.KEY + Header.keyBytes(image.bytes, 0));
    }

    /** Counts the record that was read in a block. */
    void into(Block block) {
        step.recount(image, block);
    }
}
