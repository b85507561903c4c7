package dev.fraudscorer.internal.snapshot;

import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A source whose state is the blocks themselves. */
class BlockSource implements Durable {
    private final String name;
    private List<byte[]> blocks;

    BlockSource(String name, List<byte[]> blocks) {
        this.name = name;
        this.blocks = blocks;
    }

    List<byte[]> blocks() {
        return blocks;
    }

    @Override
    public String stateName() {
        return name;
    }

    @Override
    public void save(StateWriter out) throws IOException {
        for (byte[] block : blocks) {
            out.block(block, block.length);
        }
    }

    @Override
    public Restored restore(StateReader in) throws IOException, InvalidStateException {
        List<byte[]> read = new ArrayList<>();
        for (byte[] block = in.next(); block != null; block = in.next()) {
            read.add(block);
        }
        return restored(read, List.of());
    }

    final Restored restored(List<byte[]> read, List<String> leftOut) {
        return new Restored() {
            @Override
            public void commit() {
                blocks = read;
            }

            @Override
            public List<String> leftOut() {
                return leftOut;
            }
        };
    }
}
