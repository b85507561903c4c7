package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** One frame in memory. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StateBytes(byte[] frame) {
    static StateBytes of(Consumer<StateOutput> content) {
        StateOutput out = new StateOutput();
        out.begin();
        content.accept(out);
        out.end();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try {
            out.writeAll((bytes, length) -> frame.write(bytes, 0, length));
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return new StateBytes(frame.toByteArray());
    }

    /** What is in the frame. */
    byte[] bytes() {
        return Arrays.copyOfRange(frame, Long.BYTES, frame.length);
    }

    /** At the beginning of what is in the frame. */
    StateInput input() throws IOException, InvalidStateException {
        Iterator<byte[]> blocks = List.of(frame).iterator();
        StateInput in = new StateInput(() -> blocks.hasNext() ? blocks.next() : null);
        in.begin();
        return in;
    }
}
