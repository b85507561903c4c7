package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.large.LargeRecord;
import dev.fraudscorer.features.internal.plan.RowColumns;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Block;
import dev.fraudscorer.features.internal.record.EventRow;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.SmallRecord;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.features.internal.step.WrittenUnder;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Records as bytes, for snapshots: a small record as it is; the header of a large or hot one, and what was counted in it. Reading trusts them no further than their checksum: nonsense throws {@link
 * IllegalArgumentException}, and nothing is half read. Confined to one thread.
 */
final class RecordCodec {
    private final EntityStep step;
    private final LargeCodec large;
    private final Current row;
    private final WrittenUnder under;
    /** Reads small records of the columns that they were written with. */
    private final SmallRecord small;

    private final EventRow taken;
    private final ArrayBlock image = new ArrayBlock();
    private final ArrayBlock made = new ArrayBlock();

    /** For records of the step's own plan. */
    RecordCodec(EntityStep step) {
        this(step, WrittenUnder.same(step.plan()));
    }

    /** For reading records that were written under another plan. */
    RecordCodec(EntityStep step, WrittenUnder under) {
        RowColumns from = under.mapping().from();
        this.step = step;
        this.under = under;
        this.large = new LargeCodec(from);
        this.small = new SmallRecord(from, image);
        this.taken = EventRow.of(from);
        this.row = new Current(
                step.plan().columns().numbers(),
                step.plan().columns().codes(),
                step.plan().columns().size());
    }

    void write(Block record, StateOutput out) {
        boolean isLarge = Header.has(record.bytes, record.at, Header.LARGE);
        int length = isLarge ? Header.body(record.bytes, record.at) : record.length;
        out.putInt(length);
        out.putBytes(record.bytes, record.at, length);
        if (isLarge) {
            step.open(record);
            large.write(step.large(), row, out);
        }
    }

    /**
     * Reads a record into what {@link #keyHash}, {@link #key} and {@link #into} return.
     *
     * @param hotToo whether hot ones can be read: they were folded under the same fingerprint
     * @return false, and the rest is not read, if it is a hot one that cannot be one of the plan
     */
    boolean read(StateInput in, boolean hotToo) throws IOException, InvalidStateException {
        byte[] bytes = in.bytes(in.count(1));
        if (bytes.length < Header.KEY) {
            throw new IllegalArgumentException("a record of " + bytes.length + " bytes");
        }
        image.bytes = bytes;
        image.at = 0;
        image.length = bytes.length;
        made.clear();
        if ((Header.uncounted(bytes, 0) + Short.BYTES > bytes.length && Header.has(bytes, 0, Header.UNCOUNTED))
                || Header.body(bytes, 0) > bytes.length) {
            throw new IllegalArgumentException("a key of " + Header.keyBytes(bytes, 0) + " bytes");
        }
        if (!Header.has(bytes, 0, Header.LARGE)) {
            step.recount(image, small, taken, under, made);
            return true;
        }
        if (Header.has(bytes, 0, Header.HOT) && !hotToo) {
            return false;
        }
        LargeRecord into = step.beginLarge(image, under, made);
        large.read(in, step, into, under.mapping(), taken, row);
        step.endLarge(image, under);
        return true;
    }

    long keyHash() {
        return Header.keyHash(image.bytes, 0);
    }

    /** Until when the record is kept, by what it was written under. */
    long keptUntil() {
        return Header.keptUntil(image.bytes, 0);
    }

    /** The time of the newest event kept by itself of the record that was read; {@link Long#MIN_VALUE} if it has none. */
    long newest() {
        return step.newest();
    }

    byte[] key() {
        return Arrays.copyOfRange(image.bytes, Header.KEY, Header.KEY + Header.keyBytes(image.bytes, 0));
    }

    /** Moves the record that was read into a block. */
    void into(Block block) {
        step.copy(made, block);
    }
}
