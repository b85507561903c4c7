package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.step.EntityStep;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes records of a store elsewhere, which are copied and little more. Reused; confined to one thread.
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

    private IllegalArgumentException otherWindows() {
        return refused(
                "found an entity of many events, which were counted together for other windows or aggregates; expected those"
                        + " of this policy; take the record out of the store, and warm up from the log of events");
    }

    IllegalArgumentException refused(String why) {
        return format.refused(why);
    }

    /** The record in a block as bytes; null if nothing is kept in it. */
    byte @Nullable [] write(Block block) {
        if (!block.exists() || isEmpty(block)) {
            return null;
        }
        byte[] record = bytes(block);
        format.seal(record, Header.keptUntil(block.bytes, block.at));
        return record;
    }

    private static boolean isEmpty(Block block) {
        return Header.rows(block.bytes, block.at) == 0
                && !Header.has(block.bytes, block.at, Header.HOT | Header.UNCOUNTED);
    }

    private static byte[] bytes(Block block) {
        int at = RecordFormat.RECORD;
        byte[] record = new byte[at + Integer.BYTES + block.length];
        Bytes.putInt(record, at, block.length);
        System.arraycopy(block.bytes, block.at, record, at + Integer.BYTES, block.length);
        return record;
    }
}
