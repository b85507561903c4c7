package dev.fraudscorer.anomaly.internal.memory;

import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Memories in and out of the blocks of a snapshot. */
final class MemoryStates {
    private MemoryStates() {}

    static List<byte[]> blocks(Memory memory) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        memory.save((bytes, length) -> blocks.add(Arrays.copyOf(bytes, length)));
        return blocks;
    }

    static RestoredMemory read(Memory memory, List<byte[]> blocks) throws IOException, InvalidStateException {
        Iterator<byte[]> next = blocks.iterator();
        return RestoredMemory.read("odd", memory, () -> next.hasNext() ? next.next() : null);
    }

    /** A memory that goes on from the blocks. */
    static Memory restored(Learning learning, List<byte[]> blocks) throws IOException, InvalidStateException {
        Memory memory = new Memory(learning);
        read(memory, blocks).commit();
        return memory;
    }
}
