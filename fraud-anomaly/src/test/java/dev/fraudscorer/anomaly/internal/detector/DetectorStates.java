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

    public static List<byte[]> blocks(DetectorState state) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        state.save((bytes, length) -> blocks.add(Arrays.copyOf(bytes, length)));
        return blocks;
    }

    public static RestoredState read(DetectorState state, List<byte[]> blocks)
            throws IOException, InvalidStateException {
        Iterator<byte[]> next = blocks.iterator();
        return RestoredState.read("odd", state, () -> next.hasNext() ? next.next() : null);
    }

    /** A state restored from the blocks. */
    public static DetectorState restored(DetectorConfig config, List<byte[]> blocks)
            throws IOException, InvalidStateException {
        DetectorState state = new DetectorState(config);
        read(state, blocks).commit();
        return state;
    }
}
