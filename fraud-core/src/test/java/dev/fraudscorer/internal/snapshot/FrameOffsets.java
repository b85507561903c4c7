package dev.fraudscorer.internal.snapshot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where the frames of a snapshot begin, found without the reader. */
final class FrameOffsets {
    private static final int FIRST = 12;
    private static final int END = 8;

    private FrameOffsets() {}

    /** The beginning of each frame, and last the end of the last frame. */
    static List<Integer> of(byte[] file) {
        List<Integer> offsets = new ArrayList<>();
        int at = FIRST;
        while (at < file.length - END) {
            offsets.add(at);
            at += 1 + 4 + ByteBuffer.wrap(file).getInt(at + 1) + 4;
        }
        offsets.add(at);
        return offsets;
    }
}
