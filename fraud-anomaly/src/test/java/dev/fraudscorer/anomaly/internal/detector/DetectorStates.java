package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Memories in and out of the blocks of a snapshot. */
public final class DetectorStates {
    private DetectorStates() {}

    public static List<byte[]> blocks(DetectorState memory) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        memory.save((bytes, length) -> blocks.add(Arrays.copyOf(bytes, length)));
        return blocks;
    }

    public static RestoredState read(DetectorState memory, List<byte[]> blocks)
            throws IOException, InvalidStateException {
        Iterator<byte[]> next = blocks.iterator();
        return RestoredState.read("odd", memory, () -> next.hasNext() ? next.next() : null);
    }

    /** A memory that goes on from the blocks. */
    public static DetectorState restored(DetectorConfig learning, List<byte[]> blocks)
            throws IOException, InvalidStateException {
        DetectorState memory = new DetectorState(learning);
        read(memory, blocks).commit();
        return memory;
    }
}
