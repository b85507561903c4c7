package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.profile.Profile;
import dev.fraudscorer.features.internal.profile.ProfileCodec;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes records of a store elsewhere. A small or large record is copied and little more; a hot entity is decoded and
 * encoded as a whole at each visit, which takes milliseconds. Reused; confined to one thread.
 */
final class StoredRecords {
    private final RecordFormat format;
    private final EntityStep step;
    private final ArrayBlock image = new ArrayBlock();
    private final ArrayBlock made = new ArrayBlock();

    StoredRecords(TrackedEntity entity, RecordFormat format) {
        this.format = format;
        this.step = new EntityStep(entity.plan());
    }

    /**
     * Reads a record into a block that may be changed, until the next one is read.
     *
     * @param record null for an entity without one
     * @throws IllegalArgumentException if it cannot be read, with what to do
     */
    Block read(byte @Nullable [] record) {
        image.clear();
        if (record == null) {
            return image;
        }
        format.check(record);
        boolean sameFolding = format.sameFolding(record);
        int from = RecordFormat.RECORD + Integer.BYTES;
        int end = from + Bytes.getInt(record, RecordFormat.RECORD);
        image.bytes = Arrays.copyOfRange(record, from, end);
        image.length = end - from;
        if (Header.has(image.bytes, 0, Header.HOT)) {
            image.hot = hot(record, end, sameFolding);
        }
        if (sameFolding) {
            return image;
        }
        if (Header.has(image.bytes, 0, Header.LARGE)) {
            throw otherWindows();
        }
        made.clear();
        step.recount(image, made);
        return made;
    }

    private Profile hot(byte[] record, int from, boolean sameFolding) {
        try {
            StateInput in = new StateInput(once(Arrays.copyOfRange(record, from, record.length)));
            in.begin();
            Profile profile = ProfileCodec.read(step.plan(), in, sameFolding);
            if (profile == null) {
                throw otherWindows();
            }
            in.end();
            return profile;
        } catch (IOException | InvalidStateException e) {
            throw new IllegalStateException("an array has neither ends nor gaps", e);
        }
    }

    private IllegalArgumentException otherWindows() {
        return refused(
                "found an entity of many events, which were counted together for other windows or aggregates; expected those"
                        + " of this policy; take the record out of the store, and warm up from the log of events");
    }

    IllegalArgumentException refused(String why) {
        return format.refused(why);
    }

    private static StateReader once(byte[] bytes) {
        return new StateReader() {
            private byte @Nullable [] left = bytes;

            @Override
            public byte @Nullable [] next() {
                byte[] next = left;
                left = null;
                return next;
            }
        };
    }

    /** The record in a block as bytes; null if nothing is kept in it. */
    byte @Nullable [] write(Block block) {
        if (!block.exists() || isEmpty(block)) {
            return null;
        }
        byte[] record = block.hot == null ? cold(block) : hot(block, (Profile) block.hot);
        format.seal(record, Header.keptUntil(block.bytes, block.at));
        return record;
    }

    private static boolean isEmpty(Block block) {
        return Header.rows(block.bytes, block.at) == 0
                && !Header.has(block.bytes, block.at, Header.HOT | Header.UNCOUNTED);
    }

    private static byte[] cold(Block block) {
        int at = RecordFormat.RECORD;
        byte[] record = new byte[at + Integer.BYTES + block.length];
        Bytes.putInt(record, at, block.length);
        System.arraycopy(block.bytes, block.at, record, at + Integer.BYTES, block.length);
        return record;
    }

    private static byte[] hot(Block block, Profile profile) {
        StateOutput out = new StateOutput();
        out.begin();
        ProfileCodec.write(profile, out);
        out.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(cold(block));
        try {
            out.writeAll((piece, length) -> bytes.write(piece, 0, length));
        } catch (IOException e) {
            throw new IllegalStateException("an array takes all bytes", e);
        }
        return bytes.toByteArray();
    }
}
