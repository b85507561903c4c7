package dev.fraudscorer.features.internal;

import dev.fraudscorer.spi.state.InvalidStateException;
import java.nio.ByteBuffer;

/**
 * By which numbers a snapshot is laid out: the stream as a whole, and each form of record in it.
 *
 * <p>Whoever changes one gives it the next number, and goes on reading the earlier ones from {@link #FIRST} on: an application that
 * takes a later version of this library must not lose what it has counted. {@code KeptSnapshotTest} restores a file of each.
 * Only hot entities of an earlier layout may begin anew.
 *
 * @param stream of frames; 8 is the first that says which columns its rows have, 9 the first that says what of the past was not kept
 */
record SnapshotLayout(int stream, int small, int large, int hot) {
    /** The first that is read. */
    static final int FIRST = 8;

    static final SnapshotLayout CURRENT = new SnapshotLayout(9, 1, 1, 1);

    private static final int FIRST_WITH_UNKEPT_PAST = 9;

    /** How many bytes it takes. */
    static final int BYTES = 4 * Integer.BYTES;

    private static final String REMEDY = "go without it and warm up from the log of events";

    void write(ByteBuffer out) {
        out.putInt(stream).putInt(small).putInt(large).putInt(hot);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws InvalidStateException if this version cannot read such a snapshot, with what to do
     */
    static SnapshotLayout read(ByteBuffer in) throws InvalidStateException {
        int stream = in.getInt();
        if (stream < FIRST) {
            throw new InvalidStateException("found state of layout " + stream + "; expected layout " + FIRST + " to "
                    + CURRENT.stream + "; restore it with the library that wrote it, or " + REMEDY);
        }
        check("state", stream, CURRENT.stream);
        SnapshotLayout layout = new SnapshotLayout(stream, in.getInt(), in.getInt(), in.getInt());
        check("small records", layout.small, CURRENT.small);
        check("large records", layout.large, CURRENT.large);
        check("hot entities", layout.hot, CURRENT.hot);
        return layout;
    }

    private static void check(String what, int found, int current) throws InvalidStateException {
        if (found < 1 || found > current) {
            throw new InvalidStateException("found " + what + " of layout " + found
                    + ", which a later version of this library has written; this one reads layouts up to " + current
                    + "; restore it with that version or a later one, or " + REMEDY);
        }
    }

    /** Whether it says of each kind of entity what of its past was not kept, and how far its stream had come in the end. */
    boolean hasUnkeptPast() {
        return stream >= FIRST_WITH_UNKEPT_PAST;
    }

    /** Whether hot entities are as this version writes them. */
    boolean hasCurrentHot() {
        return hot == CURRENT.hot;
    }
}
